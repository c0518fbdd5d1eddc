import { resolve } from 'node:path'
import type { Found } from '../../config/find.ts'
import { UserError } from '../../errors.ts'
import { defaultTagger, type Onlooker, reportOn } from '../../pipeline.ts'
import { LABELS_FILE } from '../../readers/inputs.ts'
import { maskText } from '../../reporters/mask.ts'
import { maskPlace } from '../../reporters/mask-place.ts'
import type { PageData } from '../../reporters/page/page-data.ts'
import { overviewOf } from '../../reporters/page/page-report.ts'
import type { Showing } from '../../reporters/page/show-conversation.ts'
import { drawSample } from '../../review/blind-sample.ts'
import { type Decision, isDecided } from '../../review/decision.ts'
import { openLabels } from '../../review/labels-file.ts'
import { collectNight, type ReviewNight } from '../../review/review-night.ts'
import { serveReview } from '../../review/serve-review.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf } from '../../tagger/cues/learned.ts'
import { taggerVersion } from '../../tagger-version.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { NO_AGENT, tellNotices } from '../notices.ts'
import { openBrowser } from '../open-browser.ts'
import { print, warn } from '../output.ts'
import { pageTemplate, taggerText } from '../page-file.ts'
import { startProgress } from '../progress.ts'
import { checkReportFiles } from '../report-file.ts'
import { labelsFile } from '../settings.ts'

interface ReviewFlags extends ReadingFlags {
  readonly reviewer?: string
  readonly port?: string
  readonly open?: boolean
  readonly blind?: boolean
  readonly sample?: string
  readonly seed?: string
}

const SAMPLE = 30
const SEED = '1'

/** Serves the trainer's page until Ctrl-C, and saves what is decided in the labels file. */
export async function reviewCommand(files: readonly string[], flags: ReviewFlags, found: Found): Promise<void> {
  const port = wholeNumber('--port', flags.port ?? '0', 0, 65_535)
  if (!flags.blind && (flags.sample !== undefined || flags.seed !== undefined))
    throw new UserError('--sample and --seed draw turns for a calibration session: add --blind')
  const sample = wholeNumber('--sample', flags.sample ?? String(SAMPLE), 1, 10_000)
  const options = inputOptions(flags)
  const [file = labelsFile(found) ?? LABELS_FILE, second] = flags.labels ?? []
  if (second !== undefined) throw new UserError('only one --labels here: the file that decisions are appended to')
  // In a folder that is reviewed every night the labels lie beside the exports.
  const inputs = (await inputsOf(files)).filter(({ name }) => files.includes(name) || resolve(name) !== resolve(file))
  const mask = flags.reveal ? (text: string) => text : maskText
  const showing: Showing = { mask, advice: id => adviceOf(id, cues) }
  await checkReportFiles(
    [file],
    inputs.map(({ name }) => name),
  )
  const collector = flags.blind ? drawSample(sample, flags.seed ?? SEED, showing) : collectNight(showing)
  const onlooker: Onlooker = { add: collector.add, isFull: () => false, keep: () => {} }
  const progress = startProgress(flags.quiet === true)
  const { report, notices } = await reportOn(inputs, options, defaultTagger(flags.weights), onlooker).finally(progress.stop)
  tellNotices(notices, flags)
  if (report.turns.agent === 0) {
    if (report.conversations === 0 && notices.some(notice => notice.kind === 'failed')) return
    throw new UserError(NO_AGENT)
  }
  const labels = await openLabels(file)
  const night = collector.night()
  const overview = overviewOf(report, { ...showing, notices }, [])
  const data: PageData = {
    ...overview,
    // What the tagger found is what a calibration session must not know.
    ...(flags.blind ? { agents: [], best: [], blind: true } : {}),
    mode: 'served',
    tagger: taggerText(taggerVersion(flags.weights)),
    key: '',
    inputs: inputs.map(({ name }) => (flags.reveal ? name : maskPlace(name))),
    labels: file,
    reviewer: flags.reviewer,
    queued: night.queued,
    left: 0,
    findings: [],
    shown: [],
  }
  const before = labels.decisions.length
  const served = await serveReview({ template: pageTemplate(), data, night, labels, mask, now: () => new Date() }, port)
  await print(`${served.address}\n`)
  if (!flags.quiet) warn(`${countOf(night, flags)}; decisions go to ${file}; Ctrl-C ends`)
  if (flags.open !== false) openBrowser(served.address)
  await interrupted()
  await served.close()
  await labels.refresh()
  await labels.close()
  if (!flags.quiet) warn(summary(labels.decisions.slice(before), file, flags.blind === true))
}

function interrupted(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

function countOf({ queued }: ReviewNight, { blind }: ReviewFlags): string {
  return blind ? `${queued} turns to label` : `${queued} turns to review`
}

/** What was decided while it ran, by whom, and what it is good for. */
function summary(decisions: readonly Decision[], labels: string, blind: boolean): string {
  const decided = decisions.filter(isDecided)
  if (decided.length === 0) return `\nnothing decided; ${labels} is as it was`
  const counts = new Map<string, number>()
  for (const { reviewer } of decided) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1)
  const who = [...counts].map(([reviewer, count]) => `${reviewer} ${count}`).join(', ')
  const changed = decided.filter(({ tag, said }) => tag !== undefined && said !== undefined && tag !== said).length
  const next = blind
    ? `saltshaker evaluate ${labels} --reviewers tells how far they agree`
    : `saltshaker report --labels ${labels} heeds them, saltshaker train learns from them`
  return `\n${decided.length} ${decided.length === 1 ? 'decision' : 'decisions'} in ${labels} (${who}), ${changed} other than the tagger's; ${next}`
}

function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most)) throw new UserError(`${option} takes a whole number from ${least} to ${most}, not "${value}"`)
  return number
}
