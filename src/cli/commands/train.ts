import { readFile, rename, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { dataFile } from '../../data.ts'
import { messageOf, UserError } from '../../errors.ts'
import { examplesOf } from '../../learn/examples.ts'
import { type LabelledConversation, parseLabels } from '../../learn/labels.ts'
import { documentsOf } from '../../learn/texts.ts'
import { type TrainingSet, train } from '../../learn/train.ts'
import { learnVectors, VECTOR_DEFAULTS, type WordVectors } from '../../learn/vectors.ts'
import { decodeVectors, encodeVectors } from '../../learn/vectors-file.ts'
import { TAGS } from '../../model/tag.ts'
import { findInputs } from '../../readers/inputs.ts'
import { createCueJudge } from '../../tagger/cue-judge.ts'
import { cues } from '../../tagger/cues/index.ts'
import { encodeWeights } from '../../tagger/weights.ts'
import { print, warn } from '../output.ts'

interface TrainFlags {
  readonly output: string
  readonly real?: readonly string[]
  readonly text?: readonly string[]
  readonly without?: readonly string[]
  readonly vectors?: string
  readonly quiet?: boolean
}

/** Real talk is scarce and is what will be tagged: each of its turns counts for several written ones. Chosen on left-out sources. */
const REAL_WEIGHT = 2.5
const WRITTEN_WEIGHT = 1
const LEAST_OF_A_TAG = 20

/** Learns weights from labels and writes them; nothing is written where anything is wrong. */
export async function trainCommand(labels: readonly string[], flags: TrainFlags): Promise<void> {
  const log = (line: string): void => {
    if (!flags.quiet) warn(line)
  }
  const hitsOf = createCueJudge(cues).hits
  const written = await readLabels(labels)
  const real = await readLabels(flags.real ?? [])
  checkEnough([...written, ...real])
  const sets: TrainingSet[] = [
    { examples: examplesOf(written, hitsOf), weight: WRITTEN_WEIGHT, real: false },
    { examples: examplesOf(real, hitsOf), weight: REAL_WEIGHT, real: true },
  ]
  const vectors = await vectorsFor(flags, log)
  const turns = sets.map(set => set.examples.length)
  const file = encodeWeights(train(sets, vectors, `${turns[0]} written and ${turns[1]} real labelled turns`, log))
  await replace(flags.output, file)
  await print(`${flags.output}: ${file.length} bytes, learned from ${turns[0]! + turns[1]!} labelled turns\n`)
}

async function readLabels(names: readonly string[]): Promise<LabelledConversation[]> {
  if (names.length === 0) return []
  const conversations: LabelledConversation[] = []
  for (const { name } of await findInputs(names)) conversations.push(...parseLabels(await readText(name), name))
  return conversations
}

function checkEnough(conversations: readonly LabelledConversation[]): void {
  const tags = conversations.flatMap(({ turns }) => turns.flatMap(({ role, tag }) => (role === 'agent' && tag ? [tag] : [])))
  if (tags.length === 0)
    throw new UserError('no labelled agent turn in the files given; labels are NDJSON lines with a "tag" (see the codebook)')
  for (const tag of TAGS) {
    const count = tags.filter(other => other === tag).length
    if (count < LEAST_OF_A_TAG)
      throw new UserError(
        `only ${count} turns are labelled ${tag}; at least ${LEAST_OF_A_TAG} are needed to learn it: label more, or add the corpus in fixtures/corpus`,
      )
  }
}

async function vectorsFor(flags: TrainFlags, log: (line: string) => void): Promise<WordVectors> {
  const file = flags.vectors ?? dataFile('vectors.bin')
  if (flags.text === undefined) return decodeVectors(await readBytes(file))
  const without = new Set<string>()
  for (const name of flags.without ?? [])
    for (const { id, source } of parseLabels(await readText(name), name))
      without.add(`${source}|${id.replace(`${source}|`, '').replace(/\|\d+$/, '')}`)
  const documents: string[][] = []
  for (const { name } of await findInputs(flags.text)) documents.push(...documentsOf(await readText(name), without))
  log(`learning word vectors from ${documents.length} texts`)
  const encoded = encodeVectors(learnVectors(documents, VECTOR_DEFAULTS))
  if (flags.vectors) await replace(flags.vectors, encoded)
  return decodeVectors(encoded)
}

async function readText(name: string): Promise<string> {
  const bytes = await readBytes(name)
  return new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
}

async function readBytes(name: string): Promise<Uint8Array> {
  return readFile(name).catch(error => {
    throw new UserError(`${name}: cannot be read (${messageOf(error)})`)
  })
}

// Beside, then renamed: a killed run leaves the old weights whole.
async function replace(name: string, content: Uint8Array): Promise<void> {
  const beside = `${name}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, name)
  } catch (error) {
    throw new UserError(`${name}: cannot be written (${messageOf(error)})`)
  }
}
