import type { Role } from '../model/turn.ts'
import type { Columns, Field } from './columns.ts'
import { messageText } from './message-text.ts'
import type { ReaderEvent, ReadOptions } from './reader.ts'
import { roleReader } from './role-values.ts'
import { asksAsHuman, isBotName, normalised, roleWord } from './role-words.ts'
import { repeatWatch } from './row-repeats.ts'
import { agentTells, userIsAgent, wholeIds } from './row-samples.ts'
import { entryKind } from './salesforce-entries.ts'
import { isFooter } from './table-footer.ts'
import type { TableHead } from './table-head.ts'
import { tableTimes } from './table-times.ts'
import { secondsOf } from './times.ts'
import { isInternal, yesNo } from './yes-no.ts'

export interface RowReader {
  /** What the beginning of the table already tells. */
  readonly opening: () => Iterable<ReaderEvent>
  readonly event: (cells: readonly string[], line: number) => Iterable<ReaderEvent>
}

/** Turns of table rows. */
export function rowReader(table: TableHead, columns: Columns, options: ReadOptions): RowReader {
  const width = table.header.length
  const times = tableTimes(table.rows, columns, options.zone)
  const idOf = wholeIds(table, columns)
  const isRepeated = repeatWatch()
  const agentFills = agentTells(table, columns)
  const userServes = options.agentRoles === undefined && userIsAgent(table, columns)
  const roles = roleReader(options.agentRoles)
  const labels = [columns.role, columns.speaker].flatMap(at => (at === undefined ? [] : table.rows.map(row => row[at] ?? '')))
  const humansAsk = options.agentRoles === undefined && asksAsHuman(labels)
  const flag = columns.role === undefined ? undefined : flagColumn(normalised(table.header[columns.role]!))
  const shown = columns.internal === undefined ? false : /publi|pubbli|ffentlich|openbaar/i.test(table.header[columns.internal]!)
  // Salesforce's conversation entries: the other types are events.
  const entryType = table.header.findIndex(name => normalised(name) === 'entrytype')
  const cellOf = (cells: readonly string[], field: Field): string => {
    const at = columns[field]
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const word = (cells: readonly string[], field: Field): string | undefined => cellOf(cells, field) || undefined
  const role = (value: string): Role | undefined => {
    if (value === '') return undefined
    if (humansAsk && normalised(value) === 'human') return 'customer'
    if ((entryType >= 0 && /^supervisor$/i.test(value)) || (userServes && /^user$/i.test(value))) return 'agent'
    const answer = flag === undefined ? undefined : yesNo(value)
    return answer === undefined ? roles.of(value) : answer ? flag : flag === 'agent' ? 'customer' : 'agent'
  }
  const restartOf = restartCounter()
  return {
    opening: function* () {
      if (times.unsure !== undefined) {
        const reason = `dates like ${times.unsure}: read as month/day/year, nothing in the first rows tells`
        yield { kind: 'warning', line: table.line, reason }
      }
    },
    event: function* (cells, line) {
      if (cells.every(cell => cell.trim() === '')) return
      const lost = misfit(cells, width)
      if (lost !== undefined) {
        yield { kind: 'skipped', line, reason: lost }
        return
      }
      if (cells[columns.text!]!.trim() === table.header[columns.text!] && isHeader(cells, table.header)) return
      if (isFooter(cells, columns)) {
        yield { kind: 'aside', line, reason: 'rows of totals' }
        return
      }
      const type = entryType < 0 ? '' : cells[entryType]!.trim()
      const entry = type === '' ? 'message' : entryKind(type)
      if (entry === 'event') {
        yield { kind: 'aside', line, reason: `entries of type ${type}` }
        return
      }
      const named = cellOf(cells, 'speaker')
      const told = role(cellOf(cells, 'role')) ?? (agentFills ? (cellOf(cells, 'agent') === '' ? 'customer' : 'agent') : undefined)
      // A speaker column that says 'agent' or 'customer' names a side, not a person.
      const side = humansAsk && normalised(named) === 'human' ? 'customer' : roleWord(named)
      const turnRole = (told ?? 'agent') === 'agent' && isBotName(named) ? 'bot' : (told ?? side)
      const person = named !== '' && side === undefined ? named : undefined
      const agent = turnRole === 'agent' ? word(cells, 'agent') : undefined
      const time = times.written(cells)
      const number = cellOf(cells, 'turn')
      const restart = columns.conversation === undefined ? restartOf(number) : 0
      const clock = time === '' ? undefined : times.timeOf(time)
      const conversation = idOf(cells) ?? (restart > 0 ? `${options.id ?? 'conversation'}#${restart + 1}` : undefined)
      const text = messageText(cells[columns.text!]!, cellOf(cells, 'html'), cellOf(cells, 'channel'))
      if (isRepeated(conversation, cellOf(cells, 'messageId'), text)) {
        yield { kind: 'aside', line, reason: 'messages that came before with the same id and words' }
        return
      }
      yield {
        kind: 'turn',
        line,
        turn: {
          conversation,
          turn: /^\d{1,15}$/.test(number) ? Number(number) : undefined,
          role: turnRole,
          speaker: person ?? agent ?? (named || undefined),
          speakerId: word(cells, 'speakerId') ?? (turnRole === 'agent' && person === undefined ? word(cells, 'agentId') : undefined),
          text,
          time: clock,
          end: secondsOf(cellOf(cells, 'end')),
          offset: secondsOf(cellOf(cells, 'offset')) ?? (clock === undefined ? secondsOf(time) : undefined),
          customer: word(cells, 'customer'),
          channel: word(cells, 'channel'),
          team: word(cells, 'team'),
          automated: yesNo(cellOf(cells, 'automated')) === true ? true : undefined,
          internal: entry === 'internal' || isInternal(cellOf(cells, 'internal'), shown) ? true : undefined,
        },
      }
      for (const reason of roles.warnings()) yield { kind: 'warning', line, reason }
    },
  }
}

/** How often the count of turns has begun again at 0 or 1 so far: where nothing else tells, each time is another conversation. FORMATS 3.1. */
function restartCounter(): (number: string) => number {
  let last = -1
  let restarts = 0
  return number => {
    if (!/^\d{1,15}$/.test(number)) return restarts
    if (Number(number) <= 1 && Number(number) < last) restarts++
    last = Number(number)
    return restarts
  }
}

/** Why the row does not fit the header. Exporters pad rows with empty cells; any other width has lost a quote or a delimiter. */
export function misfit(cells: readonly string[], width: number): string | undefined {
  const fits = cells.length === width || (cells.length > width && cells.slice(width).every(cell => cell.trim() === ''))
  return fits ? undefined : `expected ${width} columns, found ${cells.length}: mend or quote the row`
}

/** Whether the row is the header again, as in files put together. */
export function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  return cells.every((cell, i) => cell.trim() === (header[i] ?? ''))
}

/** What a true value means in a column of this name; undefined where values are words. */
function flagColumn(name: string): 'agent' | 'customer' | undefined {
  if (/^(is|from|isfrom)?agent(message)?$|^(is)?out(going|bound)$/.test(name)) return 'agent'
  return /^(is|isfrom)?customer$|^(is)?in(coming|bound)$/.test(name) ? 'customer' : undefined
}
