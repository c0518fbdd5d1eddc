import { bodyOf } from './body.ts'
import { htmlToText } from './html.ts'
import { parsed } from './json/documents.ts'
import { isObject } from './json/values.ts'
import { attributionsIn, isHeaderBlock } from './quote-headers.ts'
import { withoutQuote } from './quoted.ts'

const BLOCKS = 'br|p|div|ul|ol|li|table|tr|h[1-6]|blockquote|pre'
const OTHERS = 'span|a|b|i|u|em|strong|font|center|hr|img|td|head|body|html|meta|style'
/** `<name>` in words is no tag. */
const BEGINS_AS_HTML = new RegExp(`^\\s*<(?:!doctype|!--|/?(?:${BLOCKS}|${OTHERS})(?=[\\s/>]))`, 'i')
const BLOCK = new RegExp(`</?(?:${BLOCKS})(?:\\s[^<>]*)?/?>`, 'i')

/** Channels on which nobody quotes mail, and those of mail. On others there may be either. */
const NO_MAIL = /chat|messag|sms|whatsapp|voice|phone|call|telegram|facebook|messenger|instagram/i
const MAIL = /mail/i

const ORIGINAL =
  /^-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|Messaggio originale)\s*-{2,}/i
const DATE_OR_ADDRESS = /\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b|[^\s<>@]@[^\s<>@]/
const ADDRESS = /[^\s<>@]@[^\s<>@]/

/** The words of a message in a cell: HTML and JSON are opened, earlier mail below it is cut. FORMATS 0.4 and 0.5. */
export function messageText(cell: string, html: string, channel: string): string {
  const plain = jsonWords(unguarded(cell))
  const isMail = (words: string, isPage = false): boolean =>
    !NO_MAIL.test(channel) && (MAIL.test(channel) || bearsMail(isPage ? htmlToText(words, '>') : words))
  const page = plain.trim() === '' ? html : isMarkup(plain) ? plain : ''
  if (page !== '') return bodyOf('', page, isMail(page, true))
  // What is nothing but a quote stays as it stands.
  return plain.includes('\n') && isMail(plain) ? withoutQuote(plain) || plain : plain
}

/** Whether a text is HTML. One that mentions a tag is none, and has lines of its own where it is long. */
function isMarkup(text: string): boolean {
  return BEGINS_AS_HTML.test(text) || (BLOCK.test(text) && !text.trim().includes('\n'))
}

/** Whether a text bears signs of an earlier mail that no chat has; or answers a quote above it. */
function bearsMail(text: string): boolean {
  const lines = text.split('\n')
  if (text.startsWith('>') || lines.some((line, at) => ORIGINAL.test(line) || (isHeaderBlock(lines, at) && ADDRESS.test(line)))) return true
  return [...attributionsIn(lines)].some(([begin, end]) => DATE_OR_ADDRESS.test(lines.slice(begin, end + 1).join(' ')))
}

/** respond.io writes `{"type":"text","text":"…"}`, and `{"type":"attachment","attachment":{…}}` for what has no words. */
function jsonWords(text: string): string {
  if (!/^\s*\{\s*"/.test(text)) return text
  const value = parsed(text)?.value
  if (!isObject(value) || typeof value.type !== 'string') return text
  if (typeof value.text === 'string') return value.text
  return isObject(value[value.type]) ? '' : text
}

/** Exporters put ' before a cell that a spreadsheet would take for a formula; line ends are the machine's, and must not change the tags. */
function unguarded(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return /^'[=+\-@]/.test(plain) ? plain.slice(1) : plain
}
