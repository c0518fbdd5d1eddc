import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const FOLDER = 'fixtures/hotline'
const REPEATS = 20 // of the nights: some MB, so that recognising the format and starting streams weigh as little as in a night's file
const HOUR = 3600

interface Row {
  readonly conversation_id: string
  readonly created_at: string
  readonly author_role: string
  readonly author_name: string
  readonly body: string
}

/** The hotline's nights as exports of several formats, with the same turns. */
export function nights() {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.csv'))
  const once: Row[] = files.sort().flatMap(name => parse(readFileSync(`${FOLDER}/${name}`), { columns: true }))
  const rows = Array.from({ length: REPEATS }, (_, n) =>
    once.map(row => ({ ...row, conversation_id: `${row.conversation_id}-${n}` })),
  ).flat()
  return {
    csv: [Object.keys(rows[0]!), ...rows.map(row => Object.values(row))].map(cells => cells.map(quoted).join(',')).join('\n'),
    ndjson: rows
      .map(nativeOf)
      .map(turn => JSON.stringify(turn))
      .join('\n'),
    srt: rows.map((row, i) => `${i + 1}\n${clock(i * 4)},000 --> ${clock(i * 4 + 3)},500\n${label(row)}: ${row.body}\n`).join('\n'),
    vtt: `WEBVTT\n\n${rows.map((row, i) => `${clock(i * 4)}.000 --> ${clock(i * 4 + 3)}.500\n<v ${label(row)}>${row.body}</v>\n`).join('\n')}`,
    whatsapp: rows.map((row, i) => `[${moment(i)}] ${label(row)}: ${row.body}`).join('\n'),
    transcript: rows.map((row, i) => `${opening(row, rows[i - 1])}${label(row)}: ${row.body}`).join('\n'),
  }
}

function nativeOf({ conversation_id, created_at, author_role, author_name, body }: Row) {
  return { conversation: conversation_id, time: created_at, role: author_role, speaker: author_name, text: body }
}

function label({ author_role, author_name }: Row): string {
  return author_role === 'agent' ? `${author_name} (Agent)` : 'Customer'
}

function opening(row: Row, before: Row | undefined): string {
  return row.conversation_id === before?.conversation_id ? '' : `\nConversation ${row.conversation_id}\n\n`
}

function clock(second: number): string {
  const parts = [Math.floor(second / HOUR), Math.floor(second / 60) % 60, second % 60]
  return parts.map(part => String(part).padStart(2, '0')).join(':')
}

/** A minute after the other, as WhatsApp writes it. */
function moment(minute: number): string {
  const [date = '', time = ''] = new Date(Date.UTC(2026, 0, 20) + minute * 60_000).toISOString().slice(0, 19).split('T')
  return `${date.split('-').reverse().join('/')}, ${time}`
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
