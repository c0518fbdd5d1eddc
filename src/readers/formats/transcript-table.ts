import { UserError } from '../../errors.ts'
import type { Head, Reader, ReaderEvents, ReadOptions } from '../reader.ts'
import { isHeader, misfit } from '../row.ts'
import { tableHead } from '../table-head.ts'
import { beginning, tableRows } from '../table-rows.ts'
import { transcriptColumn } from '../transcript-cell.ts'
import { rowConversation, transcriptColumns } from '../transcript-rows.ts'

/** Tables with a whole conversation in a cell of each row. `readers` read the cells. FORMATS 3.2. */
export function transcriptTable(readers: readonly Reader[]): Reader {
  return {
    name: 'transcript-table',
    title: 'CSV, TSV or Excel text, one conversation a row',
    howTo: [
      'A header line and one conversation a row, with the whole transcript in one cell: text with a line a turn ("Agent: …"), HTML, JSON,',
      'or the Body of a Salesforce LiveChatTranscript. Columns of id, agent, customer, channel, team and time are found by name;',
      'others: --map text=COLUMN,conversation=COLUMN,agent=COLUMN.',
    ].join(' '),
    recognise: head => {
      const table = /^\s*(?:[[{<]|WEBVTT)/.test(head.text) ? undefined : tableHead(head.text)
      const column = table === undefined ? undefined : transcriptColumn(table)
      if (table === undefined || column === undefined) return { score: 0, why: 'no table with a transcript in each row' }
      return { score: 0.98, why: `the column ${table.header[column]} holds a whole conversation in each row` }
    },
    read: (chunks, options) => read(chunks, options, readers),
    fieldsOf: (head, options) => fieldsOf(head, options),
    sortsByTime: true,
  }
}

function fieldsOf(head: Head, options: ReadOptions) {
  const table = tableHead(head.text, Object.values(options.map ?? {}))
  const columns = table === undefined ? undefined : transcriptColumns(table, options)
  if (table === undefined || columns === undefined) return undefined
  return { found: table.header, used: Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, table.header[at]!])) }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions, readers: readonly Reader[]): ReaderEvents {
  const text = chunks[Symbol.asyncIterator]()
  const first = await beginning(text)
  const table = tableHead(first, Object.values(options.map ?? {}))
  const columns = table === undefined ? undefined : transcriptColumns(table, options)
  if (table === undefined || columns === undefined)
    throw new UserError('no column holds whole transcripts: pass --map text=COLUMN, or --format csv if each row is one message')
  const conversationOf = rowConversation(table, columns, options, readers)
  let row = 0
  for await (const batch of tableRows(first, text, table)) {
    for (const { cells, line } of batch.rows) {
      if ((cells.length === 1 && cells[0]!.trim() === '') || isHeader(cells, table.header)) continue
      row++
      const reason = misfit(cells, table.header.length)
      yield reason !== undefined ? [{ kind: 'skipped', line, reason }] : await conversationOf(cells, line, row)
    }
    if (batch.failure !== undefined) yield [{ kind: 'failed', line: batch.line, reason: batch.failure }]
  }
}
