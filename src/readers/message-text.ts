import { bodyOf } from './body.ts'
import { parsed } from './json/documents.ts'
import { isObject } from './json/values.ts'
import { withoutQuote } from './quoted.ts'

/** Tags that nobody writes in words: closing ones, breaks and blocks. `a <b> tag` is no markup. */
const MARKUP =
  /<\/(?:p|div|span|a|b|i|u|em|strong|font|ul|ol|li|table|tr|td|body|html|h[1-6]|blockquote|pre)\s*>|<br\s*\/?>|<(?:!doctype|html|body|p|div)(?:\s[^<>]*)?>/i

/** Channels on which nobody quotes mail. */
const NO_MAIL = /chat|messag|sms|whatsapp|voice|phone|call|telegram|facebook|messenger|instagram/i

/** The words of a message in a cell: HTML and JSON are opened, earlier mail below it is cut. FORMATS 0.4 and 0.5. */
export function messageText(cell: string, html: string, channel: string): string {
  const plain = jsonWords(unguarded(cell))
  const isMail = !NO_MAIL.test(channel)
  if (plain.trim() === '' && html !== '') return bodyOf('', html, isMail)
  if (MARKUP.test(plain)) return bodyOf('', plain, isMail)
  // What is nothing but a quote stays as it stands.
  return isMail && plain.includes('\n') ? withoutQuote(plain) || plain : plain
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
