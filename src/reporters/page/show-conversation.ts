import { isDont } from '../../model/tag.ts'
import type { Evidence, TaggedConversation, TurnTag } from '../../model/tagged.ts'
import { agentKey, type Turn } from '../../model/turn.ts'
import { clean } from '../escape.ts'
import type { Finding, Mark, PageConversation, PageTurn } from './page-data.ts'
import { shownText } from './shown-text.ts'

/** How words are shown. */
export interface Showing {
  readonly mask: (text: string) => string
  /** What to say instead, by cue id. */
  readonly advice: (cueId: string) => string | undefined
}

export interface ShownConversation {
  readonly conversation: PageConversation
  /** In the order of the turns. */
  readonly findings: readonly Finding[]
}

/** A conversation is shown whole up to so many turns; of a longer one what is around its findings. */
const SHOWN_WHOLE = 200
const SHOWN_BEFORE = 40
const SHOWN_AFTER = 15
/** UTF-16 units of a turn in the queue: two lines of it. */
const QUEUE_WORDS = 160

/** Whether there is anything to review in it. */
export function hasFindings({ tags, moments }: TaggedConversation): boolean {
  return (
    tags.some(decision => decision !== undefined && (isDont(decision.tag) || decision.possible !== undefined)) ||
    moments?.bids.some(({ met }) => !met) === true
  )
}

/** A tagged conversation as the page shows it, and what in it is to be reviewed. Of a very long one what is around the findings, and `around`. */
export function showConversation(tagged: TaggedConversation, showing: Showing, around?: number): ShownConversation {
  const { id, source, turns } = tagged.conversation
  const found = foundIn(tagged)
  const kept = keptTurns(turns.length, [...found.flatMap(({ at, answer = at }) => [at, answer]), ...(around === undefined ? [] : [around])])
  const places = new Map(kept.map((index, place) => [index, place]))
  const shown = kept.map((index, place): PageTurn => {
    const gap = index - (place === 0 ? 0 : kept[place - 1]! + 1)
    return { ...showTurn(turns[index]!, tagged.tags[index], showing), ...(gap > 0 ? { gap } : {}) }
  })
  const findings = found.map(({ at, answer, evidence, ...finding }): Finding => {
    const turn = turns[at]!
    const spoke = answer === undefined ? turn : turns[answer]!
    return {
      ...finding,
      source,
      conversation: id,
      turn: turn.turn,
      at: places.get(at)!,
      ...(answer === undefined ? {} : { answer: places.get(answer)! }),
      agent: agentKey(spoke),
      words: firstWords(shown[places.get(at)!]!.text),
      ...(evidence === undefined ? {} : { marks: marksOf(turn.text, evidence, showing) }),
    }
  })
  return { conversation: { source, id, turns: shown }, findings }
}

/** A turn as the page shows it. */
export function showTurn(turn: Turn, decision: TurnTag | undefined, { mask, advice }: Showing): PageTurn {
  const { text, spans } = shownText(turn.text, decision?.evidence ?? [], mask)
  const aside = turn.internal ? 'internal' : turn.automated ? 'automated' : undefined
  return {
    turn: turn.turn,
    role: turn.role,
    speaker: turn.role === 'agent' ? clean(turn.speaker) : mask(clean(turn.speaker)),
    text,
    ...(turn.time === undefined ? {} : { time: turn.time }),
    ...(turn.offset === undefined ? {} : { offset: turn.offset }),
    ...(aside === undefined ? {} : { aside }),
    ...(turn.role === 'agent' ? { agent: agentKey(turn) } : {}),
    ...(decision === undefined
      ? {}
      : {
          tag: decision.tag,
          severity: decision.severity,
          confidence: decision.confidence,
          ...(decision.also.length > 0 ? { also: decision.also } : {}),
          ...(spans.length > 0 ? { marks: spans.map(span => markOf(span, advice)) } : {}),
        }),
  }
}

type Found = Pick<Finding, 'kind' | 'at' | 'answer' | 'tag' | 'severity' | 'confidence'> & { readonly evidence?: readonly Evidence[] }

function foundIn({ tags, moments }: TaggedConversation): Found[] {
  const turns = tags.flatMap((decision, at): Found[] => {
    if (decision === undefined) return []
    const { tag, severity, confidence, possible } = decision
    if (isDont(tag)) return [{ kind: 'said', at, tag, severity, confidence }]
    if (possible === undefined) return []
    return [{ kind: 'possible', at, tag: possible.tag, severity: 0, confidence: possible.confidence, evidence: possible.evidence ?? [] }]
  })
  const missed = (moments?.bids ?? []).flatMap(({ index: at, answer, met, confidence, evidence }): Found[] =>
    met ? [] : [{ kind: 'missed', at, answer, severity: 0, confidence, evidence }],
  )
  return [...turns, ...missed].sort((a, b) => a.at - b.at)
}

function keptTurns(turns: number, found: readonly number[]): number[] {
  const all = Array.from({ length: turns }, (_, index) => index)
  if (turns <= SHOWN_WHOLE) return all
  return all.filter(index => found.some(at => index >= at - SHOWN_BEFORE && index <= at + SHOWN_AFTER))
}

function marksOf(text: string, evidence: readonly Evidence[], { mask, advice }: Showing): Mark[] {
  return shownText(text, evidence, mask).spans.map(span => markOf(span, advice))
}

function markOf({ start, end, cue, why }: Evidence, advice: Showing['advice']): Mark {
  const instead = advice(cue)
  return { start, end, cue, why, ...(instead === undefined ? {} : { instead }) }
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= QUEUE_WORDS ? line : `${line.slice(0, QUEUE_WORDS).replace(/[\ud800-\udbff]$/, '')}…`
}
