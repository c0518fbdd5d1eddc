import type { Json } from './format.ts'
import { isObject } from './values.ts'

/** What Singer and Airbyte write between the rows: of the pipeline itself. */
const CONTROL = new Set(['SCHEMA', 'STATE', 'ACTIVATE_VERSION', 'LOG', 'TRACE', 'SPEC', 'CATALOG', 'CONNECTION_STATUS', 'CONTROL'])

/** What a line of a warehouse's pipeline holds besides the rows that are read, its kind in the plural; undefined for any other line. FORMATS 0.3. */
export function rowsOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  const row = isObject(value.record) && typeof value.record.stream === 'string' ? value.record : value
  if (typeof row.stream === 'string' && (isObject(row.data) || isObject(row.record))) return `rows of the stream '${row.stream}'`
  return typeof value.type === 'string' && CONTROL.has(value.type) ? 'lines about the pipeline itself' : undefined
}

/** The stream of a row of a warehouse's pipeline, by the objects that its record lies in; undefined for any other record. */
export function streamOf(above: readonly Json[]): string | undefined {
  const stream = above.at(-1)?.stream
  return typeof stream === 'string' ? stream : undefined
}
