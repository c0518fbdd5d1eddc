import { dataFile } from '../../data.ts'
import { messageOf, UserError } from '../../errors.ts'
import { naturalBayes } from '../../learn/baseline.ts'
import { labelledBids, learnBids } from '../../learn/bids.ts'
import { evaluate } from '../../learn/evaluate.ts'
import { evaluationText } from '../../learn/evaluation-text.ts'
import { examplesOf, type LabelledExample } from '../../learn/examples.ts'
import type { LabelledTurn } from '../../learn/label-line.ts'
import type { LabelledConversation } from '../../learn/labels.ts'
import { documentsOf } from '../../learn/texts.ts'
import { threadOf } from '../../learn/thread.ts'
import { type TrainingSet, train } from '../../learn/train.ts'
import { learnVectors, VECTOR_DEFAULTS, type WordVectors } from '../../learn/vectors.ts'
import { decodeVectors, encodeVectors, VECTORS_MAGIC } from '../../learn/vectors-file.ts'
import { isDont, TAGS } from '../../model/tag.ts'
import { findInputs } from '../../readers/inputs.ts'
import { createCueJudge } from '../../tagger/cue-judge.ts'
import { cues } from '../../tagger/cues/index.ts'
import type { BidContent } from '../../tagger/moments/bid-weights.ts'
import { encodeWeights, WEIGHTS_MAGIC } from '../../tagger/weights.ts'
import { checkLabelled, checkReplaceable, disputedText, readBytes, readLabels, readRemarks, readText, replaceFile } from '../label-files.ts'
import { print, warn } from '../output.ts'

interface TrainFlags {
  readonly output: string
  readonly real?: readonly string[]
  readonly remarks?: readonly string[]
  readonly text?: readonly string[]
  readonly without?: readonly string[]
  readonly vectors?: string
  readonly baseline?: boolean
  readonly measure?: readonly string[]
  readonly quiet?: boolean
}

/**
 * Real talk is what will be tagged: each of its turns that is no don't counts as much as four written ones that stand alone. Its don'ts count less than these,
 * since half of its turns were picked because a don't was suspected: they are denser there than in a night's talk. Chosen on left-out sources.
 */
const REAL_WEIGHT = { dont: 1.5, other: 4 }
/** A written turn counts twice where its conversation is there as a whole, as all talk is that will be tagged. */
const WRITTEN_WEIGHT = { alone: 1, inWhole: 2 }
/** What its labeller was not certain of counts less: by how sure they were, 1 to 3. */
const SURE_SHARE = { 1: 0.5, 2: 0.8, 3: 1 } as const
const WHOLE = 4 // labelled turns of agents
const LEAST_OF_A_TAG = 20

/** Learns weights from labels and writes them; nothing is written where anything is wrong. */
export async function trainCommand(labels: readonly string[], flags: TrainFlags): Promise<void> {
  const log = (line: string): void => {
    if (!flags.quiet) warn(line)
  }
  const hitsOf = createCueJudge(cues).hits
  const files = [...labels, ...(flags.real ?? [])]
  if (files.length === 0) throw new UserError('no labels: name NDJSON files with labelled turns (see docs/codebook.md), folders or globs')
  const without = await threadsOf(flags.without ?? [])
  const isLearned = ({ source, id }: LabelledConversation): boolean => !without.has(threadOf(source, id))
  const written = (await readLabels(labels)).filter(isLearned)
  const real = (await readLabels(flags.real ?? [])).filter(isLearned)
  const remarks = (await readRemarks(flags.remarks ?? [])).filter(isLearned)
  checkLabelled([...written, ...real], files)
  checkEnough([...written, ...real], files)
  if (flags.remarks) checkLabelled(remarks, flags.remarks)
  const disputed = disputedText([...written, ...real])
  if (disputed !== undefined) log(disputed)
  await checkReplaceable(flags.output, WEIGHTS_MAGIC)
  if (flags.text && flags.vectors) await checkReplaceable(flags.vectors, VECTORS_MAGIC)
  checkMeasured(flags.measure ?? [], [...written, ...real])
  const whole = new Set(written.filter(({ turns }) => turns.filter(({ role, tag }) => role === 'agent' && tag).length >= WHOLE).map(keyOf))
  const writtenWeight = ({ source, conversation: id, turn }: LabelledExample): number =>
    (whole.has(keyOf({ source, id })) ? WRITTEN_WEIGHT.inWhole : WRITTEN_WEIGHT.alone) * certainty(turn)
  const realWeight = ({ turn }: LabelledExample): number => (isDont(turn.tag!) ? REAL_WEIGHT.dont : REAL_WEIGHT.other) * certainty(turn)
  const sets: TrainingSet[] = [
    { examples: examplesOf(written, hitsOf), weightOf: writtenWeight, kind: 'written' },
    { examples: examplesOf(real, hitsOf), weightOf: realWeight, kind: 'real' },
    { examples: examplesOf(remarks, hitsOf), weightOf: ({ turn }) => certainty(turn), kind: 'remarks' },
  ]
  const vectors = await vectorsFor(flags, without, log)
  const learnedFrom = sets.reduce((sum, { examples }) => sum + examples.length, 0)
  const baseline = flags.baseline ? naturalBayes((await import('../../text/bayes.ts')).createBayes) : undefined
  const trainedOn = `labelled turns: ${sets.map(({ examples, kind }) => `${examples.length} ${kind}`).join(', ')}`
  const bids = bidsFrom(written, real, vectors, flags.measure, log)
  const { weights, leftOut, comparison } = train(sets, vectors, trainedOn, log, baseline)
  const file = encodeWeights({ ...weights, bids })
  await replaceFile(flags.output, file)
  const learned = `${flags.output}: ${file.length} bytes, learned from ${learnedFrom} labelled turns`
  const measured = flags.measure && evaluationText(evaluate(leftOut.filter(({ source }) => flags.measure!.includes(source))))
  await print([learned, ...comparison, ...(measured ? ['', 'learned without these turns', measured] : []), ''].join('\n'))
}

