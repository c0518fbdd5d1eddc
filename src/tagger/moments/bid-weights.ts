import { checkBody, decodeLearned, encodeLearned, type FileFaults, isNumeric } from '../learned-file.ts'
import type { CalibrationPoint } from '../weights.ts'

/** What decides beside the weights themselves. */
export interface BidDecision {
  /** Raw probability from which a turn is a bid. */
  readonly from: number
  /** Raw to how often it proved right. Ascending. */
  readonly calibration: readonly CalibrationPoint[]
  readonly bias: number
  /** What one step of a value is worth in log-odds. */
  readonly scale: number
  /** What they were trained on, one line, for people. */
  readonly trainedOn: string
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

/** How every file of bid weights begins, of whatever version. */
export const BIDS_MAGIC = 'saltshaker bids '
const MAGIC = `${BIDS_MAGIC}1\n`
const ENTRY = 6 // bytes: four of the feature, two of its value

/** The file: a header, then features and values, little-endian. */
export function encodeBids({ features, values, ...header }: BidContent): Uint8Array {
  const body = new Uint8Array(features.length * ENTRY)
  const view = new DataView(body.buffer)
  features.forEach((feature, at) => {
    view.setInt32(at * 4, feature, true)
    view.setInt16(features.length * 4 + at * 2, values[at]!, true)
  })
  return encodeLearned(MAGIC, { count: features.length, ...header }, body)
}

const FAULTS: FileFaults = {
  noneOfThem: 'not a file of bid weights; saltshaker train LABELS --bids FILE makes one',
  otherVersion: 'bid weights of another version of saltshaker: train them anew with saltshaker train --bids',
  damaged:
    'damaged bid weights: the file is cut short or changed; install saltshaker again, or train them anew with saltshaker train --bids',
}

/** Throws an Error whose message says what is wrong with the file. */
export function decodeBids(file: Uint8Array): BidWeights {
  const { header, body } = decodeLearned(file, MAGIC, BIDS_MAGIC, FAULTS)
  if (!isHeader(header)) throw new Error(FAULTS.damaged)
  checkBody(header, body, header.count * ENTRY, FAULTS)
  const { from, calibration, bias, scale, trainedOn, count } = header
  const features = new Int32Array(new Uint8Array(body.subarray(0, count * 4)).buffer)
  const values = new Int16Array(new Uint8Array(body.subarray(count * 4)).buffer)
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
  return { from, calibration, bias, scale, trainedOn, weightOf }
}

function isHeader(
  header: Readonly<Record<string, unknown>>,
): header is BidDecision & { count: number } & Readonly<Record<string, unknown>> {
  return Array.isArray(header.calibration) && [header.count, header.from, header.calibration, header.bias, header.scale].every(isNumeric)
}
