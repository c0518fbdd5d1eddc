import { isDont, TAGS, type Tag } from '../model/tag.ts'
import type { TurnTag } from '../model/tagged.ts'
import type { Turn } from '../model/turn.ts'
import { calibrate } from '../tagger/calibrate.ts'
import { inContext, type TurnInContext } from '../tagger/context.ts'
import { evidenceOf } from '../tagger/cue-judge.ts'
import type { Cue } from '../tagger/cues/cue.ts'
import { adviceOf, learnedId } from '../tagger/cues/learned.ts'
import { anyDontOf, provedRight, ruleOf } from '../tagger/decide.ts'
import type { Opinion } from '../tagger/judge.ts'
import type { Match } from '../tagger/matcher.ts'
import { phrasesOf } from '../tagger/phrases.ts'
import type { Tagger } from '../tagger/tagger.ts'
import type { Weights } from '../tagger/weights.ts'
import { sharesOf } from '../tagger/weights-judge.ts'
import { offsets } from '../text/words.ts'
import { BID_ADVICE } from './bid-cue-text.ts'
import type { Door, Explanation, FiredCue, Shares, TagProbability } from './explanation.ts'
import { flipsOf, type Piece } from './flips.ts'

/** What decides, and the cues that are known. */
export interface Deciding {
  readonly tagger: Tagger
  readonly cuesIn: (turn: TurnInContext) => readonly Match<Cue>[]
  readonly weights: Weights | undefined
  readonly cues: readonly Cue[]
}

const SINGLES = 40 // words tried one by one: the heaviest, so that a page of text is explained at once, too

/** Why an agent's turn is tagged as it is, after these turns, and what would turn the tag. */
export function explain({ tagger, cuesIn, weights, cues }: Deciding, said: Turn, before: readonly Turn[]): Explanation {
  const turn = inItsContext(said, before)
  const opinion = tagger.judge(turn)
  const decision = tagger.tagTurn(turn)
  const hits = cuesIn(turn)
  const tags = probabilities(opinion, weights)
  const leading = decision.tag === 'neutral' ? tags.find(({ tag }) => tag !== 'neutral')!.tag : decision.tag
  const shares = weights && sharesFor(leading, opinion, turn, hits, weights)
  const fired = firedCues(turn, hits)
  const doors = doorsBefore(tagger, before, turn.turn)
  const lastAgent = before.findLastIndex(({ role }) => role === 'agent')
  return {
    text: said.text,
    context: before.map(({ role, text }, index) => ({ role, text, counts: role === 'customer' && index > lastAgent })),
    heard: [...turn.signals],
    doors,
    decision,
    tags,
    thresholds: weights && thresholdsOf(opinion, weights),
    shares,
    cues: fired,
    flips: flipsOf(tagger, turn, phrasesIn(turn, fired, opinion, decision, shares), wordsIn(turn, shares)),
    instead: [...advice(decision, cues), ...(doors.some(({ met }) => !met) ? [BID_ADVICE] : [])],
  }
}

function doorsBefore(tagger: Tagger, before: readonly Turn[], turn: Turn): Door[] {
  const { moments } = tagger.tag({ id: '', source: '', turns: [...before, turn] })
  return (moments?.bids ?? [])
    .filter(({ answer }) => answer === before.length)
    .map(({ index, met, confidence, evidence }) => ({ text: before[index]!.text, met, confidence, evidence }))
}

function inItsContext(turn: Turn, before: readonly Turn[]): TurnInContext {
  const [last] = [...inContext([...before, turn], wanted => wanted === turn)]
  return last!.context
}

function probabilities(opinion: Opinion, weights: Weights | undefined): TagProbability[] {
  const proved = weights
    ? provedRight(opinion, anyDontOf(opinion), ruleOf(opinion, weights.decision), weights.decision.niceSlope)
    : opinion.score
  return TAGS.map(tag => ({ tag, raw: opinion.score(tag), probability: proved(tag) })).sort((a, b) => b.probability - a.probability)
}

function thresholdsOf(opinion: Opinion, { decision }: Weights): Explanation['thresholds'] {
  const { said, calibration } = ruleOf(opinion, decision)
  const raw = { together: anyDontOf(opinion), said, possible: decision.possible }
  const proved = (value: number): number => calibrate(calibration, value)
  return { raw, calibrated: { together: proved(raw.together), said: proved(raw.said), possible: proved(raw.possible) } }
}

function sharesFor(tag: Tag, opinion: Opinion, turn: TurnInContext, hits: readonly Match<Cue>[], weights: Weights): Shares {
  const { tokens, context: around, bias } = sharesOf(weights, turn, hits, tag)
  const context = around + (isDont(tag) ? (opinion.added ?? 0) : 0)
  const places = offsets(turn.words)
  const words = Array.from(tokens, (share, at) => {
    const [start, end] = [places[at * 2]!, places[at * 2 + 1]!]
    return { start, end, text: turn.words.text.slice(start, end), share }
  })
  const score = Math.log(opinion.score(tag) / opinion.score('neutral'))
  return { tag, score, context, bias, others: score - words.reduce((sum, { share }) => sum + share, context + bias), words }
}

function firedCues(turn: TurnInContext, hits: readonly Match<Cue>[]): FiredCue[] {
  const owners = new Map(hits.map(({ owner }) => [owner.id, owner.tag]))
  return evidenceOf(hits, turn).map(({ cue, start, end, text, why }) => ({ cue, tag: owners.get(cue)!, start, end, text, why }))
}

// All that carried weight: cues of any tag, the words that spoke for the tag, and those that held the likeliest other one back.
function phrasesIn(
  turn: TurnInContext,
  fired: readonly FiredCue[],
  opinion: Opinion,
  { tag, possible }: TurnTag,
  shares: Shares | undefined,
): Piece[] {
  const suspicion = possible?.evidence ?? []

  const pieces: Exclude<Piece, 'customer'>[] = [...fired, ...suspicion]
  if (tag !== 'neutral') pieces.push(...opinion.evidence(tag))
  if (shares) {
    const held = Float64Array.from(shares.words, ({ share }) => (tag === 'neutral' ? -share : share))
    for (const { from, to } of phrasesOf(held, turn.words.tokens)) {
      const [start, end] = [shares.words[from]!.start, shares.words[to - 1]!.end]
      pieces.push({ start, end, text: turn.words.text.slice(start, end) })
    }
  }
  const apart = new Map(pieces.map(({ start, end, text }) => [`${start}-${end}`, { start, end, text }]))
  return [...apart.values(), ...(turn.before === '' ? [] : ['customer' as const])]
}

function wordsIn(turn: TurnInContext, shares: Shares | undefined): Piece[] {
  const words = (shares?.words ?? []).filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const heaviest = words.sort((a, b) => Math.abs(b.share) - Math.abs(a.share)).slice(0, SINGLES)
  return [...heaviest.map(({ start, end, text }) => ({ start, end, text })), ...(turn.before === '' ? [] : ['customer' as const])]
}

function advice({ tag, evidence, possible }: Explanation['decision'], cues: readonly Cue[]): string[] {
  const dont = isDont(tag) ? tag : possible?.tag
  const spoken = [...evidence, ...(possible?.evidence ?? [])].flatMap(({ cue }) => adviceOf(cue, cues) ?? [])
  return [...new Set(spoken.length > 0 || dont === undefined ? spoken : [adviceOf(learnedId(dont), cues) ?? []].flat())]
}