/** undefined where too few customers' turns are labelled. */
function bidsFrom(
  written: readonly LabelledConversation[],
  real: readonly LabelledConversation[],
  vectors: WordVectors,
  measured: readonly string[] | undefined,
  log: (line: string) => void,
): BidContent | undefined {
  const turns = [...labelledBids(written, false), ...labelledBids(real, true)]
  const bids = turns.filter(({ bid }) => bid).length
  if (Math.min(bids, turns.length - bids) >= LEAST_OF_A_TAG) return learnBids(turns, vectors, log, measured)
  log(
    `bids: ${bids} of ${turns.length} customers' turns with a "bid" are one; to learn it at least ${LEAST_OF_A_TAG} that are and ${LEAST_OF_A_TAG} that are none are needed: those of the package are used`,
  )
  return undefined
}

function certainty({ sure = 3 }: LabelledTurn): number {
  return SURE_SHARE[sure]
}

function keyOf({ source, id }: Pick<LabelledConversation, 'source' | 'id'>): string {
  return JSON.stringify([source, id])
}

function checkMeasured(measured: readonly string[], conversations: readonly LabelledConversation[]): void {
  const sources = [...new Set(conversations.map(({ source }) => source))].sort()
  const unknown = measured.find(source => !sources.includes(source))
  if (unknown !== undefined)
    throw new UserError(`--measure: no labels come from ${JSON.stringify(unknown)}; their sources are ${sources.join(', ')}`)
}

function checkEnough(conversations: readonly LabelledConversation[], files: readonly string[]): void {
  const tags = conversations.flatMap(({ turns }) => turns.flatMap(({ role, tag }) => (role === 'agent' && tag ? [tag] : [])))
  for (const tag of TAGS) {
    const count = tags.filter(other => other === tag).length
    if (count < LEAST_OF_A_TAG)
      throw new UserError(
        `${files.join(', ')}: only ${count} agent's turns are labelled ${tag}; at least ${LEAST_OF_A_TAG} are needed to learn it: label more, or add other labels`,
      )
  }
}

/** The threads of labelled files. */
async function threadsOf(files: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await readLabels(files)).map(({ source, id }) => threadOf(source, id)))
}

async function vectorsFor(flags: TrainFlags, without: ReadonlySet<string>, log: (line: string) => void): Promise<WordVectors> {
  const file = flags.vectors ?? dataFile('vectors.bin')
  if (flags.text === undefined) {
    const bytes = await readBytes(file)
    try {
      return decodeVectors(bytes)
    } catch (error) {
      throw new UserError(`${file}: ${messageOf(error)}`)
    }
  }
  const documents: string[][] = []
  for (const { name } of await findInputs(flags.text)) documents.push(...documentsOf(await readText(name), without))
  log(`learning word vectors from ${documents.length} texts`)
  const encoded = encodeVectors(learnVectors(documents, VECTOR_DEFAULTS))
  if (flags.vectors) await replaceFile(flags.vectors, encoded)
  return decodeVectors(encoded)
}
