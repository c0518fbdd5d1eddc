import type { Tagger } from '../tagger/tagger.ts'
import { bootstrap, type Interval } from './bootstrap.ts'
import type { LabelledConversation } from './labels.ts'

/** A customer's turn that somebody labelled and an agent answered, and what the tagger says of it. */
export interface JudgedBid {
  readonly source: string
  readonly conversation: string
  /** As labelled: whether it is a bid, and whether the answer met it; undefined where nobody said. */
  readonly bid: boolean
  readonly met: boolean | undefined
  /** As found. */
  readonly found: boolean
  readonly foundMet: boolean
}

const BID_FIGURES = ['precision', 'recall', 'f1', 'metRight', 'missedPrecision', 'missedRecall', 'missedF1'] as const
type BidFigure = (typeof BID_FIGURES)[number]

export interface BidEvaluation {
  readonly turns: number
  /** Labelled a bid; of those labelled met or missed, the missed. */
  readonly bids: number
  readonly missed: number
  /** Found; found missed, but for bids of which nobody said whether they were met. */
  readonly found: number
  readonly foundMissed: number
  /** `metRight`: how many of the bids rightly found are rightly told met or missed. The figures of missed ask for both: a bid, and missed. NaN where nobody said. */
  readonly figures: Readonly<Record<BidFigure, Interval>>
}

/** Every labelled customer's turn to which an agent's turn that is tagged gives the answer. */
export function judgeBids(conversations: readonly LabelledConversation[], { tag }: Pick<Tagger, 'tag'>): JudgedBid[] {
  return conversations
    .filter(({ turns }) => turns.some(({ bid }) => bid !== undefined))
    .flatMap(({ id, source, turns }) => {
      const { tags, moments } = tag({ id, source, turns })
      const found = new Map(moments?.bids.map(bid => [bid.index, bid]))
      const lastAnswer = tags.findLastIndex(one => one !== undefined)
      return turns.flatMap(({ role, internal, bid, met }, index): JudgedBid[] => {
        if (role !== 'customer' || internal || bid === undefined || index > lastAnswer) return []
        const one = found.get(index)
        return [{ source, conversation: id, bid, met: met ?? undefined, found: one !== undefined, foundMet: one?.met === true }]
      })
    })
}

/** undefined where no turn carries such a label. */
export function evaluateBids(turns: readonly JudgedBid[]): BidEvaluation | undefined {
  if (turns.length === 0) return undefined
  const count = (wanted: (turn: JudgedBid) => boolean): number => turns.filter(wanted).length
  return {
    turns: turns.length,
    bids: count(({ bid }) => bid),
    missed: count(isMissed),
    found: count(({ found }) => found),
    foundMissed: count(isFoundMissed),
    figures: bootstrap(
      turns.map(({ source, conversation }) => JSON.stringify([source, conversation])),
      weights => figuresOf(turns, weights),
    ),
  }
}

function figuresOf(turns: readonly JudgedBid[], weights: ArrayLike<number>): Record<BidFigure, number> {
  const sum = (wanted: (turn: JudgedBid) => boolean): number =>
    turns.reduce((total, turn, at) => (wanted(turn) ? total + weights[at]! : total), 0)
  const bids = sum(({ bid }) => bid)
  const found = sum(turn => turn.found)
  const right = sum(turn => turn.bid && turn.found)
  const told = sum(turn => turn.bid && turn.met !== undefined)
  const missed = sum(isMissed)
  const foundMissed = told === 0 ? 0 : sum(isFoundMissed)
  const rightMissed = sum(turn => isMissed(turn) && isFoundMissed(turn))
  return {
    precision: right / found,
    recall: right / bids,
    f1: bids === 0 ? Number.NaN : (2 * right) / (bids + found),
    metRight:
      sum(turn => turn.bid && turn.found && turn.met === turn.foundMet) / sum(turn => turn.bid && turn.found && turn.met !== undefined),
    missedPrecision: rightMissed / foundMissed,
    missedRecall: rightMissed / missed,
    missedF1: missed === 0 ? Number.NaN : (2 * rightMissed) / (missed + foundMissed),
  }
}

function isMissed({ bid, met }: JudgedBid): boolean {
  return bid && met === false
}

function isFoundMissed({ bid, met, found, foundMet }: JudgedBid): boolean {
  return found && !foundMet && !(bid && met === undefined)
}
