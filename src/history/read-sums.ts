import type { DuckDBConnection } from '@duckdb/node-api'
import { UserError } from '../errors.ts'
import { type TaggerVersion, taggerId } from '../model/night.ts'
import { NO_TURNS, TAGS, type Tag } from '../model/tag.ts'
import type { AgentHistory, HistorySums, Period, PeriodSums, UnlikeNights } from '../model/trend.ts'
import { COLUMNS } from './columns.ts'
import { literal, withDatabase } from './duckdb.ts'
import { type HistoryFolder, nightFile } from './folder.ts'
import { sumsOf, sumsOfNights } from './sums-cache.ts'

export interface SumsWanted {
  /** ISO dates, both included. Default: all nights. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by: Period
  /** Whose nights to compare. Default: the tagger of the last night in the span. */
  readonly tagger?: TaggerVersion | undefined
  /** Counts nights of other taggers in. Default: false. */
  readonly mixed?: boolean | undefined
}

/** Few enough to open one by one rather than to keep a file of all up to date for. */
const FEW = 40

const TAG_COLUMNS = TAGS.map(tag => [tag, `tag_${tag.replace('-', '_')}`] as const)

const LISTS = ['start', 'nights', 'turns', ...TAG_COLUMNS.map(([, column]) => column)]

/**
 * Sums by agent and period of the nights of one tagger; undefined where the history has no night in the span. Throws UserError where a
 * night's file is damaged or foreign.
 */
export async function readSums(history: HistoryFolder, wanted: SumsWanted): Promise<HistorySums | undefined> {
  const { from = '', to = '9999-12-31', by } = wanted
  const nights = history.nights.filter(night => from <= night && night <= to)
  if (nights.length === 0) return undefined
  return withDatabase(async connection => {
    try {
      const rows = nights.length <= FEW ? sumsOfNights(history.folder, nights) : await sumsOf(connection, history)
      const span = `FROM ${rows} WHERE night BETWEEN DATE '${nights[0]}' AND DATE '${nights.at(-1)}'`
      const taggers = await taggersIn(connection, span)
      if (taggers.reduce((sum, { nights }) => sum + nights, 0) !== nights.length) throw new Error('a file holds another night than its own')
      const tagger = wanted.tagger ?? taggers.find(({ last }) => last === nights.at(-1))!.tagger
      const alike = taggers.find(one => taggerId(one.tagger) === taggerId(tagger))
      const unlike = taggers.filter(one => one !== alike)
      const { weights, cues } = tagger
      const only = wanted.mixed ? '' : `AND tagger_weights = ${literal(weights)} AND tagger_cues = ${literal(cues)}`
      const nightsIn = await connection.runAndReadAll(
        `SELECT date_trunc('${by}', night)::DATE::VARCHAR, count(*)::INTEGER ${span} AND kind = 'night' ${only} GROUP BY 1 ORDER BY 1`,
      )
      const agents = await agentsIn(connection, `${span} AND kind = 'agent' ${only}`, by)
      const counted = wanted.mixed ? taggers : taggers.filter(one => one === alike)
      return {
        tagger,
        first: counted.map(({ first }) => first).sort()[0] ?? nights[0]!,
        last:
          counted
            .map(({ last }) => last)
            .sort()
            .at(-1) ?? nights.at(-1)!,
        nights: counted.reduce((sum, { nights }) => sum + nights, 0),
        unlike,
        nightsIn: Object.fromEntries(nightsIn.getRows()),
        agents,
      }
    } catch (error) {
      throw (await damagedNight(connection, history.folder, nights)) ?? error
    }
  })
}

async function taggersIn(connection: DuckDBConnection, span: string): Promise<readonly UnlikeNights[]> {
  const read = await connection.runAndReadAll(
    `SELECT tagger_weights, tagger_cues, count(DISTINCT night)::INTEGER, min(night)::VARCHAR, max(night)::VARCHAR
     ${span} AND kind = 'night' GROUP BY ALL ORDER BY 4, 1, 2`,
  )
  return read.getRows().map(([weights, cues, nights, first, last]) => ({
    tagger: { weights: String(weights), cues: String(cues) },
    nights: Number(nights),
    first: String(first),
    last: String(last),
  }))
}

/** As lists in JSON: a row for each agent and period would take longer to fetch than to sum. */
async function agentsIn(connection: DuckDBConnection, rows: string, by: Period): Promise<readonly AgentHistory[]> {
  const sums = TAG_COLUMNS.map(([, column]) => `sum(${column})::INTEGER AS ${column}`).join(', ')
  const lists = LISTS.map(name => `${name} := list(${name})`).join(', ')
  const read = await connection.runAndReadAll(
    `WITH periods AS (
       SELECT agent, date_trunc('${by}', night)::DATE AS start, count(*)::INTEGER AS nights, sum(turns)::INTEGER AS turns, ${sums},
         max(name) AS name, max(team) AS team
       ${rows} GROUP BY agent, start
     )
     SELECT to_json(struct_pack(key := agent, name := arg_max(name, start), team := arg_max(team, start), periods := struct_pack(${lists})))::VARCHAR
     FROM periods GROUP BY agent`,
  )
  return read
    .getRows()
    .map(([json]) => agentOf(JSON.parse(String(json))))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

type Lists = Readonly<Record<string, readonly number[]>> & { readonly start: readonly string[] }

interface Listed {
  readonly key: string
  readonly name: string | null
  readonly team: string | null
  /** In no order. */
  readonly periods: Lists
}

function agentOf({ key, name, team, periods: lists }: Listed): AgentHistory {
  const periods = lists.start.map((start, i): PeriodSums => {
    const tags: Record<Tag, number> = { ...NO_TURNS }
    for (const [tag, column] of TAG_COLUMNS) tags[tag] = lists[column]![i]!
    return { start, nights: lists.nights![i]!, turns: lists.turns![i]!, tags }
  })
  return { key, name: name ?? '', team: team ?? undefined, periods: periods.sort((a, b) => (a.start < b.start ? -1 : 1)) }
}

/** The first night whose file cannot be read, as the user's mistake; undefined where all can. */
export async function damagedNight(
  connection: DuckDBConnection,
  folder: string,
  nights: readonly string[],
): Promise<UserError | undefined> {
  for (const night of nights) {
    const file = nightFile(folder, night)
    const columns = COLUMNS.map(({ name }) => name).join(', ')
    const rows = await connection
      .runAndReadAll(
        `SELECT count(DISTINCT night), min(night)::VARCHAR FROM (SELECT ${columns} FROM read_parquet(${literal(file)})) WHERE kind = 'night'`,
      )
      .catch(() => undefined)
    const [nightsIn, first] = rows?.getRows()[0] ?? []
    if (Number(nightsIn) !== 1 || first !== night)
      return new UserError(`${file}: is damaged or no night of saltshaker's: move it away, or write that night again with report --history`)
  }
  return undefined
}
