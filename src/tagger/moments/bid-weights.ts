import type { Calibration } from '../calibrate.ts'
import { isNumeric } from '../learned-file.ts'

/** When a turn is a bid, by what is made of it. */
export interface BidRule {
  /** Raw probability from which it is one. */
  readonly from: number
  readonly calibration: Calibration
}

/** What decides beside the weights themselves. */
interface BidDecision {
  /** Where the answer meets it. */
  readonly met: BidRule
  /** Where it does not: what nobody took up was less often a bid. Its `from` is at least that of `met`. */
  readonly missed: BidRule
  readonly bias: number
  /** What one step of a value is worth in log-odds. */
  readonly scale: number
}

/** Learned weights of a logistic regression: what opens a personal door. */
export interface BidWeights extends BidDecision {
  /** 0 where nothing was learned of the feature; whole numbers, times `scale`. */
  readonly weightOf: (feature: number) => number
}

/** The features and values to write, features ascending. */
export interface BidContent extends BidDecision {
  readonly features: Int32Array
  readonly values: Int16Array
}

/** What the header of a file of weights says of them. */
export interface BidHeader extends BidDecision {
  readonly count: number
}

/** Bytes of a feature and its value. */
export const BID_ENTRY = 6

/** Features, then values, little-endian. */
export function bidBytes({ features, values }: Pick<BidContent, 'features' | 'values'>): Uint8Array {
  const bytes = new Uint8Array(features.length * BID_ENTRY)
  const view = new DataView(bytes.buffer)
  features.forEach((feature, at) => {
    view.setInt32(at * 4, feature, true)
    view.setInt16(features.length * 4 + at * 2, values[at]!, true)
  })
  return bytes
}

export function bidWeights({ count, ...decision }: BidHeader, bytes: Uint8Array): BidWeights {
  const features = new Int32Array(new Uint8Array(bytes.subarray(0, count * 4)).buffer)
  const values = new Int16Array(new Uint8Array(bytes.subarray(count * 4, count * BID_ENTRY)).buffer)
  // Each word is looked up once a run: a Map of all that was learned would take longer to fill than all these searches.
  const weightOf = (feature: number): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (features[middle]! < feature) low = middle + 1
      else high = middle
    }
    return features[low] === feature ? values[low]! : 0
  }
  return { ...decision, weightOf }
}

export function isBidHeader(header: unknown): header is BidHeader {
  if (typeof header !== 'object' || header === null) return false
  const { count, met, missed, bias, scale } = header as Partial<BidHeader>
  return [count, met, missed, bias, scale].every(isNumeric)
}
