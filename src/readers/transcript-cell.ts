import { base64Text } from './base64.ts'
import { chatIn } from './chat-in-text.ts'
import { htmlToText, isHtml } from './html.ts'
import { parsed } from './json/documents.ts'
import type { Json } from './json/format.ts'
import { isObject, opened } from './json/values.ts'
import { pythonLiteral } from './python-literal.ts'
import { normalised } from './role-words.ts'
import { isSalesforceBody } from './salesforce-body.ts'
import { speakerOf } from './speaker-label.ts'
import type { TableHead } from './table-head.ts'
import { headings } from './text-headings.ts'
import { parted } from './text-inline.ts'
import { headingOf } from './text-line.ts'

/** Columns that hold whole conversations, by name. FORMATS 3.2; documentbody is that of Dynamics 365. */
const NAMES = new Set(
  (
    'transcript transcripts conversation conversations chattranscript chathistory chat body dialogue dialog dialogs messages chatlog conversationtext ' +
    'fulltext fulltranscript fullconversation thread log text calltranscript documentbody verlauf'
  ).split(' '),
)
/** Rows by which a column is judged. */
const SAMPLES = 40
const SHORTEST = 16

/** A cell as text that a reader of transcripts understands: base64, Python's lists, HTML, written `\n` and bars between turns are opened. */
export function cellText(cell: string): string {
  const text = (base64Text(cell) ?? cell).trim()
  if (/^[[{(]/.test(text)) {
    const found = parsed(text) ?? pythonLiteral(text)
    if (found !== undefined) return listText(found.value) ?? JSON.stringify(found.value)
  }
  if (isSalesforceBody(text)) return text
  if (isHtml(text) && /<(?:br|p|div|li)\b/i.test(text)) return htmlToText(text)
  if (text.includes('\n')) return text
  if (text.includes('\\n')) return text.replace(/(?:\\r)?\\n/g, '\n').replaceAll('\\t', '\t')
  const parts = text.split(/\s\|\|\s/.test(text) ? /\s+\|\|\s+/ : /\s+\|\s+/)
  return parts.length > 1 && parts.every(part => headingOf(part) !== undefined) ? parts.join('\n') : parted(text).join('\n')
}

/** Lists of lines, and of pairs of speaker and words. */
function listText(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  if (value.every(line => typeof line === 'string')) return value.join('\n')
  const isPair = (one: unknown): one is string[] => Array.isArray(one) && one.length === 2 && one.every(part => typeof part === 'string')
  return value.every(isPair) ? value.map(([speaker, words]) => `${speaker}: ${words}`).join('\n') : undefined
}

/** The column that holds a whole conversation in each row; undefined where the table has none. */
export function transcriptColumn(table: TableHead): number | undefined {
  const rows = table.rows.slice(0, SAMPLES)
  let best: { column: number; share: number } | undefined
  for (const [column, name] of table.header.entries()) {
    const cells = rows.map(row => row[column] ?? '').filter(cell => cell.trim() !== '')
    const signs = cells.map(signOf)
    const sure = signs.filter(sign => sign === 'both sides').length / Math.max(1, signs.length)
    const some = signs.filter(sign => sign !== undefined).length / Math.max(1, signs.length)
    const share = NAMES.has(normalised(name)) ? some : sure > 0.8 ? sure : 0
    if (share > 0.5 && (best === undefined || share > best.share)) best = { column, share }
  }
  return best?.column
}

/** Names of fields by which two speakers are enough to know a conversation. */
const SURE_NAMES = /transcript|conversation|dialog|chat/i

/** The field of a JSON object whose text is a whole conversation; undefined where it has none. JSON within the text is not meant. */
export function transcriptKey(record: Json): string | undefined {
  return Object.keys(record).find(name => {
    const value = record[name]
    // JSON in it, and what Dynamics 365 writes, other readers open.
    if (typeof value !== 'string' || !NAMES.has(normalised(name)) || /^documentbody$/i.test(name) || opened(value) !== value) return false
    const sign = signOf(value)
    return sign === 'both sides' || (sign === 'speakers' && SURE_NAMES.test(name))
  })
}

/** Whether a JSON object has a field for a conversation that holds none. */
export function lacksTranscript(record: Json): boolean {
  return Object.keys(record).some(
    name => NAMES.has(normalised(name)) && SURE_NAMES.test(name) && (record[name] === null || record[name] === ''),
  )
}

/** How much a cell looks like a conversation: two speakers, or an agent and a customer. */
function signOf(cell: string): 'both sides' | 'speakers' | undefined {
  if (cell.length < SHORTEST || !(/[:[{]/.test(cell) || base64Text(cell) !== undefined)) return undefined
  const text = cellText(cell)
  if (isSalesforceBody(text)) return 'both sides'
  const document = /^[[{]/.test(text) ? parsed(text) : undefined
  if (document !== undefined) return messagesIn(document.value, 0) ? 'both sides' : undefined
  if (new Set(chatIn(text, undefined).map(turn => turn.speaker)).size > 1) return 'both sides'
  const found = headings(text.split('\n')).filter(heading => heading !== undefined)
  const roles = new Set(found.map(({ label }) => speakerOf(label).role))
  if (roles.has('agent') && roles.has('customer')) return 'both sides'
  return new Set(found.map(({ label }) => label)).size >= 2 ? 'speakers' : undefined
}

const WORDS = /^(?:text|content|message|body|msg|value|utterance|transcript)$/i
const WHO = /^(?:role|speaker|sender|author|from|type|by|user|name|participant\w*|sent_?by)$/i

/** Whether a value is, or holds, a list of objects with words and who said them. */
function messagesIn(given: unknown, depth: number): boolean {
  if (depth > 4) return false
  const value = opened(given)
  if (!Array.isArray(value)) return isObject(value) && Object.values(value).some(inner => messagesIn(inner, depth + 1))
  const objects = value.filter(isObject)
  const isMessage = (keys: readonly string[]): boolean => keys.some(key => WORDS.test(key)) && keys.some(key => WHO.test(key))
  return objects.length > 0 && (objects.every(one => isMessage(Object.keys(one))) || objects.some(one => messagesIn(one, depth + 1)))
}
