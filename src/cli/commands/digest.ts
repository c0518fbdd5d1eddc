import type { Found } from '../../config/find.ts'
import { readRoster, withTeams } from '../../config/roster.ts'
import { UserError } from '../../errors.ts'
import { countsBefore } from '../../history/against.ts'
import { withEarlier } from '../../history/earlier.ts'
import { collectComplaints } from '../../measures/digest/complaints.ts'
import { type Before, countedIn, type DigestNight, digestOf, withContactsOf } from '../../measures/digest/digest.ts'
import { collectNights } from '../../measures/nights.ts'
import { mergeReports } from '../../measures/report.ts'
import { agentViews } from '../../measures/views.ts'
import { reportOn } from '../../pipeline.ts'
import { DIGEST_REPORTERS } from '../../reporters/digest/index.ts'
import { clean } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf } from '../../tagger/cues/learned.ts'
import { taggerVersion } from '../../tagger-version.ts'
import { mood } from '../../text/mood.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { type HistoryFlags, nightRule, warnOfSpread } from '../keep-history.ts'
import { NO_AGENT, tellNotices } from '../notices.ts'
import { print, terminalWidth, wantsColor, warn } from '../output.ts'
import { outputsOf } from '../outputs.ts'
import { startProgress } from '../progress.ts'
import { checkReportFiles, filesRead, writeReportFile } from '../report-file.ts'
import { told } from '../told.ts'
import { reviewedTagger } from '../verdict-files.ts'

/** Days before the night that it is compared with. */
const COMPARED_DAYS = 14

interface DigestFlags extends ReadingFlags, HistoryFlags {
  readonly reporter?: readonly string[]
}

/** The lead's morning page of the last night in the files. */
export async function digestCommand(files: readonly string[], flags: DigestFlags, found: Found): Promise<void> {
  const outputs = await outputsOf(flags.reporter ?? ['pretty'], DIGEST_REPORTERS)
  const options = inputOptions(flags)
  const rule = nightRule(flags)
  const inputs = await inputsOf(files)
  await checkReportFiles(
    outputs.flatMap(({ file }) => file ?? []),
    filesRead(inputs, flags, found),
    files,
  )
  const roster = flags.roster === undefined ? undefined : await readRoster(flags.roster)
  const tagger = await reviewedTagger(flags)
  const progress = startProgress(flags.quiet === true)
  const collected = collectNights(rule, collectComplaints)
  const onlooker = {
    add: (tagged: Parameters<typeof collected.add>[0]) => collected.add(tagged, mood),
    isFull: () => false,
    keep: () => {},
  }
  const { report, notices } = await reportOn(inputs, options, tagger, onlooker).finally(progress.stop)
  tellNotices(notices, flags)
  if (report.turns.agent === 0) {
    if (report.conversations === 0 && notices.some(notice => notice.kind === 'failed')) return
    throw new UserError(NO_AGENT)
  }
  const nights = collected.nights().map(({ night, report, beside }): DigestNight => ({ night, report, complaints: beside }))
  const undated = collected.rest()
  const last = nights.at(-1) ?? { night: undefined, report: undated.report, complaints: undated.beside }
  if (nights.length > 0 && undated.conversations.length > 0 && !flags.quiet)
    warn(`warning: ${undated.conversations.length} conversations without a date are in no night, so not on this page: --night takes all in`)
  if (!flags.quiet) warnOfSpread(collected, flags.night)
  const earlier = nights.slice(0, -1)
  const teamed = roster === undefined ? last : { ...last, report: withTeams(last.report, roster) }
  const before = (await told(() => inHistory(last.night, flags), undefined)) ?? among(earlier)
  const known = withContactsOf(teamed.report, earlier)
  const { history } = flags
  const contacts = history === undefined ? known.contacts : await told(() => withEarlier(history, known.contacts), known.contacts)
  const digest = digestOf({ ...teamed, report: { ...known, contacts } }, earlier, before)
  for (const { reporter, file } of outputs) {
    const text = reporter.render(digest, {
      mask: flags.reveal ? words => words : maskText,
      color: file === undefined && wantsColor(process.stdout),
      width: terminalWidth(),
      advice: id => adviceOf(id, cues),
    })
    if (file === undefined) await print(text)
    else await told(() => writeReportFile(file, text), undefined)
  }
}

/** The nights of the history before this one; undefined where none is kept. */
async function inHistory(night: string | undefined, { history, weights, quiet }: DigestFlags): Promise<Before | undefined> {
  if (history === undefined || night === undefined) return undefined
  const before = await countsBefore(history, { night, window: COMPARED_DAYS, tagger: taggerVersion(weights) })
  if (before === undefined) {
    if (!quiet) warn(clean(`warning: ${history} has no night in the ${COMPARED_DAYS} days before ${night}: nothing to compare with`))
    return undefined
  }
  return { label: label(before.nights), agents: before.agents.map(agent => ({ ...agent, label: agent.name || agent.key })) }
}

/** The earlier nights among the files. */
function among(earlier: readonly DigestNight[]): Before | undefined {
  const [first, ...others] = earlier.map(({ report }) => report)
  if (first === undefined) return undefined
  return { label: label(earlier.length), agents: countedIn(agentViews(others.reduce(mergeReports, first))) }
}

function label(nights: number): string {
  return nights === 1 ? 'night before' : `${nights} nights before`
}
