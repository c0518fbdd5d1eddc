import { existsSync, readFileSync } from 'node:fs'
import { dataFile } from './data.ts'
import { messageOf, UserError, whyNotRead } from './errors.ts'
import { watchNight } from './gates/night.ts'
import type { Threshold } from './gates/threshold.ts'
import type { Night } from './gates/verdict.ts'
import { collect } from './measures/collect.ts'
import type { Notice } from './model/reading.ts'
import type { Report } from './model/report.ts'
import type { ConversationTagger, TaggedConversation } from './model/tagged.ts'
import type { Input } from './readers/inputs.ts'
import { numberedAgents } from './readers/numbered-agents.ts'
import { type InputOptions, readInputs } from './readers/read.ts'
import { createCueJudge } from './tagger/cue-judge.ts'
import { cues } from './tagger/cues/index.ts'
import { decideByCues, decideByWeights } from './tagger/decide.ts'
import { createBidJudge, type FindBid } from './tagger/moments/bid-judge.ts'
import { createTagger, type Tagger } from './tagger/tagger.ts'
import { decodeWeights, type Weights } from './tagger/weights.ts'
import { createWeightsJudge } from './tagger/weights-judge.ts'
import { mood } from './text/mood.ts'

/** The tagger, and what it is made of, for those who explain it. */
export interface TaggerParts {
  readonly tagger: Tagger
  readonly cuesIn: ReturnType<typeof createCueJudge>['hits']
  /** undefined where cues alone decide. */
  readonly weights: Weights | undefined
}

/**
 * The tagger with every cue and the weights of a file; without a name those of the package, and cues alone where that has none.
 * Throws UserError where the file cannot be read, is damaged or of another version.
 */
export function defaultTagger(weightsFile?: string): ConversationTagger {
  return taggerParts(weightsFile).tagger
}

/** As `defaultTagger`, with its parts. */
export function taggerParts(weightsFile?: string): TaggerParts {
  const byCues = createCueJudge(cues)
  const cuesIn = byCues.hits
  const file = weightsFile ?? dataFile('weights.bin')
  if (weightsFile === undefined && !existsSync(file))
    return { tagger: createTagger(byCues, decideByCues, () => undefined), cuesIn, weights: undefined }
  const weights = readWeights(file)
  const findBid = weights.bids === undefined ? defaultBidJudge() : createBidJudge(weights.bids)
  return { tagger: createTagger(createWeightsJudge(weights, cuesIn), decideByWeights(weights.decision), findBid), cuesIn, weights }
}

/** Finds bids by the weights of the package, which weights learned from agents' turns alone leave them to. */
export function defaultBidJudge(): FindBid {
  const { bids } = readWeights(dataFile('weights.bin'))
  return bids === undefined ? () => undefined : createBidJudge(bids)
}

function readWeights(file: string): Weights {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new UserError(`${file}: the weights cannot be read: ${whyNotRead(error)}`)
  }
  try {
    return decodeWeights(bytes)
  } catch (error) {
    throw new UserError(`${file}: ${messageOf(error)}`)
  }
}

/** A tagged conversation, or something of an input that deserves a look. */
export type TaggedReading = { readonly tagged: TaggedConversation } | { readonly notice: Notice }

/** read → tag, conversation by conversation, in input order. */
export async function* tagInputs(
  inputs: readonly Input[],
  options: InputOptions = {},
  tagger: ConversationTagger = defaultTagger(),
): AsyncIterable<TaggedReading> {
  for await (const reading of readInputs(inputs, options)) {
    yield 'notice' in reading ? reading : { tagged: tagger.tag(reading.conversation) }
  }
}

/** The report, and what was not read or deserves a look. */
export interface NightReport {
  readonly report: Report
  readonly notices: readonly Notice[]
}

/** Of each kind of notice in each input this many are kept word for word; the rest is counted in one more notice. */
const NOTICES_KEPT = 20

/** Who sees every tagged conversation beside the report, without growing with the night. */
export interface Onlooker {
  readonly add: (tagged: TaggedConversation) => void
  /** Whether it is time to `keep`. */
  readonly isFull: () => boolean
  /** Lets go what the report so far does not need. */
  readonly keep: (report: Report) => void
}

/** read → tag → measure. */
export async function reportOn(
  inputs: readonly Input[],
  options: InputOptions = {},
  tagger: ConversationTagger = defaultTagger(),
  onlooker?: Onlooker,
): Promise<NightReport> {
  const collector = collect()
  const notices = noticeLog()
  const numbered = numberedAgents()
  for await (const reading of tagInputs(inputs, options, tagger)) {
    if ('notice' in reading) notices.add(reading.notice)
    else {
      numbered.add(reading.tagged.conversation)
      collector.add(reading.tagged, mood)
      onlooker?.add(reading.tagged)
      if (onlooker?.isFull()) onlooker.keep(collector.report())
    }
  }
  const several = numbered.notice()
  if (several !== undefined) notices.add(several)
  return { report: collector.report(), notices: notices.all() }
}

/** read → tag → measure, with what the gates ask for beside the report; `verdictOf` then takes these thresholds, or some of them. */
export async function nightOn(
  inputs: readonly Input[],
  thresholds: readonly Threshold[],
  options: InputOptions = {},
  tagger: ConversationTagger = defaultTagger(),
): Promise<{ readonly night: Night; readonly notices: readonly Notice[] }> {
  const watch = watchNight(thresholds)
  const onlooker: Onlooker = { add: tagged => watch.add(tagged, mood), isFull: () => false, keep: () => {} }
  const { report, notices } = await reportOn(inputs, options, tagger, onlooker)
  return { night: watch.night(report), notices }
}

/** Keeps memory bounded where a whole night's file is broken line by line. */
function noticeLog(): { add: (notice: Notice) => void; all: () => Notice[] } {
  const kept: Notice[] = []
  const counts = new Map<string, { notice: Notice; count: number }>()
  const add = (notice: Notice): void => {
    // What nobody said needs nobody's attention: inspect tells it.
    if (notice.kind === 'aside') return
    const key = `${notice.kind} ${notice.source}`
    const entry = counts.get(key) ?? { notice, count: 0 }
    entry.count += 1
    counts.set(key, entry)
    if (entry.count <= NOTICES_KEPT) kept.push(notice)
  }
  const all = (): Notice[] => [
    ...kept,
    ...[...counts.values()]
      .filter(({ count }) => count > NOTICES_KEPT)
      .map(({ notice: { kind, source }, count }) => ({
        kind,
        source,
        message: `and ${count - NOTICES_KEPT} more of this kind (${count} in all)`,
      })),
  ]
  return { add, all }
}
