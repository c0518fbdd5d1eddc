import { useLayoutEffect } from 'preact/hooks'
import { isTyping } from '../is-typing.ts'

/** What each key does; undefined does nothing at the moment. */
export type KeyActs = Readonly<Record<string, (() => void) | undefined>>

/** Single keys as shortcuts, where nobody is typing into a field. */
export function useKeys(areOn: boolean, acts: KeyActs): void {
  // Not after the next paint: a key that comes before it would still mean the turn before.
  useLayoutEffect(() => {
    if (!areOn) return
    const onKey = (event: KeyboardEvent): void => {
      const act = isTyping(event) ? undefined : acts[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
