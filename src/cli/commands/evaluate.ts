import { UserError } from '../../errors.ts'
import { agreementOf } from '../../learn/agreement.ts'
import { agreementText } from '../../learn/agreement-text.ts'
import { evaluateBids, judgeBids } from '../../learn/bid-figures.ts'
import { type Evaluation, evaluate } from '../../learn/evaluate.ts'
import { evaluationText } from '../../learn/evaluation-text.ts'
import { judgeLabels } from '../../learn/judged.ts'
import type { LabelledConversation } from '../../learn/labels.ts'
import { agreementOfReviewers } from '../../learn/reviewers.ts'
import { reviewersText } from '../../learn/reviewers-text.ts'
import { TAGS } from '../../model/tag.ts'
import { taggerParts } from '../../pipeline.ts'
import { escapeJson } from '../../reporters/escape.ts'
import { checkLabelled, disputedText, labelledTurns, readLabelFiles, readLabels } from '../label-files.ts'
import { print, warn } from '../output.ts'
import { singleReporter } from '../single-reporter.ts'

interface EvaluateFlags {
  readonly against?: readonly string[]
  readonly reviewers?: boolean
  readonly weights?: string
  readonly reporter?: readonly string[]
  readonly quiet?: boolean
}

const LEAST_OF_A_TAG = 20 // turns; the figures of fewer are chance

/** How well the tagger does on labelled turns; with `against`, how far two people's labels agree. */
export async function evaluateCommand(files: readonly string[], flags: EvaluateFlags): Promise<void> {
  singleReporter(flags.reporter)
  if (flags.reviewers) {
    await print(await betweenReviewers(files, flags))
    return
  }
  const text = flags.against ? await agreement(files, flags.against, flags) : await evaluation(files, flags)
  await print(text)
}

async function agreement(files: readonly string[], against: readonly string[], flags: EvaluateFlags): Promise<string> {
  if (flags.weights !== undefined)
    throw new UserError('--against compares two people, --weights measures the tagger: leave one of them out')
  const agreed = agreementOf(await labelsIn(files), await labelsIn(against))
  if (agreed.turns === 0)
    throw new UserError(
      `${files.join(', ')} and ${against.join(', ')}: no turn is labelled in both; turns are matched by source, conversation, turn and text`,
    )
  return singleReporter(flags.reporter) === 'json'
    ? jsonOf({ schemaVersion: 1, labels: files, against, tags: TAGS, agreement: agreed })
    : agreementText(agreed, files, against)
}

async function betweenReviewers(files: readonly string[], flags: EvaluateFlags): Promise<string> {
  if (flags.against ?? flags.weights)
    throw new UserError('--reviewers compares the reviewers in the labels with each other: leave --against and --weights out')
  const agreed = agreementOfReviewers(await readLabelFiles(files))
  if (agreed.reviewers.length < 2)
    throw new UserError(`${files.join(', ')}: fewer than two reviewers in it; saltshaker review --reviewer NAME --labels FILE adds another`)
  return singleReporter(flags.reporter) === 'json'
    ? jsonOf({ schemaVersion: 1, labels: files, tags: TAGS, ...agreed })
    : reviewersText(agreed)
}

async function evaluation(files: readonly string[], flags: EvaluateFlags): Promise<string> {
  const labels = await readLabels(files)
  const tagger = taggerParts(flags.weights).tagger
  const bids = evaluateBids(judgeBids(labels, tagger))
  if (bids === undefined) checkLabelled(labels, files)
  const judged = judgeLabels(labels, tagger)
  if (judged.length === 0 && bids === undefined)
    throw new UserError(`${files.join(', ')}: none of the labelled turns has words that could be tagged`)
  const evaluated = judged.length === 0 ? undefined : evaluate(judged)
  if (!flags.quiet) {
    if (evaluated !== undefined) warnOf(evaluated, labelledTurns(labels))
    if (bids !== undefined && bids.bids < LEAST_OF_A_TAG) warn(fewText(`bid (${bids.bids})`))
    const disputed = disputedText(labels)
    if (disputed !== undefined) warn(disputed)
  }
  return singleReporter(flags.reporter) === 'json'
    ? jsonOf({ schemaVersion: 1, labels: files, tags: TAGS, ...evaluated, ...(bids && { bids }) })
    : evaluationText(evaluated, bids)
}

async function labelsIn(files: readonly string[]): Promise<LabelledConversation[]> {
  const labels = await readLabels(files)
  checkLabelled(labels, files)
  return labels
}

function warnOf({ turns, support }: Evaluation, labelled: number): void {
  if (labelled > turns)
    warn(`${labelled - turns} labelled turns are left out: they have no words, or are automated or internal, and are never tagged`)
  const few = TAGS.filter(tag => support[tag] < LEAST_OF_A_TAG).map(tag => `${tag} (${support[tag]})`)
  if (few.length > 0) warn(fewText(few.join(', ')))
}

function fewText(few: string): string {
  return `labelled fewer than ${LEAST_OF_A_TAG} times, so that chance rules their figures: ${few}`
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
