import { type Dont, TAGS, type Tag } from '../model/tag.ts'
import type { Calibration } from './calibrate.ts'
import { type FeatureTable, featureTable } from './feature-table.ts'
import { FEATURES_VERSION } from './features.ts'
import { checkBody, decodeLearned, encodeLearned, type FileFaults, isNumeric } from './learned-file.ts'
import { BID_ENTRY, type BidContent, type BidHeader, type BidWeights, bidBytes, bidWeights, isBidHeader } from './moments/bid-weights.ts'

/** What training decides beside the weights themselves. */
export interface Decision {
  /** Raw probability of any don't from which one is said, by which of them is the likeliest. */
  readonly said: Readonly<Record<Dont, number>>
  /** The same where a cue that stands alone speaks for that don't: two witnesses need less. */
  readonly saidWithCue: number
  /** From which one is possible. */
  readonly possible: number
  /** Of any don't. */
  readonly calibration: Calibration
  /** The same where a cue that stands alone speaks for the likeliest don't. */
  readonly calibrationWithCue: Calibration
  /** Raw log-odds among yes, small talk and neutral, times this, are those that prove right. */
  readonly niceSlope: number
}

/**
 * Learned weights: for each feature number a row of COLUMNS (the tags in the order of TAGS, then severity, then any don't), small whole
 * numbers; times `scale`.
 */
export interface Weights extends FeatureTable {
  readonly decision: Decision
  /** What they were trained on, one line, for people. */
  readonly trainedOn: string
  readonly size: number
  readonly scale: number
  readonly bias: Float32Array
  /** What opens a personal door; undefined where too few customers' turns were labelled to learn it. */
  readonly bids: BidWeights | undefined
}

/** The features and weights to write: rows of COLUMNS in the order of `features`, which ascend. */
export interface WeightsContent {
  readonly decision: Decision
  readonly trainedOn: string
  readonly features: Int32Array
  readonly rows: Int8Array
  readonly scale: number
  readonly bias: readonly number[]
  readonly bids?: BidContent | undefined
}

/** One column a tag, one that tells a clear don't (severity 2 or 3) from a mild one, and one that tells any don't from none. */
export const COLUMNS = TAGS.length + 2
export const SEVERITY_COLUMN = TAGS.length
export const DONT_COLUMN = TAGS.length + 1

/** How every file of weights begins, of whatever version. */
export const WEIGHTS_MAGIC = 'saltshaker weights '
const MAGIC = `${WEIGHTS_MAGIC}3\n`

/** The file: a header, then feature numbers (ascending) and rows, then the same of bids, little-endian. */
export function encodeWeights({ features, rows, bids, ...header }: WeightsContent): Uint8Array {
  const ofBids = bids === undefined ? new Uint8Array() : bidBytes(bids)
  const body = new Uint8Array(features.length * 4 + rows.length + ofBids.length)
  const view = new DataView(body.buffer)
  features.forEach((feature, index) => {
    view.setInt32(index * 4, feature, true)
  })
  body.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), features.length * 4)
  body.set(ofBids, features.length * 4 + rows.length)
  const { features: seen, values, ...bidHeader } = bids ?? { features: [], values: [] }
  const meta = {
    features: FEATURES_VERSION,
    tags: TAGS,
    count: features.length,
    ...header,
    ...(bids && { bids: { ...bidHeader, count: seen.length } }),
  }
  return encodeLearned(MAGIC, meta, body)
}

/** Throws an Error whose message says what is wrong with the file. */
export function decodeWeights(file: Uint8Array): Weights {
  const { header, body } = decodeLearned(file, MAGIC, WEIGHTS_MAGIC, FAULTS)
  if (!isHeader(header)) throw new Error(FAULTS.damaged)
  const { decision, trainedOn, scale, bias, count } = header
  if (header.features !== FEATURES_VERSION || header.tags.join() !== TAGS.join()) throw new Error(FAULTS.otherVersion)
  const bidsAt = count * (4 + COLUMNS)
  checkBody(header, body, bidsAt + (header.bids === undefined ? 0 : header.bids.count * BID_ENTRY), FAULTS)
  const features = new Int32Array(new Uint8Array(body.subarray(0, count * 4)).buffer)
  const rows = new Int8Array(body.buffer, body.byteOffset + count * 4, count * COLUMNS)
  const bids = header.bids && bidWeights(header.bids, body.subarray(bidsAt))
  return { decision, trainedOn, size: count, ...featureTable(features, rows, COLUMNS), scale, bias: Float32Array.from(bias), bids }
}

const FAULTS: FileFaults = {
  noneOfThem: 'not a file of weights; saltshaker train LABELS -o FILE makes one',
  otherVersion: 'weights of another version of saltshaker: train them anew with saltshaker train',
  damaged: 'damaged weights: the file is cut short or changed; copy it again or train it anew with saltshaker train',
}

type Header = Omit<WeightsContent, 'features' | 'rows' | 'bids'> & {
  readonly features: number
  readonly tags: readonly Tag[]
  readonly count: number
  readonly bids?: BidHeader
}

function isHeader(header: Readonly<Record<string, unknown>>): header is Header & Readonly<Record<string, unknown>> {
  if (!header.decision || !Array.isArray(header.tags) || !Array.isArray(header.bias)) return false
  if (header.bids !== undefined && !isBidHeader(header.bids)) return false
  return [header.features, header.count, header.scale, header.decision, header.bias].every(isNumeric)
}
