import { findConfig } from '../../config/find.ts'
import { UserError } from '../../errors.ts'
import { daysBefore } from '../../history/against.ts'
import { openHistory } from '../../history/folder.ts'
import { readSums } from '../../history/read-sums.ts'
import { type TrendView, trendView } from '../../measures/trend.ts'
import { taggerId } from '../../model/night.ts'
import { PERIODS, type Period } from '../../model/trend.ts'
import { wildcard } from '../../model/wildcard.ts'
import { clean } from '../../reporters/escape.ts'
import { TREND_REPORTERS } from '../../reporters/trend/index.ts'
import { isDate } from '../keep-history.ts'
import { print, terminalWidth, wantsColor, warn } from '../output.ts'
import { outputsOf } from '../outputs.ts'
import { checkReportFiles, writeReportFile } from '../report-file.ts'
import { placeOf } from '../settings.ts'

export interface TrendFlags {
  readonly config?: string
  readonly history?: string
  readonly agent?: readonly string[]
  readonly since?: string
  readonly by?: string
  readonly mixed?: boolean
  readonly reporter?: readonly string[]
  readonly quiet?: boolean
}

/** How tone moves over the nights of a history: of everybody, and of each agent. */
export async function trendCommand(flags: TrendFlags): Promise<void> {
  const outputs = await outputsOf(flags.reporter ?? ['pretty'], TREND_REPORTERS)
  const by = PERIODS.find(period => period === (flags.by ?? 'week'))
  if (by === undefined) throw new UserError(`--by takes ${PERIODS.join(', ')}, not "${flags.by}"`)
  const { config, folder: place } = await findConfig(flags.config)
  const folder = flags.history ?? (config.history === undefined ? undefined : placeOf(config.history, place))
  if (folder === undefined)
    throw new UserError('which history? --history FOLDER names it; saltshaker report FILES --history FOLDER writes it')
  await checkReportFiles(
    outputs.flatMap(({ file }) => file ?? []),
    [],
  )
  const trend = await trendOf(folder, flags, by)
  const shown = outputs.some(({ reporter, file }) => reporter.name === 'pretty' && file === undefined) // and says it itself
  for (const { tagger, nights, first } of trend.unlike) {
    const what = trend.mixed ? 'is counted in with others: rates of unlike taggers are not comparable' : 'is left out'
    if (!flags.quiet && !shown)
      warn(
        `warning: ${folder}: what another tagger tagged (${taggerId(tagger)}, ${nights} ${nights === 1 ? 'night' : 'nights'} from ${first}) ${what}`,
      )
  }
  for (const { reporter, file } of outputs) {
    const text = reporter.render(trend, { color: file === undefined && wantsColor(process.stdout), width: terminalWidth() })
    if (file === undefined) await print(text)
    else await writeReportFile(file, text)
  }
}

async function trendOf(folder: string, { agent, since, mixed = false }: TrendFlags, by: Period): Promise<TrendView> {
  const history = await openHistory(folder)
  const last = history.nights.at(-1)
  if (last === undefined) throw new UserError(`${folder}: the history has no nights yet: report --history ${folder} writes the first`)
  const from = since === undefined ? undefined : sinceDate(since, last)
  const sums = await readSums(history, { from, by, mixed })
  if (sums === undefined) throw new UserError(`--since ${since}: the history has no night since ${from}; the last is ${last}`)
  const trend = trendView(sums, by, mixed)
  if (agent === undefined) return trend
  const [everybody, ...agents] = trend.series
  const wanted = new Set(
    agent.flatMap(pattern => {
      const matches = wildcard(pattern)
      const found = agents.filter(({ key, label }) => matches.test(label) || matches.test(key!))
      if (found.length === 0)
        throw new UserError(`--agent "${pattern}": the history has nobody of that name${known(agents.map(({ label }) => label))}`)
      return found
    }),
  )
  return { ...trend, series: [everybody!, ...agents.filter(one => wanted.has(one))] }
}

const SHOWN = 10

function known(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(clean)
  const more = names.length - shown.length
  return `; there are ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** `30d`, `8w` or a date: the first night that counts, back from the last night of the history, never from today. */
function sinceDate(since: string, last: string): string {
  if (isDate(since)) return since
  const [, number, unit] = /^(\d{1,5})([dw])$/.exec(since) ?? []
  if (number === undefined || Number(number) === 0)
    throw new UserError(`--since takes days, weeks or a date, such as 30d, 8w or 2026-11-01, not "${since}"`)
  return daysBefore(last, Number(number) * (unit === 'w' ? 7 : 1) - 1)
}
