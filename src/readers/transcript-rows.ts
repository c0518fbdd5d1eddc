import { type Columns, columnsOf, type Field } from './columns.ts'
import { embeddedReader } from './embedded.ts'
import type { RawTurn, Reader, ReaderEvent, ReadOptions } from './reader.ts'
import { normalised, roleWord } from './role-words.ts'
import type { TableHead } from './table-head.ts'
import { dateOrder, timeOf } from './times.ts'
import { cellText, transcriptColumn } from './transcript-cell.ts'

/** Where Excel cuts a cell. */
const EXCEL_CELL = 32_767

/** The columns of a table with a conversation a row, `text` that of the transcripts; undefined where it has none. */
export function transcriptColumns(table: TableHead, options: ReadOptions): Columns | undefined {
  const map = options.map ?? {}
  const text = map.text === undefined ? transcriptColumn(table) : columnsOf(table.header, { text: map.text }).text
  if (text === undefined) return undefined
  const others = table.header.map((name, i) => (i === text ? '' : name))
  const { text: _, ...rest } = map
  const columns = columnsOf(others, rest)
  const { conversation: named, text: __, ...found } = columns
  const conversation = map.conversation === undefined ? idColumn(table, named) : named
  return { ...found, text, ...(conversation === undefined ? {} : { conversation }) }
}

const IDS = ['id', 'name', 'chatkey', 'number', 'objectid', 'annotationid']

/** A row is a conversation: what names it is different in each row. */
function idColumn(table: TableHead, named: number | undefined): number | undefined {
  const names = table.header.map(normalised)
  const isDifferent = (at: number): boolean => {
    const values = table.rows.map(row => row[at] ?? '').filter(value => value !== '')
    return values.length > 0 && new Set(values).size === values.length
  }
  const id = names.indexOf('id')
  // Of Salesforce's chats a case may have several.
  if (id >= 0 && table.rows.every(row => /^570/.test(row[id] ?? '570'))) return id
  return [named ?? -1, ...IDS.map(id => names.indexOf(id))].find(at => at >= 0 && isDifferent(at))
}

/** Reads one row after the other: its transcript, with what the other cells tell of it. */
export function rowConversation(
  table: TableHead,
  columns: Columns,
  options: ReadOptions,
  readers: readonly Reader[],
): (cells: readonly string[], line: number | undefined, row: number) => Promise<readonly ReaderEvent[]> {
  const embedded = embeddedReader(readers)
  const order = {
    ...dateOrder(columns.time === undefined ? [] : table.rows.map(cells => cells[columns.time!] ?? '')),
    zone: options.zone,
  }
  const said = new Set<string>()
  return async (cells, line, row) => {
    const cellOf = (field: Field): string | undefined => {
      const at = columns[field]
      return at === undefined ? undefined : (cells[at] ?? '').trim() || undefined
    }
    const cell = cells[columns.text!]!
    if (cell.trim() === '') return [{ kind: 'aside', line, reason: 'rows without a transcript' }]
    const events: ReaderEvent[] = []
    const conversation = cellOf('conversation') ?? `${options.id ?? 'conversation'}#${row}`
    if (cell.length === EXCEL_CELL) {
      const reason = `the transcript of '${conversation}' has ${EXCEL_CELL} characters, where Excel cuts: its end may be missing`
      events.push({ kind: 'warning', line, reason })
    }
    const time = cellOf('time')
    const about = {
      conversation,
      agent: cellOf('agent'),
      agentId: cellOf('agentId'),
      customer: cellOf('customer'),
      channel: cellOf('channel'),
      team: cellOf('team'),
      time: time === undefined ? undefined : timeOf(time, order),
    }
    const speakers = [about.agent, about.customer].flatMap(name => (name === undefined ? [] : [name, name.split(' ', 1)[0]!]))
    const turns: RawTurn[] = []
    for (const event of await embedded(cellText(cell), { id: conversation, agentRoles: options.agentRoles, speakers })) {
      if (event.kind === 'turn') turns.push(event.turn)
      // Warnings of a cell repeat in each row; that it is one conversation is what is meant here.
      else if (event.kind !== 'warning') events.push({ kind: event.kind === 'failed' ? 'skipped' : event.kind, line, reason: event.reason })
      else if (!said.has(event.reason) && !/tells conversations apart/.test(event.reason)) {
        said.add(event.reason)
        events.push({ kind: 'warning', line, reason: event.reason })
      }
    }
    const untimed = turns.every(turn => turn.time === undefined && turn.offset === undefined)
    for (const [i, turn] of turns.entries())
      events.push({ kind: 'turn', line, turn: placed(i === 0 && untimed ? { ...turn, time: about.time } : turn, about) })
    return events
  }
}

interface About {
  readonly conversation: string
  readonly agent: string | undefined
  readonly agentId: string | undefined
  readonly customer: string | undefined
  readonly channel: string | undefined
  readonly team: string | undefined
}

/** The turn with what its row tells; the row's agent lends the name to what only `Agent` says. */
function placed(turn: RawTurn, about: About): RawTurn {
  const { conversation, agent, agentId, customer } = about
  const speaker = turn.speaker ?? ''
  const role = turn.role ?? (isSame(speaker, agent) ? 'agent' : isSame(speaker, customer) ? 'customer' : undefined)
  const isNameless = role === 'agent' && turn.speakerId === undefined && (speaker === '' || roleWord(speaker) !== undefined)
  const lent = isNameless ? (agent ?? agentId) : undefined
  return {
    conversation,
    role,
    speaker: lent ?? turn.speaker,
    speakerId: lent === undefined ? turn.speakerId : agentId,
    text: turn.text,
    time: turn.time,
    offset: turn.offset,
    customer: turn.customer ?? customer,
    channel: turn.channel ?? about.channel,
    team: turn.team ?? about.team,
    automated: turn.automated,
    internal: turn.internal,
  }
}

/** `Priya` in the transcript is `Priya Shah` in the column. */
function isSame(speaker: string, name: string | undefined): boolean {
  const [a, b] = [speaker.toLowerCase(), name?.toLowerCase() ?? '']
  return a !== '' && b !== '' && (a === b || b.startsWith(`${a} `))
}
