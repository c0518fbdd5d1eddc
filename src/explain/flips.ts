import { isDont, type Tag } from '../model/tag.ts'
import type { TurnTag } from '../model/tagged.ts'
import { contextOf, type TurnInContext } from '../tagger/context.ts'
import { anyDontOf } from '../tagger/decide.ts'
import type { Tagger } from '../tagger/tagger.ts'

/** Words of the turn, by UTF-16 offsets; or what the customer said before it. */
export type Piece = { readonly start: number; readonly end: number; readonly text: string } | 'customer'

/** What the tag is once these pieces are left out. */
export interface Flip {
  readonly without: readonly Piece[]
  readonly decision: TurnTag
}

export interface Flips {
  /** Each alone is enough for another tag. */
  readonly alone: readonly Flip[]
  /**
   * Where none of them clears the turn (of every don't, if it was one): the set found by always leaving out what weighs most, less what
   * proved needless. undefined where one is enough, or no few are.
   */
  readonly together: Flip | undefined
}

const ALONE_SHOWN = 6
const MOST_TOGETHER = 4 // pieces: a longer list is another turn, and explains nothing

type Attempt = (without: readonly Piece[]) => Flip | undefined

/** Tags the turn again without each phrase; where none of them clears it, without single words; then without several of either. */
export function flipsOf(tagger: Tagger, turn: TurnInContext, phrases: readonly Piece[], singles: readonly Piece[]): Flips {
  const base = tagger.tagTurn(turn).tag
  const clears = ({ decision: { tag } }: Flip): boolean => (isDont(base) ? !isDont(tag) : tag !== base)
  const attempt: Attempt = without => {
    const left = leaveOut(turn, without)
    return left && { without, decision: tagger.tagTurn(left) }
  }
  const turning = (pieces: readonly Piece[]): Flip[] =>
    shortest(pieces.flatMap(piece => attempt([piece]) ?? []).filter(({ decision }) => decision.tag !== base))
  const byPhrases = turning(phrases)
  const bySingles = byPhrases.some(clears) ? [] : turning(singles)
  const alone = byPhrases.length === 0 ? bySingles : [...bySingles.filter(clears), ...byPhrases]
  const shown = [...alone].sort((a, b) => Number(clears(b)) - Number(clears(a))).slice(0, ALONE_SHOWN)
  if (alone.some(clears)) return { alone: shown, together: undefined }
  const weightOf = ({ without }: Flip): number => supportFor(tagger, leaveOut(turn, without)!, base)
  return { alone: shown, together: greedy(phrases, attempt, clears, weightOf) ?? greedy(singles, attempt, clears, weightOf) }
}

// Where a part of a phrase does the same, the part says more.
function shortest(flips: readonly Flip[]): Flip[] {
  const holds = (outer: Piece, inner: Piece): boolean =>
    outer !== 'customer' && inner !== 'customer' && outer !== inner && outer.start <= inner.start && inner.end <= outer.end
  return flips.filter(
    ({ without: [piece], decision }) => !flips.some(other => other.decision.tag === decision.tag && holds(piece!, other.without[0]!)),
  )
}

function greedy(
  pieces: readonly Piece[],
  attempt: Attempt,
  clears: (flip: Flip) => boolean,
  weightOf: (flip: Flip) => number,
): Flip | undefined {
  let out: readonly Piece[] = []
  while (out.length < Math.min(pieces.length, MOST_TOGETHER)) {
    const tries = pieces.flatMap(piece => (out.some(other => touches(piece, other)) ? [] : (attempt([...out, piece]) ?? [])))
    const weights = tries.map(weightOf)
    const best = tries[weights.indexOf(Math.min(...weights))]
    if (!best) return undefined
    out = best.without
    if (clears(best)) return thinned(best, attempt, clears)
  }
  return undefined
}

// What was left out early may be needless once the rest is gone.
function thinned(flip: Flip, attempt: Attempt, clears: (flip: Flip) => boolean): Flip {
  let kept = flip
  for (const piece of flip.without) {
    if (kept.without.length === 1) break
    const smaller = attempt(kept.without.filter(other => other !== piece))
    if (smaller && clears(smaller)) kept = smaller
  }
  return kept
}

function touches(a: Piece, b: Piece): boolean {
  return a === b || (a !== 'customer' && b !== 'customer' && a.start < b.end && b.start < a.end)
}

/** The same turn without these pieces; undefined where no word would be left. */
function leaveOut(turn: TurnInContext, without: readonly Piece[]): TurnInContext | undefined {
  const cuts = without.filter(piece => piece !== 'customer').sort((a, b) => b.start - a.start)
  const text = cuts.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), turn.words.text)
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  const before = without.includes('customer') ? '' : turn.before
  return contextOf({ ...turn.turn, text }, before, turn.previousAgent, turn.agentTurn, turn.previousWords, turn.previous)
}

// A don't stands or falls with all don'ts together.
function supportFor(tagger: Tagger, turn: TurnInContext, tag: Tag): number {
  const opinion = tagger.judge(turn)
  return isDont(tag) ? anyDontOf(opinion) : opinion.score(tag)
}
