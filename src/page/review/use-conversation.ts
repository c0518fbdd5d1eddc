import { useEffect, useState } from 'preact/hooks'
import type { PageConversation } from '../../reporters/page/page-data.ts'
import type { Backend } from '../backend.ts'

/** The conversation of that name; undefined until it came. */
export function useConversation(backend: Backend, source: string | undefined, id: string | undefined): PageConversation | undefined {
  const [loaded, setLoaded] = useState<PageConversation>()
  useEffect(() => {
    let isWanted = true
    if (source !== undefined && id !== undefined)
      backend.conversation(source, id).then(
        conversation => isWanted && setLoaded(conversation),
        () => isWanted && setLoaded(undefined),
      )
    return () => {
      isWanted = false
    }
  }, [backend, source, id])
  return loaded?.source === source && loaded?.id === id ? loaded : undefined
}
