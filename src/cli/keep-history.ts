import { UserError } from '../errors.ts'
import { loadDuckDB } from '../history/duckdb.ts'
import { withEarlier } from '../history/earlier.ts'
import { createHistory, type HistoryFolder } from '../history/folder.ts'
import { lostBy } from '../history/lost.ts'
import { writeNights } from '../history/write.ts'
import { collectNights, type NightRule } from '../measures/nights.ts'
import type { NightRecord } from '../model/night.ts'
import type { Report } from '../model/report.ts'
import type { ConversationTagger } from '../model/tagged.ts'
import { clean } from '../reporters/escape.ts'
import { maskText } from '../reporters/mask.ts'
import { taggerVersion } from '../tagger-version.ts'
import { mood } from '../text/mood.ts'
import { warn } from './output.ts'
import { told } from './told.ts'
import { reviewedTagger } from './verdict-files.ts'

/** The options of commands that keep a history, as commander gives them. */
export interface HistoryFlags {
  readonly history?: string | undefined
  readonly night?: string
  readonly nightStarts?: string
  readonly keepText?: boolean
  readonly tz?: string | undefined
  readonly weights?: string | undefined
  readonly labels?: readonly string[] | undefined
  readonly reveal?: boolean
  readonly quiet?: boolean
}

/** A run that is kept: whatever its tagger tags goes into the history with `write`. */
export interface HistoryKeeper {
  readonly tagger: ConversationTagger
  /** The first of the run's nights: what is before it is not in the run; undefined where no history is kept, and where no turn is dated. */
  readonly night: () => string | undefined
  /**
   * `refine` is what the run does to its report, a roster's teams for one. Failures are told on stderr, with exit code 2: the report is
   * still worth printing.
   */
  readonly write: (refine?: (report: Report) => Report) => Promise<void>
  /** The report with what the history knows of its customers from other nights: for showing, not for keeping. */
  readonly withEarlier: (report: Report) => Promise<Report>
}

/** The tagger of this run, and what keeps its nights where --history asks for it. Throws UserError for a folder that cannot be used. */
export async function keepHistory(flags: HistoryFlags): Promise<HistoryKeeper> {
  const rule = nightRule(flags)
  const tagger = await reviewedTagger(flags)
  if (flags.history === undefined) {
    const [option] = Object.entries({ '--night': flags.night, '--night-starts': flags.nightStarts, '--keep-text': flags.keepText }).find(
      ([, value]) => value !== undefined,
    ) ?? [undefined]
    if (option !== undefined) throw new UserError(`${option} is for a history: add --history FOLDER`)
    return { tagger, night: () => undefined, write: async () => {}, withEarlier: async report => report }
  }
  await loadDuckDB()
  await createHistory(flags.history)
  const nights = collectNights(rule)
  const tag: ConversationTagger['tag'] = conversation => {
    const tagged = tagger.tag(conversation)
    nights.add(tagged, mood)
    return tagged
  }
  const folder = flags.history
  return {
    tagger: { tag },
    night: () => nights.nights()[0]?.night,
    write: (refine = report => report) => told(() => writeAll(nights, folder, flags, refine), undefined),
    withEarlier: report => told(async () => ({ ...report, contacts: await withEarlier(folder, report.contacts) }), report),
  }
}

async function writeAll(
  collected: ReturnType<typeof collectNights>,
  folder: string,
  flags: HistoryFlags,
  refine: (report: Report) => Report,
): Promise<void> {
  const tagger = taggerVersion(flags.weights)
  const nights = collected.nights().map(night => ({ ...night, report: refine(night.report), tagger }))
  const undated = collected.undated()
  if (nights.length === 0)
    throw new UserError(
      `no turn has a date, so the night is not known and nothing went into the history: pass --night 2026-11-20, the night's date`,
    )
  if (undated.count > 0 && !flags.quiet)
    warn(
      clean(
        `warning: ${count(undated.count, 'conversation')} without a date left out of the history, the first is ${undated.first}: --night takes all in`,
      ),
    )
  if (!flags.quiet) warnOfSpread(collected, nights[0]!.night)
  const lost = await lostBy(await createHistory(folder), nights)
  const [first] = lost
  if (first !== undefined && nights.length > 1)
    throw new UserError(
      `${folder}: nothing was written: this run has ${count(nights.length, 'night')}, and ${first.night} would lose ${first.conversations} of ${count(first.before, 'conversation')}: if the whole run is one night, pass --night with its date`,
    )
  await writeNights(folder, nights, { keepText: flags.keepText ? (flags.reveal ? text => text : maskText) : undefined })
  if (first !== undefined && !flags.quiet)
    warn(
      `warning: ${folder}: ${first.night} was replaced; ${first.conversations} of its ${count(first.before, 'conversation')} are not in this run`,
    )
}

/** Tells where --night has made one night of many. */
export function warnOfSpread({ spread }: Pick<ReturnType<typeof collectNights>, 'spread'>, night: string | undefined): void {
  const dates = spread()
  if (dates !== undefined)
    warn(
      `warning: the conversations are of ${dates.from} to ${dates.to}, and --night counts all of them as ${night}: leave it out to have each day by itself`,
    )
}

/** Throws UserError where a night of the history would lose conversations. */
export async function refuseLoss(history: HistoryFolder, nights: readonly NightRecord[]): Promise<void> {
  const [lost] = await lostBy(history, nights)
  if (lost !== undefined)
    throw new UserError(
      `${history.folder}: nothing was written: ${lost.conversations} of the ${count(lost.before, 'conversation')} of ${lost.night} are not in these files: give all files of the night`,
    )
}

/** Throws UserError for a date or time of day that is none. */
export function nightRule({ night, nightStarts, tz }: HistoryFlags): NightRule {
  if (night !== undefined && !isDate(night)) throw new UserError(`--night takes a date such as 2026-11-20, not "${night}"`)
  const clock = nightStarts === undefined ? undefined : /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(nightStarts)
  if (clock === null) throw new UserError(`--night-starts takes a time of day such as 12:00, not "${nightStarts}"`)
  return { night, startsAt: clock && Number(clock[1]) * 60 + Number(clock[2]), zone: tz }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
