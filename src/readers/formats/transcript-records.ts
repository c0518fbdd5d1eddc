import { headValue } from '../json/documents.ts'
import type { Json } from '../json/format.ts'
import { locate } from '../json/locate.ts'
import { recordsIn } from '../json/records.ts'
import type { Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import { lacksTranscript, transcriptKey } from '../transcript-cell.ts'
import { rowConversation, transcriptColumns } from '../transcript-rows.ts'

/** JSON whose objects hold a whole conversation in a text field, as tables do in a cell. `readers` read the field. FORMATS 3.2. */
export function transcriptRecords(readers: readonly Reader[]): Reader {
  return {
    name: 'transcript-records',
    title: 'JSON with a whole conversation in a text field',
    howTo: [
      'Objects, in a list or one a line, with a field such as transcript, conversation or Body that holds the whole conversation as text or HTML:',
      'a line a turn, "Agent: …", "Customer: …". Fields of id, agent, customer, channel, team and time are found by name.',
    ].join(' '),
    recognise: head => {
      const value = headValue(head)
      const found = value === undefined ? undefined : locate(fits, value)
      return found ?? { score: 0, why: 'no JSON with a transcript in a field' }
    },
    read: (chunks, options) => read(chunks, options, readers),
    sortsByTime: true,
  }
}

/** Fields of messages: what has them is no whole conversation. */
const OF_MESSAGES =
  /^(?:author|sender|from|role|speaker|direction|is_?inbound|incoming|created_?by|user|actor|private|public|message_?type|from_?agent)(?:_?(?:id|type))?$/i

/** Too little to recognise a file by, enough to tell an empty record from a foreign one. */
const EMPTY = 0.2

function fits(record: Json): Recognition | undefined {
  if (Object.keys(record).some(name => OF_MESSAGES.test(name))) return undefined
  const key = transcriptKey(record)
  if (key === undefined) return lacksTranscript(record) ? { score: EMPTY, why: 'an empty field for a conversation' } : undefined
  return { score: 0.9, why: `the field ${key} holds a whole conversation` }
}

/** Records by which it is judged which field names the conversation. */
const SAMPLES = 50

interface Row {
  readonly record: Json
  readonly line: number | undefined
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions, readers: readonly Reader[]): ReaderEvents {
  let waiting: Row[] | undefined = []
  let reader: RowEvents | undefined
  for await (const batch of recordsIn(chunks, fits, 'conversations in text fields')) {
    for (const item of batch) {
      if (item.kind !== 'record') yield [item]
      else if (item.found === undefined) yield [{ kind: 'skipped', line: item.line, reason: 'not a JSON object: it is left out' }]
      else if (reader !== undefined) yield await reader({ record: item.found.record, line: item.line })
      else if (waiting!.push({ record: item.found.record, line: item.line }) === SAMPLES) {
        reader = recordReader(waiting!, options, readers)
        for (const row of waiting!) yield await reader(row)
        waiting = undefined
      }
    }
  }
  if (waiting === undefined || waiting.length === 0) return
  reader = recordReader(waiting, options, readers)
  for (const row of waiting) yield await reader(row)
}

type RowEvents = (row: Row) => Promise<readonly ReaderEvent[]>

function recordReader(first: readonly Row[], options: ReadOptions, readers: readonly Reader[]): RowEvents {
  const header = [...new Set(first.flatMap(({ record }) => Object.keys(record)))]
  const cellsOf = (record: Json): string[] => header.map(name => (isCell(record[name]) ? String(record[name]) : ''))
  const table = { delimiter: '', header, known: 0, start: 0, line: 1, rows: first.map(({ record }) => cellsOf(record)) }
  const key = first.map(({ record }) => transcriptKey(record)).find(name => name !== undefined)
  const columns = transcriptColumns(table, { ...options, map: { ...(key === undefined ? {} : { text: key }), ...options.map } })
  const conversationOf = columns === undefined ? withoutTranscript : rowConversation(table, columns, options, readers)
  let row = 0
  return ({ record, line }) => conversationOf(cellsOf(record), line, ++row)
}

async function withoutTranscript(_: readonly string[], line: number | undefined): Promise<readonly ReaderEvent[]> {
  return [{ kind: 'aside', line, reason: 'records without a transcript' }]
}

function isCell(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
