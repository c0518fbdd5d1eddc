import { columnName, KNOWN } from './column-names.ts'
import type { Columns } from './columns.ts'
import { roleWord } from './role-words.ts'
import type { TableHead } from './table-head.ts'

/** Columns of these names tell the role where their values do. FORMATS 3.1. */
const MAYBE_ROLE = new Set(
  'type kind party participant side channel source sendertype msgtype messagetype typ tipo 種別 类型 類型 тип 유형'
    .split(' ')
    .map(columnName),
)
const DIRECTION = /^(?:direction|richtung|direccion|richting|(?:is)?(?:inbound|incoming|outbound|outgoing))$/
const DIRECTIONS = /^(?:in|out)(?:bound|coming|going)$/i

/** The role column, if it may be trusted: one of directions only where they change within conversations, and where no other names the sides. */
export function directionChecked(table: TableHead, columns: Columns): { role?: number | undefined; warning?: string } {
  const { role, speaker } = columns
  if (role === undefined || !DIRECTION.test(columnName(table.header[role]!))) return { role }
  if (speaker !== undefined && namesSides(table, speaker)) return {}
  const names = KNOWN.get('role')!
  const better = table.header.findIndex(
    (name, i) => i !== role && i !== columns.text && (names.includes(columnName(name)) || isMaybe(name)) && namesSides(table, i),
  )
  if (better >= 0) return { role: better }
  if (!isConstant(table.rows, role, columns)) return { role }
  return {
    warning: `the column ${table.header[role]} is the same for all turns of a conversation: taken as the direction of the call, not as who speaks`,
  }
}

/** A column that tells the role by its values alone. */
export function roleColumn(table: TableHead, columns: Columns): number | undefined {
  const speakerTells = columns.speaker !== undefined && namesSides(table, columns.speaker)
  const tells = (at: number): boolean =>
    areRoles(valuesOf(table, at)) && (namesSides(table, at) || !(speakerTells || isConstant(table.rows, at, columns)))
  const at = table.header.findIndex((name, i) => isMaybe(name) && i !== columns.text && tells(i))
  return at < 0 ? undefined : at
}

/** Columns of these names hold who speaks where another says for which side. */
const NAMES_BESIDE = new Set([...KNOWN.get('speaker')!, ...'who by person personname fullname'.split(' ')])

/** Where the speaker column names sides and no people ("from: agent, who: Ana"): the column that names the people. */
export function besideSides(table: TableHead, columns: Columns): number | undefined {
  const { speaker } = columns
  if (speaker === undefined || (columns.agent ?? columns.agentId) !== undefined || !namesSides(table, speaker)) return undefined
  const taken = new Set(Object.values(columns))
  const at = table.header.findIndex((name, i) => !taken.has(i) && NAMES_BESIDE.has(columnName(name)) && tellsSidesApart(table, i, columns))
  return at < 0 ? undefined : at
}

/** Whether the column has words, and never the same for both sides of a conversation: one that names its customer, or its account, names no speaker. */
function tellsSidesApart(table: TableHead, at: number, { speaker, conversation }: Columns): boolean {
  const sides = new Map<string, string>()
  const names = valuesOf(table, at).filter(value => !/^\d+$/.test(value))
  return (
    names.length > 0 &&
    table.rows.every(row => {
      const name = (row[at] ?? '').trim()
      const side = (row[speaker!] ?? '').trim()
      if (name === '' || side === '') return true
      const key = JSON.stringify([conversation === undefined ? '' : row[conversation], name])
      const before = sides.get(key)
      sides.set(key, side)
      return before === undefined || before === side
    })
  )
}

function isMaybe(name: string): boolean {
  return MAYBE_ROLE.has(columnName(name))
}

function valuesOf(table: TableHead, at: number): string[] {
  return table.rows.map(row => (row[at] ?? '').trim()).filter(value => value !== '')
}

function areRoles(values: readonly string[]): boolean {
  return values.length > 0 && values.every(value => roleWord(value) !== undefined) && new Set(values).size > 1
}

/** Whether the values are words for the sides of a conversation, other than the directions of calls. */
function namesSides(table: TableHead, at: number): boolean {
  const values = valuesOf(table, at)
  return areRoles(values) && !values.every(value => DIRECTIONS.test(value))
}

/** Whether the column never changes within a conversation, over enough turns to tell. */
function isConstant(rows: TableHead['rows'], at: number, columns: Columns): boolean {
  const met = new Map<string, { value: string; turns: number; same: boolean }>()
  for (const row of rows) {
    const id = columns.conversation === undefined ? '' : (row[columns.conversation] ?? '')
    const value = (row[at] ?? '').trim()
    const before = met.get(id)
    if (before === undefined) met.set(id, { value, turns: 1, same: true })
    else {
      before.turns++
      before.same &&= before.value === value
    }
  }
  const talks = [...met.values()].filter(one => one.turns > 1)
  // A lone conversation of two turns may well be two by the same speaker.
  return (talks.length >= 2 || talks.some(one => one.turns >= 3)) && talks.every(one => one.same)
}
