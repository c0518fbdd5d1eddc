import { rename, rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { NightRecord } from '../model/night.ts'
import { COLUMNS, JSON_TYPES, TABLE } from './columns.ts'
import { customerKey } from './customer-key.ts'
import { literal, withDatabase } from './duckdb.ts'
import { nightFile, nightsFolder, notWritten } from './folder.ts'
import { partOf, sync } from './parts.ts'
import { type Row, type RowOptions, rowsOf } from './rows.ts'
import { sealed } from './seal.ts'

const ROWS_AT_ONCE = 1000
/** Halves of a surrogate pair and the null character, which no UTF-8 string of SQL holds. */
const UNWRITABLE = /[\p{Surrogate}\u0000]/gu

/**
 * Writes the nights, each in place of what the history had of it. All are written beside, made to last, then renamed: a run that is killed
 * leaves every night as it was or as it is to be. Throws UserError where they cannot be written; then none is.
 */
export async function writeNights(folder: string, nights: readonly NightRecord[], options: RowOptions = {}): Promise<void> {
  const written: { readonly part: string; readonly file: string }[] = []
  try {
    await withDatabase(async connection => {
      for (const night of nights) {
        const part = partOf(nightsFolder(folder), night.night)
        written.push({ part, file: nightFile(folder, night.night) })
        await writeParquet(connection, rowsOf(await sealedNight(folder, night), options), part)
        await sync(part)
      }
    })
    for (const { part, file } of written) await rename(part, file)
    // Windows cannot, and need not.
    await sync(nightsFolder(folder)).catch(() => {})
  } catch (error) {
    for (const { part } of written) await rm(part, { force: true }).catch(() => {})
    throw notWritten(folder, error)
  }
}

/** Whoever the customers are, the history does not know them. */
async function sealedNight(folder: string, night: NightRecord): Promise<NightRecord> {
  const { contacts } = night.report
  if (contacts.kept.length === 0) return night
  const kept = sealed(contacts.kept, await customerKey(folder))
  return { ...night, report: { ...night.report, contacts: { ...contacts, kept } } }
}

async function writeParquet(connection: DuckDBConnection, rows: Iterable<Row>, file: string): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE rows_of_night (${TABLE})`)
  const insert = `INSERT INTO rows_of_night SELECT r.* FROM (SELECT unnest(from_json_strict($1::JSON, ${literal(JSON_TYPES)})) AS r)`
  let batch: Row[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await connection.run(insert, [JSON.stringify(batch, writable)])
    batch = []
  }
  for (const row of rows) {
    batch.push(Object.fromEntries(COLUMNS.map(({ name }) => [name, row[name] ?? null])))
    if (batch.length === ROWS_AT_ONCE) await flush()
  }
  await flush()
  await connection.run(`COPY rows_of_night TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`)
  await connection.run('DROP TABLE rows_of_night')
}

function writable(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(UNWRITABLE, '\ufffd') : value
}
