import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from './duckdb.ts'
import { type HistoryFolder, nightFile } from './folder.ts'
import { cleanParts, partOf } from './parts.ts'

/**
 * What trends are made of, of all nights in one file: a thousand files take seconds to open. It may be deleted at any time: nights that it
 * lacks, or that were written again since, are read from their own files.
 */
const CACHE = 'cache'
/** So many nights may be missing before it is written anew. */
const BEHIND = 20

const CACHED =
  'kind, night, tagger_weights, tagger_cues, agent, name, team, turns, tag_yes, tag_small_talk, tag_neutral, tag_stonewalling, ' +
  'tag_defensiveness, tag_criticism, tag_contempt'

/** A relation of SQL with the `night` and `agent` rows of all nights. Throws what DuckDB says of a damaged file. */
export async function sumsOf(connection: DuckDBConnection, { folder, nights }: HistoryFolder): Promise<string> {
  const file = join(folder, CACHE, 'sums.parquet')
  const marks = new Map(await Promise.all(nights.map(async night => [night, await markOf(nightFile(folder, night))] as const)))
  const cached = await marksIn(connection, file)
  const missing = nights.filter(night => cached.get(night) !== marks.get(night))
  if (missing.length === nights.length && missing.length <= BEHIND) return sumsOfNights(folder, nights)
  const stale = [...cached.keys()].filter(night => cached.get(night) !== marks.get(night))
  const known = `SELECT ${CACHED} FROM read_parquet(${literal(file)}) WHERE night NOT IN (SELECT unnest(${list(stale)}::DATE[]))`
  const parts = [...(cached.size > 0 ? [known] : []), ...(missing.length > 0 ? [`FROM ${sumsOfNights(folder, missing)}`] : [])]
  if (missing.length <= BEHIND) return `(${parts.join(' UNION ALL ')})`
  await connection.run(`CREATE TEMP TABLE sums AS ${parts.join(' UNION ALL ')}`)
  await connection.run(
    `CREATE TEMP TABLE marks AS SELECT unnest(${list([...marks.keys()])}::DATE[]) AS night, unnest(${list([...marks.values()])}) AS mark`,
  )
  await write(connection, folder, file)
  return 'sums'
}

/** The same of these nights (one at least), from their own files. */
export function sumsOfNights(folder: string, nights: readonly string[]): string {
  const files = list(nights.map(night => nightFile(folder, night)))
  return `(SELECT ${CACHED} FROM read_parquet(${files}) WHERE kind IN ('night', 'agent'))`
}

function list(values: readonly string[]): string {
  return `[${values.map(literal).join(', ')}]`
}

/** Changes whenever a night is written again. */
async function markOf(file: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(file, { bigint: true })
  return `${size} ${mtimeNs} ${ino}`
}

async function marksIn(connection: DuckDBConnection, file: string): Promise<ReadonlyMap<string, string>> {
  const read = await connection
    .runAndReadAll(`SELECT night::VARCHAR, mark FROM read_parquet(${literal(file)}) WHERE kind = 'night'`)
    .catch(() => undefined)
  return new Map((read?.getRows() ?? []).map(([night, mark]) => [String(night), String(mark)]))
}

/** Where it cannot be written the trend is still told, only not as fast. */
async function write(connection: DuckDBConnection, folder: string, file: string): Promise<void> {
  const place = join(folder, CACHE)
  const part = partOf(place, 'sums')
  try {
    await mkdir(place, { recursive: true })
    await cleanParts(place)
    await connection.run(`COPY (SELECT ${CACHED}, mark FROM sums JOIN marks USING (night)) TO ${literal(part)} (FORMAT parquet)`)
    await rename(part, file)
  } catch {
    await rm(part, { force: true }).catch(() => {})
  }
}
