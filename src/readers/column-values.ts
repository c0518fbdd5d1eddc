import { columnName, KNOWN } from './column-names.ts'
import { type Columns, columnsOf, type Field } from './columns.ts'
import { besideSides, directionChecked, roleColumn } from './role-columns.ts'
import { roleWord } from './role-words.ts'
import type { TableHead } from './table-head.ts'
import { dateOrder, secondsOf, timeOf } from './times.ts'
import { isNoteWord, yesNo } from './yes-no.ts'

/** Columns of these names tell the voices of a recording apart where their values are few and short. */
const TRACKS = new Set(['channel', 'audiochannel', 'mediachannel', 'channelid', 'track'])
const TRACK = /^(?:\d|l|r|left|right)$/i
/** Names of times that are anything else to others. */
const MAYBE_TIMES = new Set(['tid', 'hora', 'ora', 'data'])
/** Columns of these names tell notes from messages where their values do. */
const KINDS = new Set('commenttype messagetype msgtype notetype eventtype entrytype type kind'.split(' '))

export interface Refined {
  readonly columns: Columns
  readonly warnings: readonly string[]
}

/** What names alone do not tell, by the values of the first rows. Columns that `--map` names stay. */
export function refined(table: TableHead, columns: Columns, map: Readonly<Record<string, string>> = {}): Refined {
  const result: Columns = { ...columns }
  const warnings: string[] = []
  const names = table.header.map(columnName)
  const values = (at: number): string[] => table.rows.map(row => (row[at] ?? '').trim()).filter(value => value !== '')
  const isMapped = (field: Field): boolean => Object.hasOwn(map, field)

  if (!isMapped('text') && areNumbers(values(result.text!))) {
    const others = columnsOf(
      table.header.map((name, i) => (i === result.text ? '' : name)),
      map,
    )
    if (others.text !== undefined) result.text = others.text
  }
  if (result.conversation === undefined) {
    const id = names.indexOf('id')
    if (id >= 0 && new Set(values(id)).size < values(id).length) result.conversation = id
    else {
      const parent = parentColumn(table, names)
      if (parent !== undefined) result.conversation = parent
      else if (!restarts(result.turn === undefined ? [] : values(result.turn)))
        warnings.push('no column tells conversations apart: the table is read as one; if one does, pass --map conversation=COLUMN')
    }
  }
  if (!isMapped('role')) {
    const { role, warning } = directionChecked(table, result)
    if (role === undefined) delete result.role
    if (warning !== undefined) warnings.push(warning)
    const at = role ?? roleColumn(table, result)
    if (at !== undefined) result.role = at
    if (at !== undefined && at === result.channel && !isMapped('channel')) delete result.channel
    const names = result.role === undefined && !isMapped('speaker') ? besideSides(table, result) : undefined
    if (names !== undefined) {
      result.role = result.speaker
      result.speaker = names
    }
  }
  const note = result.internal
  if (note !== undefined && names[note] === 'note' && !isMapped('internal') && !values(note).every(value => yesNo(value) !== undefined))
    delete result.internal
  if (result.internal === undefined) {
    const kind = names.findIndex(
      (name, i) => KINDS.has(name) && i !== result.text && i !== result.role && tellsNotes(table.rows, i, result),
    )
    if (kind >= 0) result.internal = kind
  }
  const start = result.offset
  if (start !== undefined && result.time === undefined && !isMapped('offset') && areTimes(values(start))) {
    result.time = start
    delete result.offset
  }
  for (const field of ['time', 'date'] as const) {
    const at = result[field]
    if (at !== undefined && MAYBE_TIMES.has(names[at]!) && !isMapped(field) && !areDatesOrClocks(values(at))) delete result[field]
  }
  if (result.time === undefined && result.date !== undefined) {
    result.time = result.date
    delete result.date
  }
  if (result.role === undefined && result.speaker === undefined && result.speakerId === undefined) {
    const track = names.findIndex((name, i) => TRACKS.has(name) && areTracks(values(i)))
    if (track >= 0) result.speaker = track
    if (track === result.channel && !isMapped('channel')) delete result.channel
  }
  return { columns: result, warnings }
}

/** Salesforce's mails all name their case as parent; elsewhere a parent is the message that is answered. */
function parentColumn({ rows }: TableHead, names: readonly string[]): number | undefined {
  const parent = names.indexOf('parentid')
  if (parent < 0) return undefined
  const filled = rows.filter(row => row.some(cell => cell.trim() !== ''))
  const values = (at: number): string[] => filled.map(row => (row[at] ?? '').trim())
  const parents = new Set(values(parent))
  const ids = names.flatMap((name, i) => (name === 'id' || KNOWN.get('messageId')!.includes(name) ? values(i) : []))
  if (ids.length === 0 || parents.has('') || parents.size === filled.length) return undefined
  return ids.some(id => parents.has(id)) ? undefined : parent
}

/** Whether a count of turns begins again: that is another conversation. */
function restarts(numbers: readonly string[]): boolean {
  return numbers.some((number, i) => i > 0 && /^[01]$/.test(number) && Number(number) < Number(numbers[i - 1]))
}

function areNumbers(values: readonly string[]): boolean {
  return values.length > 0 && values.every(value => /^\d+$/.test(value))
}

/** `start` may be a point in time as well as an offset. */
function areTimes(values: readonly string[]): boolean {
  const order = dateOrder(values)
  return values.length > 0 && values.every(value => secondsOf(value) === undefined && timeOf(value, order) !== undefined)
}

function areDatesOrClocks(values: readonly string[]): boolean {
  const order = dateOrder(values)
  return values.length > 0 && values.every(value => /^\d{1,2}[:h]\d{2}/.test(value) || timeOf(value, order) !== undefined)
}

function areTracks(values: readonly string[]): boolean {
  return values.length > 0 && values.every(value => TRACK.test(value)) && new Set(values).size > 1
}

/** Whether some rows are notes by their kind, and none of them is a customer's. */
function tellsNotes(rows: TableHead['rows'], kind: number, { role, speaker }: Columns): boolean {
  const cell = (row: readonly string[], at: number | undefined): string => (at === undefined ? '' : (row[at] ?? '').trim())
  const kinds = rows.filter(row => cell(row, kind) !== '')
  const notes = kinds.filter(row => isNoteWord(cell(row, kind)))
  const isCustomers = (row: readonly string[]): boolean => [role, speaker].some(at => roleWord(cell(row, at)) === 'customer')
  return notes.length > 0 && notes.length < kinds.length && !notes.some(isCustomers)
}
