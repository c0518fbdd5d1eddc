import { createHash } from 'node:crypto'
import { EMAIL, maskNaming } from './mask.ts'
import { INTERNATIONAL } from './mask-phone.ts'

/** Hexadecimal digits of a hash: enough to keep places apart, too few to find the number by trying all. */
const HASH = 3

/**
 * Names of files and ids of conversations with the e-mail addresses and telephone numbers in them hidden: what is left of each, a star, and a short
 * hash by which two stay apart. What was hidden before stays as it is, and so do ids of mails, `<…@…>`.
 */
export function maskPlace(place: string): string {
  const hide = (found: string): string => `${pattern(found)}~${createHash('sha256').update(found).digest('hex').slice(0, HASH)}`
  const mailed = place.replace(EMAIL, (found, index: number) => {
    const isMailId = place[index - 1] === '<' && place[index + found.length] === '>'
    return isMailId || found.includes('*') ? found : hide(found)
  })
  return mailed.replace(INTERNATIONAL, hide)
}

/** A message to a person with personal data hidden so that it can still be acted on: names become patterns that `--agent` and the shell take. */
export function maskMessage(message: string): string {
  return maskNaming(message, pattern)
}

/** `ja*@example.com`, `+44*23` */
function pattern(found: string): string {
  const at = found.indexOf('@')
  if (at < 0) return `${found.slice(0, 3)}*${found.slice(-2)}`
  // A quotation mark before an address may be part of it.
  const first = found.search(/[^'`]/)
  return `${found.slice(0, Math.min(first + 2, at - 1))}*${found.slice(at)}`
}
