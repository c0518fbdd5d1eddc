import { baselineText } from '../../config/baseline-file.ts'
import type { Found } from '../../config/find.ts'
import { readRoster, withTeams } from '../../config/roster.ts'
import { UserError } from '../../errors.ts'
import { acceptAll, type Baseline, prune } from '../../gates/baseline.ts'
import type { Earlier } from '../../gates/regression.ts'
import { type Gates, idleOverrides, type Night, verdictOf } from '../../gates/verdict.ts'
import { countsBefore } from '../../history/against.ts'
import type { Notice } from '../../model/reading.ts'
import type { Report } from '../../model/report.ts'
import type { Verdict } from '../../model/verdict.ts'
import { nightOn } from '../../pipeline.ts'
import { CHECK_REPORTERS } from '../../reporters/check/index.ts'
import type { CheckReporter } from '../../reporters/check/reporter.ts'
import { clean } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf } from '../../tagger/cues/learned.ts'
import { taggerVersion } from '../../tagger-version.ts'
import { againstOf, baselineFile, type GateFlags, gatesOf, windowOf } from '../gates-of.ts'
import { inputOptions, inputsOf } from '../input-options.ts'
import { type HistoryFlags, keepHistory } from '../keep-history.ts'
import { NO_AGENT, tellNotices } from '../notices.ts'
import { print, terminalWidth, wantsColor, warn } from '../output.ts'
import { type Output, outputsOf } from '../outputs.ts'
import { startProgress } from '../progress.ts'
import { checkReportFiles, filesRead, writeReportFile } from '../report-file.ts'
import { told } from '../told.ts'

declare const SALTSHAKER_VERSION: string

interface CheckFlags extends GateFlags, HistoryFlags {
  readonly reporter?: readonly string[]
  readonly labels?: readonly string[]
}

/** Holds a night against thresholds, baseline and earlier nights. Exit code 1 where it fails, whatever the reporters. */
export async function checkCommand(files: readonly string[], flags: CheckFlags, found: Found): Promise<void> {
  const outputs = await outputsOf(flags.reporter ?? ['pretty'], CHECK_REPORTERS)
  const options = inputOptions(flags)
  const gates = await gatesOf(flags, found)
  const inputs = await inputsOf(files)
  const baseline = baselineFile(flags, found)
  const written = flags.updateBaseline || flags.pruneBaseline ? baseline : undefined
  const against = againstOf(flags, found)
  if (gates.thresholds.length === 0 && baseline === undefined && against === undefined && !flags.quiet)
    warn(clean(`warning: ${found.file}: "thresholds" is empty, and there is no baseline and nothing to compare with: nothing is checked`))
  await checkReportFiles(
    [...outputs.flatMap(({ file }) => file ?? []), ...(written === undefined ? [] : [written])],
    [...filesRead(inputs, flags, found), ...[written === undefined ? baseline : undefined, against].filter(file => file !== undefined)],
    files,
  )
  const roster = flags.roster === undefined ? undefined : await readRoster(flags.roster)
  const keeper = await keepHistory(flags)
  const progress = startProgress(flags.quiet === true)
  const { night: read, notices } = await nightOn(inputs, gates.thresholds, options, keeper.tagger).finally(progress.stop)
  tellNotices(notices, flags)
  if (read.report.turns.agent === 0) {
    if (read.report.conversations === 0 && notices.some(notice => notice.kind === 'failed')) return
    throw new UserError(NO_AGENT)
  }
  const teamed = (report: Report): Report => (roster === undefined ? report : withTeams(report, roster))
  const night = { ...read, report: teamed(read.report), channels: new Map([...read.channels].map(([name, part]) => [name, teamed(part)])) }
  const before = gates.against ?? (await told(() => nightsBefore(against, keeper.night(), flags), undefined))
  const isWhole = notices.every(({ kind }) => kind !== 'failed')
  const content = written === undefined || !isWhole ? undefined : renewed(written, night, gates, flags)
  const verdict = verdictOf(night, {
    ...gates,
    against: before,
    ...(content === undefined ? {} : { baseline: { file: written!, content } }),
  })
  for (const idle of flags.quiet ? [] : idleOverrides(night, gates)) warn(clean(`warning: ${idle}`))
  if (content !== undefined) await writeBaseline(written!, content, flags)
  else if (written !== undefined) warn(clean(`saltshaker: ${written}: not written: what could not be read would be lost from it`))
  await keeper.write(teamed)
  if (!verdict.passed) process.exitCode ??= 1
  for (const output of outputs) await write(output, verdict, notices, flags)
}

/** The nights of the history that this one is compared with. */
async function nightsBefore(
  against: string | undefined,
  night: string | undefined,
  { history, weights, quiet }: CheckFlags,
): Promise<Earlier | undefined> {
  const window = against === undefined ? undefined : windowOf(against)
  if (window === undefined || history === undefined) return undefined
  if (night === undefined)
    throw new UserError(
      `--against ${against}: no turn has a date, so the nights before are not known: pass --night 2026-11-20, the night's date`,
    )
  const before = await countsBefore(history, { night, window, tagger: taggerVersion(weights) })
  if (before === undefined && !quiet) warn(clean(`warning: ${history} has no night before ${night} to compare with (--against ${against})`))
  for (const { nights, first } of quiet ? [] : (before?.unlike ?? []))
    warn(`warning: ${nights} ${nights === 1 ? 'night' : 'nights'} from ${first} on tagged otherwise and left out of the comparison`)
  return before
}

/** The baseline with today's findings, or without those that are gone. */
function renewed(file: string, { findings, day }: Night, { baseline }: Gates, { updateBaseline }: CheckFlags): Baseline {
  const old = baseline?.content
  if (updateBaseline) return acceptAll(findings, old, day)
  if (old === undefined) throw new UserError(`${file}: there is no such baseline to prune: --update-baseline writes one`)
  return prune(old, findings)
}

async function writeBaseline(file: string, content: Baseline, { quiet }: CheckFlags): Promise<void> {
  await writeReportFile(file, baselineText(content))
  const count = content.accepted.reduce((sum, entry) => sum + entry.count, 0)
  if (!quiet) warn(clean(`saltshaker: ${file}: ${count} ${count === 1 ? 'finding' : 'findings'} accepted`))
}

async function write(
  { reporter, file }: Output<CheckReporter>,
  verdict: Verdict,
  notices: readonly Notice[],
  flags: CheckFlags,
): Promise<void> {
  const text = reporter.render(verdict, {
    notices,
    mask: flags.reveal ? words => words : maskText,
    color: file === undefined && wantsColor(process.stdout),
    width: terminalWidth(),
    advice: id => adviceOf(id, cues),
    version: SALTSHAKER_VERSION,
  })
  if (file === undefined) await print(text)
  else await told(() => writeReportFile(file, text), undefined)
}
