import type { Report } from '../../model/report.ts'
import type { TaggedConversation } from '../../model/tagged.ts'
import { type PraiseBook, praiseBook } from './praise.ts'
import { hasFindings, type Showing, type ShownConversation, showConversation } from './show-conversation.ts'

/** The conversations behind a report's moments, collected while the night is read: a report keeps only the words of the moments themselves. */
export interface Gallery {
  readonly add: (tagged: TaggedConversation) => void
  /** Whether it is time to `keep`: memory must not grow with the night. */
  readonly isFull: () => boolean
  /** Lets go what the report so far does not show. */
  readonly keep: (report: Report) => void
  readonly find: (source: string, conversation: string) => ShownConversation | undefined
  readonly praise: Pick<PraiseBook, 'like'>
}

/** Conversations beyond those that a report shows, before it is asked again: rarely enough to cost nothing. */
const SPARE = 2000

export function createGallery(showing: Showing): Gallery {
  /** As JSON: a string is a third of the objects, and keeps no chunk of the input alive. */
  const shown = new Map<string, string>()
  const praise = praiseBook(showing)
  let limit = SPARE
  return {
    add: tagged => {
      praise.add(tagged)
      if (!hasFindings(tagged)) return
      const { source, id } = tagged.conversation
      shown.set(keyOf(source, id), JSON.stringify(showConversation(tagged, showing)))
    },
    isFull: () => shown.size > limit,
    keep: report => {
      const wanted = new Set([...report.flagged, ...report.possible, ...report.missed].map(m => keyOf(m.source, m.conversation)))
      for (const key of shown.keys()) if (!wanted.has(key)) shown.delete(key)
      limit = 2 * shown.size + SPARE
    },
    find: (source, conversation) => {
      const json = shown.get(keyOf(source, conversation))
      return json === undefined ? undefined : (JSON.parse(json) as ShownConversation)
    },
    praise,
  }
}

function keyOf(source: string, conversation: string): string {
  return JSON.stringify([source, conversation])
}
