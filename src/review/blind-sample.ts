import { createHash } from 'node:crypto'
import { TAGS, type Tag } from '../model/tag.ts'
import type { TaggedConversation, TurnTag } from '../model/tagged.ts'
import { agentKey } from '../model/turn.ts'
import type { Finding, PageConversation } from '../reporters/page/page-data.ts'
import { type Showing, showConversation } from '../reporters/page/show-conversation.ts'
import { placeKey } from './decision.ts'
import { selectFindings } from './queue.ts'
import type { ReviewNight } from './review-night.ts'

interface Drawn {
  readonly draw: string
  readonly said: Tag
  readonly finding: Finding
  readonly conversation: PageConversation
}

/**
 * The same turns for every reviewer with the same files, number and seed, whatever the order of files: as many of each tag and of the suspected
 * don'ts as there are, so that the rare ones are among them. Drawn by a hash, in memory that does not grow with the night.
 */
export function drawSample(
  size: number,
  seed: string,
  showing: Showing,
): { add: (tagged: TaggedConversation) => void; night: () => ReviewNight } {
  const strata = new Map<string, Drawn[]>()
  const add = (tagged: TaggedConversation): void => {
    const { source, id, turns } = tagged.conversation
    tagged.tags.forEach((decision, index) => {
      if (decision === undefined) return
      const turn = turns[index]!
      const draw = hashOf(JSON.stringify([seed, source, id, turn.turn, turn.text]))
      const stratum = stratumOf(decision)
      const kept = strata.get(stratum) ?? []
      strata.set(stratum, kept)
      if (kept.length === size && draw >= kept.at(-1)!.draw) return
      kept.push(drawn(tagged, index, draw, decision, showing))
      kept.sort((a, b) => (a.draw < b.draw ? -1 : 1))
      kept.length = Math.min(kept.length, size)
    })
  }
  return { add, night: () => nightOf(inTurn([...STRATA.map(name => strata.get(name) ?? [])], size)) }
}

const STRATA: readonly string[] = [...TAGS, 'possible']

function stratumOf({ tag, possible }: TurnTag): string {
  return possible === undefined ? tag : 'possible'
}

/** One of each stratum in turn until there are enough, then in the order of the draw: no order tells a tag. */
function inTurn(strata: readonly (readonly Drawn[])[], size: number): Drawn[] {
  const sample: Drawn[] = []
  const longest = Math.max(0, ...strata.map(({ length }) => length))
  for (let rank = 0; rank < longest; rank++)
    for (const stratum of strata) if (rank < stratum.length && sample.length < size) sample.push(stratum[rank]!)
  return sample.sort((a, b) => (a.draw < b.draw ? -1 : 1))
}

/** The conversation up to the turn, as the codebook has it, and without a word of what the tagger says. */
function drawn(tagged: TaggedConversation, index: number, draw: string, { tag: said }: TurnTag, showing: Showing): Drawn {
  const { source, id, turns } = tagged.conversation
  const until = { conversation: { source, id, turns: turns.slice(0, index + 1) }, tags: [] }
  const { conversation } = showConversation(until, showing, index)
  const at = conversation.turns.length - 1
  const finding: Finding = {
    kind: 'sample',
    source,
    conversation: id,
    turn: turns[index]!.turn,
    at,
    agent: agentKey(turns[index]!),
    severity: 0,
    confidence: 0,
    words: conversation.turns[at]!.text.replace(/\s+/g, ' ').slice(0, 160),
  }
  return JSON.parse(JSON.stringify({ draw, said, finding, conversation })) as Drawn
}

function nightOf(sample: readonly Drawn[]): ReviewNight {
  const places = new Map(
    sample.map(one => {
      const { source, conversation, turn } = one.finding
      return [placeKey({ source, conversation, turn, subject: 'tag' }), one]
    }),
  )
  const findings = sample.map(({ finding }) => finding)
  return {
    queued: sample.length,
    // Of two sampled turns of one conversation the later shows more: the page cuts it at the turn that is judged.
    find: (source, id) =>
      sample
        .filter(({ conversation }) => conversation.source === source && conversation.id === id)
        .map(({ conversation }) => conversation)
        .sort((a, b) => b.turns.length - a.turns.length)[0],
    queue: (filter, offset, limit, isDone) => {
      const selected = selectFindings(findings, filter, isDone, ({ words }) => words)
      return { total: selected.length, items: selected.slice(offset, offset + limit) }
    },
    saidOf: place => places.get(placeKey(place))?.said,
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
