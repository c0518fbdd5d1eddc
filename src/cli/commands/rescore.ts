import { readRoster, withTeams } from '../../config/roster.ts'
import { UserError } from '../../errors.ts'
import { openHistory } from '../../history/folder.ts'
import { readNight } from '../../history/read-night.ts'
import { writeNights } from '../../history/write.ts'
import { collectNights } from '../../measures/nights.ts'
import { type Rescored, rescored } from '../../measures/rescored.ts'
import type { Report } from '../../model/report.ts'
import { tagInputs } from '../../pipeline.ts'
import { maskText } from '../../reporters/mask.ts'
import { rescoredJson, rescoredText } from '../../reporters/rescored.ts'
import { taggerVersion } from '../../tagger-version.ts'
import { mood } from '../../text/mood.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { type HistoryFlags, nightRule, refuseLoss } from '../keep-history.ts'
import { tellNotices } from '../notices.ts'
import { print, warn } from '../output.ts'
import { singleReporter } from '../single-reporter.ts'
import { reviewedTagger } from '../verdict-files.ts'

interface RescoreFlags extends ReadingFlags, HistoryFlags {
  readonly dryRun?: boolean
  readonly reporter?: readonly string[]
  readonly weights?: string
  readonly reveal?: boolean
  readonly quiet?: boolean
  readonly tz?: string
}

/** Tags kept exports of nights that the history has anew, says which tags changed, and puts them in its place. */
export async function rescoreCommand(files: readonly string[], flags: RescoreFlags): Promise<void> {
  const reporter = singleReporter(flags.reporter)
  if (flags.history === undefined) throw new UserError('which history? --history FOLDER names it')
  const history = await openHistory(flags.history)
  const tagger = taggerVersion(flags.weights)
  const collected = collectNights(nightRule(flags))
  for await (const reading of tagInputs(await inputsOf(files), inputOptions(flags), await reviewedTagger(flags))) {
    if ('notice' in reading) tellNotices([reading.notice], flags)
    else collected.add(reading.tagged, mood)
  }
  const roster = flags.roster === undefined ? undefined : await readRoster(flags.roster)
  const teamed = (report: Report): Report => (roster === undefined ? report : withTeams(report, roster))
  const nights = collected.nights().map(night => ({ ...night, report: teamed(night.report), tagger }))
  const known = nights.filter(({ night }) => history.nights.includes(night))
  if (known.length === 0)
    throw new UserError(
      `${flags.history}: the history has none of the nights in these files${nights.length > 0 ? ` (the first is ${nights[0]!.night})` : ''}: report --history writes new ones, --night names one`,
    )
  for (const { night } of nights.filter(one => !known.includes(one)))
    if (!flags.quiet) warn(`warning: ${flags.history}: ${night} is not in the history and stays out: report --history writes new nights`)
  const changes: Rescored[] = []
  let keepText = flags.keepText === true
  for (const { night, report } of known) {
    const before = await readNight(flags.history, night)
    keepText ||= before.hasText
    changes.push(rescored(before, report, tagger))
  }
  const written = flags.dryRun !== true
  if (written) {
    // The same turns tagged anew, or other turns? A part of a night must not pass for the night.
    await refuseLoss(history, known)
    await writeNights(flags.history, known, { keepText: keepText ? (flags.reveal ? text => text : maskText) : undefined })
  }
  await print(reporter === 'json' ? rescoredJson(changes, written) : rescoredText(changes, written))
}
