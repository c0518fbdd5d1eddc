import { htmlToText, tidied } from './html.ts'
import { textOf } from './json/values.ts'
import { withoutQuote } from './quoted.ts'

/** The words of a message that comes as plain text, as HTML or both; of a mail without the mail that it answers. '' where it has none of its own. */
export function bodyOf(plain: unknown, html: unknown, isMail: boolean): string {
  const text = tidied(textOf(plain)) || htmlToText(textOf(html), isMail ? '>' : '')
  return isMail ? withoutQuote(text) : text
}

/** The text without the signature at its end. */
export function withoutSignature(text: string, signature: string): string {
  return signature !== '' && text.endsWith(signature) ? text.slice(0, -signature.length).trim() : text
}

/** First and last name as one; undefined where there is neither. */
export function nameOf(first: unknown, last: unknown): string | undefined {
  return `${textOf(first)} ${textOf(last)}`.trim() || undefined
}
