import { UserError } from '../errors.ts'
import { columnName, FIELDS, type Field, KNOWN } from './column-names.ts'

export { FIELDS, type Field, isKnownColumn } from './column-names.ts'

/** Position of the column of each field that was found or named. */
export type Columns = Partial<Record<Field, number>>

/** The columns that the names tell, or that `--map` names. Throws UserError for a mapped column that is not there. */
export function columnsOf(header: readonly string[], map: Readonly<Record<string, string>> = {}): Columns {
  const names = header.map(columnName)
  const columns: Columns = {}
  for (const [field, column] of Object.entries(map)) {
    if (!KNOWN.has(field as Field)) throw new UserError(`--map: unknown field '${field}'; the fields are ${FIELDS.join(', ')}`)
    const exact = header.indexOf(column)
    const at = exact >= 0 ? exact : names.indexOf(columnName(column))
    if (at < 0) throw new UserError(`--map ${field}=${column}: no such column; ${listed(header)}`)
    columns[field as Field] = at
  }
  const taken = new Set(Object.values(columns))
  // Of equal names the first counts.
  const places = new Map(names.map((name, at) => [name, at] as const).reverse())
  for (const [field, synonyms] of KNOWN) {
    if (columns[field] !== undefined) continue
    const likeliest = synonyms.find(name => places.has(name) && !taken.has(places.get(name)!))
    if (likeliest === undefined) continue
    columns[field] = places.get(likeliest)!
    taken.add(columns[field])
  }
  // Of a message that comes as HTML only, that is the text.
  if (columns.text === undefined && columns.html !== undefined) {
    columns.text = columns.html
    delete columns.html
  }
  return columns
}

/** Says which column is missing and what to pass. */
export function missingText(header: readonly string[]): UserError {
  if (isTicketList(header.map(columnName))) {
    const way = 'export the tickets as JSON, as saltshaker formats zendesk tells'
    return new UserError(`a CSV of Zendesk tickets holds no comments: ${way}; or pass --map text=COLUMN; ${listed(header)}`)
  }
  if (['receiptid', 'contentid'].every(name => header.map(columnName).includes(name))) {
    const way = 'save what GET /conversations/{id} answers, as saltshaker formats intercom tells'
    return new UserError(`Intercom's export of content data holds no conversations, only what was delivered and opened: ${way}`)
  }
  const { conversation, role, speaker, agent, time } = columnsOf(header)
  const missing = ['text', ...(conversation === undefined ? ['conversation'] : [])]
  if ((role ?? speaker ?? agent) === undefined) missing.push('role', 'speaker')
  if (missing.length > 1 && time === undefined) missing.push('time')
  const way = missing.map(field => `${field}=COLUMN`).join(',')
  return new UserError(`no column holds the text of the messages; ${listed(header)}: pass --map ${way}`)
}

/** Why a table of tickets with their first messages cannot be read; undefined for any other. `rows`: the first. */
export function firstMessagesOnly(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: Columns,
): UserError | undefined {
  const { text, conversation, role, speaker, speakerId } = columns
  const names = header.map(columnName)
  if (text === undefined || conversation === undefined || (role ?? speaker ?? speakerId) !== undefined) return undefined
  if (names[text] !== 'description' || !names.some(name => /^(?:ticket)?(?:status|subject|priority)$/.test(name))) return undefined
  const ids = rows.map(row => row[conversation] ?? '').filter(id => id !== '')
  if (new Set(ids).size < ids.length) return undefined
  const way = 'export the comments or messages of the tickets, one a row, with who wrote them'
  return new UserError(`a list of tickets holds only what customers wrote first, and no answers: ${way}; ${listed(header)}`)
}

/** The views and reports of Zendesk: tickets with their people and measures, but not a word of them. FORMATS 4.2. */
function isTicketList(names: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => names.some(name => pattern.test(name))
  return (
    has(/^summationcolumn$/) ||
    (has(/^(?:ticket)?assignee(?:name|id|email)?$/) &&
      has(/^(?:requester(?:name|id|email)?|submitter(?:name)?|ticket(?:id|group|form|brand|status))$/))
  )
}

function listed(header: readonly string[]): string {
  const named = header.map(name => name.trim()).filter(name => name !== '')
  return `the columns are ${named.slice(0, 40).join(', ')}${named.length > 40 ? ', …' : ''}`
}
