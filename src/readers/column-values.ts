import type { Columns } from './columns.ts'
import { normalised, roleWord } from './role-words.ts'
import type { TableHead } from './table-head.ts'
import { dateOrder, secondsOf, timeOf } from './times.ts'

/** Columns of these names tell the role where their values do. FORMATS 3.1. */
const MAYBE_ROLE = new Set(['type', 'kind', 'party', 'participant', 'side', 'channel', 'source', 'sendertype', 'msgtype', 'messagetype'])
/** Columns of these names tell the voices of a recording apart where their values are few and short. */
const TRACKS = new Set(['channel', 'audiochannel', 'mediachannel', 'channelid', 'track'])
const TRACK = /^(?:\d|l|r|left|right)$/i
const FLAG = /^(?:true|false|yes|no|[01ynt])$/i
const DIRECTION = /^(?:direction|(?:is)?(?:inbound|incoming|outbound|outgoing))$/

export interface Refined {
  readonly columns: Columns
  readonly warnings: readonly string[]
}

/** What names alone do not tell, by the values of the first rows. Columns that `--map` names stay. */
export function refined(table: TableHead, columns: Columns, map: Readonly<Record<string, string>> = {}): Refined {
  const result: Columns = { ...columns }
  const warnings: string[] = []
  // The last row of the sample may be cut.
  const rows = table.rows.length > 1 ? table.rows.slice(0, -1) : table.rows
  const values = (at: number): string[] => rows.map(row => (row[at] ?? '').trim()).filter(value => value !== '')
  const mapped = new Set(Object.keys(map))

  if (result.conversation === undefined) {
    const id = table.header.findIndex(name => normalised(name) === 'id')
    if (id >= 0 && new Set(values(id)).size < values(id).length) result.conversation = id
    else if (!restarts(result.turn === undefined ? [] : values(result.turn)))
      warnings.push('no column tells conversations apart: the table is read as one; if one does, pass --map conversation=COLUMN')
  }
  const role = result.role
  if (role !== undefined && !mapped.has('role') && DIRECTION.test(normalised(table.header[role]!)) && isConstant(rows, role, result)) {
    warnings.push(
      `the column ${table.header[role]} is the same for all turns of a conversation: taken as the direction of the call, not as who speaks`,
    )
    delete result.role
  }
  if (result.role === undefined) {
    const at = table.header.findIndex((name, i) => MAYBE_ROLE.has(normalised(name)) && i !== result.text && areRoles(values(i)))
    if (at >= 0) result.role = at
    if (at === result.channel && !mapped.has('channel')) delete result.channel
  }
  const note = result.internal
  if (
    note !== undefined &&
    normalised(table.header[note]!) === 'note' &&
    !mapped.has('internal') &&
    !values(note).every(value => FLAG.test(value))
  )
    delete result.internal
  const start = result.offset
  if (start !== undefined && result.time === undefined && !mapped.has('offset') && areTimes(values(start))) {
    result.time = start
    delete result.offset
  }
  if (result.role === undefined && result.speaker === undefined && result.speakerId === undefined) {
    const track = table.header.findIndex((name, i) => TRACKS.has(normalised(name)) && areTracks(values(i)))
    if (track >= 0) result.speaker = track
    if (track === result.channel && !mapped.has('channel')) delete result.channel
  }
  return { columns: result, warnings }
}

/** Whether a count of turns begins again: that is another conversation. */
function restarts(numbers: readonly string[]): boolean {
  return numbers.some((number, i) => i > 0 && /^[01]$/.test(number) && Number(number) < Number(numbers[i - 1]))
}

/** `start` may be a point in time as well as an offset. */
function areTimes(values: readonly string[]): boolean {
  const order = dateOrder(values)
  return values.length > 0 && values.every(value => secondsOf(value) === undefined && timeOf(value, order) !== undefined)
}

function areTracks(values: readonly string[]): boolean {
  return values.length > 0 && values.every(value => TRACK.test(value)) && new Set(values).size > 1
}

function areRoles(values: readonly string[]): boolean {
  return values.length > 0 && values.every(value => roleWord(value) !== undefined) && new Set(values).size > 1
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
  return talks.length >= 2 && talks.every(one => one.same)
}
