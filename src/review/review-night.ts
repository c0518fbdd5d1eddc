import type { Tag } from '../model/tag.ts'
import type { TaggedConversation } from '../model/tagged.ts'
import { cannedWatch } from '../reporters/page/canned-findings.ts'
import type { Finding, PageConversation, PageTurn } from '../reporters/page/page-data.ts'
import { withBetter } from '../reporters/page/page-report.ts'
import { praiseBook } from '../reporters/page/praise.ts'
import { hasFindings, type Showing, showConversation } from '../reporters/page/show-conversation.ts'
import { type Place, placeKey } from './decision.ts'
import { inOrder, keyOfFinding, type QueueFilter, selectFindings } from './queue.ts'

/** What the server answers from. */
export interface ReviewNight {
  readonly queued: number
  readonly find: (source: string, id: string) => PageConversation | undefined
  /** What the tagger says or suspects of a turn; undefined of a bid. */
  readonly saidOf: (place: Place, turn: PageTurn) => Tag | undefined
  /** A page of the queue. `isDone` knows what was decided already. */
  readonly queue: (
    filter: QueueFilter,
    offset: number,
    limit: number,
    isDone: (placeKey: string) => boolean,
  ) => { readonly total: number; readonly items: readonly Finding[] }
}

/** Collects every conversation in which there is something to review. It grows with the night, unlike a report: a kilobyte or two for each of them. */
export interface NightCollector {
  readonly add: (tagged: TaggedConversation) => void
  readonly night: () => ReviewNight
}

export function collectNight(showing: Showing): NightCollector {
  /** As JSON: a string is a third of the objects. */
  const conversations = new Map<string, string>()
  const found: { finding: Finding; readonly text: string; readonly wording: string | undefined }[] = []
  const praise = praiseBook(showing)
  const watch = cannedWatch()
  const add = (tagged: TaggedConversation): void => {
    praise.add(tagged)
    const key = keyOf(tagged.conversation.source, tagged.conversation.id)
    // Of two conversations under one id the first is shown: what the second has is counted as left out.
    if (!hasFindings(tagged) || conversations.has(key)) return
    const { conversation, findings } = JSON.parse(JSON.stringify(showConversation(tagged, showing))) as ReturnType<typeof showConversation>
    conversations.set(key, JSON.stringify(conversation))
    for (const finding of findings) {
      const turn = conversation.turns[finding.at]!
      found.push({ finding, text: turn.text, wording: watch.add(finding, turn) })
    }
  }
  const night = (): ReviewNight => {
    const isCanned = watch.canned()
    for (const one of found) if (isCanned(one.wording)) one.finding = { ...one.finding, canned: true }
    const texts = new Map(found.map(({ finding, text }) => [finding, text]))
    const all = [...texts.keys()]
    const sorted = { worst: inOrder(all, 'worst'), unsure: inOrder(all, 'unsure') }
    const find = (source: string, id: string): PageConversation | undefined => {
      const json = conversations.get(keyOf(source, id))
      return json === undefined ? undefined : (JSON.parse(json) as PageConversation)
    }
    const suspected = new Map(found.flatMap(({ finding }) => (finding.tag === undefined ? [] : [[keyOfFinding(finding), finding.tag]])))
    return {
      queued: found.length,
      find,
      saidOf: (place, turn) => (place.subject === 'bid' ? undefined : (suspected.get(placeKey(place)) ?? turn.tag)),
      queue: (filter, offset, limit, isDone) => {
        const selected = selectFindings(sorted[filter.order ?? 'worst'], filter, isDone, finding => texts.get(finding)!)
        const items = selected
          .slice(offset, offset + limit)
          .map(finding => withBetter(finding, find(finding.source, finding.conversation)!, praise))
        return { total: selected.length, items }
      },
    }
  }
  return { add, night }
}

function keyOf(source: string, id: string): string {
  return JSON.stringify([source, id])
}
