import { UserError } from '../errors.ts'
import type { ConversationTagger } from '../model/tagged.ts'
import { defaultTagger } from '../pipeline.ts'
import { findInputs } from '../readers/inputs.ts'
import { lineObject } from '../readers/ndjson.ts'
import { type Verdicts, verdictsOf } from '../review/verdicts.ts'
import { readText } from './label-files.ts'

/** What reviewers decided, of every file, folder and glob named. Throws UserError where one cannot be read, or nothing is decided in them. */
async function readVerdicts(names: readonly string[]): Promise<Verdicts> {
  const lines: Record<string, unknown>[] = []
  for (const { name } of await findInputs(names)) {
    const text = await readText(name)
    text.split('\n').forEach((line, index, all) => {
      const record = lineObject(line)
      if (record !== undefined) lines.push(record)
      // The last line may have been cut by a crash while it was written: it is no decision.
      else if (line.trim() !== '' && index < all.length - 1 && !line.startsWith('{"conversation":'))
        throw new UserError(`${name}:${index + 1}: not a JSON object; labels are one JSON object a line`)
    })
  }
  const verdicts = verdictsOf(lines)
  if (verdicts.size === 0) throw new UserError(`${names.join(', ')}: nothing is decided in it; saltshaker review writes such files`)
  return verdicts
}

/** The tagger that a run's options ask for, reviewers' decisions in place of its own where `--labels` names them. */
export async function reviewedTagger({
  weights,
  labels,
}: {
  readonly weights?: string | undefined
  readonly labels?: readonly string[] | undefined
}): Promise<ConversationTagger> {
  const tagger = defaultTagger(weights)
  if (labels === undefined) return tagger
  const verdicts = await readVerdicts(labels)
  return { tag: conversation => verdicts.apply(tagger.tag(conversation)) }
}
