import { columnName } from './column-names.ts'
import type { Columns } from './columns.ts'
import type { TableHead } from './table-head.ts'

/** Whether `user` means the agent in the role column: where the customer is a `contact`, as in respond.io. */
export function userIsAgent(table: TableHead, { role }: Columns): boolean {
  if (role === undefined) return false
  const values = new Set(table.rows.map(row => (row[role] ?? '').trim().toLowerCase()))
  return values.has('contact') && values.has('user')
}

/** Whether an agent in the row says that it is the agent's: where each row names either an agent or another speaker. */
export function agentTells(table: TableHead, { role, agent, speaker, customer }: Columns): boolean {
  const other = speaker ?? customer
  if (role !== undefined || agent === undefined || other === undefined) return false
  const isFilled = (row: readonly string[], at: number): boolean => (row[at] ?? '').trim() !== ''
  const rows = table.rows.filter(row => isFilled(row, agent) || isFilled(row, other))
  const byAgent = rows.filter(row => isFilled(row, agent))
  return byAgent.length > 0 && byAgent.length < rows.length && byAgent.every(row => !isFilled(row, other))
}

/** The id of a row's conversation; one that is the name of a file counts in its folder. */
export function wholeIds(table: TableHead, { conversation }: Columns): (cells: readonly string[]) => string | undefined {
  if (conversation === undefined) return () => undefined
  const cell = (cells: readonly string[], at: number): string => (cells[at] ?? '').trim()
  const folder = table.header.findIndex(name => columnName(name) === 'folder')
  const areFiles = table.rows.length > 0 && table.rows.every(row => /\.[a-z]{2,4}$/i.test(cell(row, conversation)))
  if (folder < 0 || !areFiles) return cells => cell(cells, conversation) || undefined
  return cells => `${cell(cells, folder)}/${cell(cells, conversation)}`
}
