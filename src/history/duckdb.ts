import type { DuckDBConnection } from '@duckdb/node-api'
import { UserError } from '../errors.ts'

/** Nothing is fetched, nothing is written but the files that are asked for. */
const SETTINGS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', temp_directory: '' } as const

/** A database in memory for as long as `work` takes. Throws UserError where DuckDB is not installed. */
export async function withDatabase<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await loadDuckDB()
  const database = await DuckDBInstance.create(':memory:', SETTINGS)
  const connection = await database.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

/** Loaded only when the history is used: it is optional, and large. Throws UserError where it is not installed. */
export async function loadDuckDB(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api')
  } catch {
    throw new UserError(
      'the history needs DuckDB, which is not installed for this machine: npm install @duckdb/node-api, or npm ci without --omit=optional',
    )
  }
}

/** A string literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
