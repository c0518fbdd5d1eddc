import { UserError } from '../../errors.ts'
import { agreementOf } from '../../learn/agreement.ts'
import { agreementText } from '../../learn/agreement-text.ts'
import { evaluate } from '../../learn/evaluate.ts'
import { evaluationText } from '../../learn/evaluation-text.ts'
import { judgeLabels } from '../../learn/judged.ts'
import type { LabelledConversation } from '../../learn/labels.ts'
import { TAGS } from '../../model/tag.ts'
import { defaultTagger } from '../../pipeline.ts'
import { escapeJson } from '../../reporters/escape.ts'
import { checkLabelled, labelledTurns, readLabels } from '../label-files.ts'
import { print, warn } from '../output.ts'

interface EvaluateFlags {
  readonly against?: readonly string[]
  readonly weights?: string
  readonly reporter: string
  readonly quiet?: boolean
}

const REPORTERS = ['pretty', 'json']
const LEAST_OF_A_TAG = 20 // turns; the figures of fewer are chance

/** How well the tagger does on labelled turns; with `against`, how far two files of labels agree, and the tagger with each. */
export async function evaluateCommand(files: readonly string[], flags: EvaluateFlags): Promise<void> {
  if (!REPORTERS.includes(flags.reporter)) throw new UserError(`no reporter "${flags.reporter}" here; there are: ${REPORTERS.join(', ')}`)
  const labels = await labelsIn(files)
  const others = flags.against && (await labelsIn(flags.against))
  const tagger = defaultTagger(flags.weights)
  const head = { schemaVersion: 1, labels: files, ...(flags.against ? { against: flags.against } : {}) }
  if (others) {
    const agreement = agreementOf(labels, others)
    if (agreement.turns === 0)
      throw new UserError(
        `${files.join(', ')} and ${flags.against!.join(', ')}: no turn is labelled in both; turns are matched by source, conversation, turn and text`,
      )
    await print(flags.reporter === 'json' ? jsonOf({ ...head, agreement }) : agreementText(agreement, files, flags.against!))
    return
  }
  const judged = judgeLabels(labels, tagger)
  if (!flags.quiet) warnOf(labels, judged.length)
  const evaluation = evaluate(judged)
  if (!flags.quiet)
    for (const tag of TAGS) {
      const count = evaluation.support[tag]
      if (count < LEAST_OF_A_TAG) warn(`only ${count} turns are labelled ${tag}: its figures are mostly chance`)
    }
  await print(flags.reporter === 'json' ? jsonOf({ ...head, tags: TAGS, ...evaluation }) : evaluationText(evaluation))
}

async function labelsIn(files: readonly string[]): Promise<LabelledConversation[]> {
  const labels = await readLabels(files)
  checkLabelled(labels, files)
  return labels
}

function warnOf(labels: readonly LabelledConversation[], judged: number): void {
  const left = labelledTurns(labels) - judged
  if (left > 0) warn(`${left} labelled turns are left out: they have no words, or are automated or internal, and are never tagged`)
}

const DIGITS = 1e4 // four are more than the intervals bear out

// JSON knows no NaN: null where there is nothing to measure.
function jsonOf(content: unknown): string {
  const text = JSON.stringify(
    content,
    (_, value) => (typeof value !== 'number' ? value : Number.isFinite(value) ? Math.round(value * DIGITS) / DIGITS : null),
    2,
  )
  return `${escapeJson(text)}\n`
}
