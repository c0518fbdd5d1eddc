import { readFileSync } from 'node:fs'
import { dataFile } from '../src/data.ts'
import type { Conversation } from '../src/model/turn.ts'
import { defaultBidJudge } from '../src/pipeline.ts'
import { detect } from '../src/readers/detect.ts'
import { READERS } from '../src/readers/index.ts'
import { findInputs } from '../src/readers/inputs.ts'
import { type InputOptions, readInputs } from '../src/readers/read.ts'
import { createCueJudge } from '../src/tagger/cue-judge.ts'
import { cues } from '../src/tagger/cues/index.ts'
import { decideByWeights } from '../src/tagger/decide.ts'
import type { Judge } from '../src/tagger/judge.ts'
import { createTagger, type Tagger } from '../src/tagger/tagger.ts'
import { decodeWeights } from '../src/tagger/weights.ts'
import { createWeightsJudge } from '../src/tagger/weights-judge.ts'

export { READERS } from '../src/readers/index.ts'
export { words } from '../src/text/words.ts'

/** The tagger as it ships, but for the evidence: context, cues, weights, decision. */
export function taggerWithoutEvidence(): Tagger {
  const weights = decodeWeights(readFileSync(dataFile('weights.bin')))
  const judge = createWeightsJudge(weights, createCueJudge(cues).hits)
  const bare: Judge = { name: judge.name, judge: turn => ({ ...judge.judge(turn), evidence: () => [] }) }
  return createTagger(bare, decideByWeights(weights.decision), defaultBidJudge())
}

/** Every conversation of the files. */
export async function conversationsOf(files: readonly string[]): Promise<Conversation[]> {
  const found: Conversation[] = []
  for await (const reading of readInputs(await findInputs(files))) if ('conversation' in reading) found.push(reading.conversation)
  return found
}

/** Reads an export that is in memory already. Nothing of it is kept but what `heard` keeps. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  options: InputOptions = {},
  heard: (conversation: Conversation) => void = () => {},
): Promise<void> {
  const input = { name, open: () => piecesOf(bytes) }
  for await (const reading of readInputs([input], options)) if ('conversation' in reading) heard(reading.conversation)
}

/** The name of the format that a whole text is of; undefined where it is none, or several. */
export function formatOf(name: string, text: string): string | undefined {
  try {
    return detect({ text, complete: true, fileName: name }, READERS).reader.name
  } catch {
    return undefined
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024)
}
