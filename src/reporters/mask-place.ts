import { createHash } from 'node:crypto'
import { EMAIL, maskNaming } from './mask.ts'
import { folded } from './mask-fold.ts'
import { INTERNATIONAL } from './mask-phone.ts'
import { rewrite } from './spans.ts'

/** Hexadecimal digits of a hash: enough to keep places apart, too few to find the number by trying all. */
const HASH = 3

/**
 * Names of files and ids of conversations with the e-mail addresses and telephone numbers in them hidden: what is left of each, a star, and a short
 * hash by which two stay apart. What was hidden before stays as it is, and so does the id of a mail, `<…@…>`.
 */
export function maskPlace(place: string): string {
  if (isMailId(place)) return place
  return place.split('/').map(hideIn).join('/')
}

function hideIn(part: string): string {
  const { text, placeOf } = folded(part)
  const found = [...text.matchAll(EMAIL), ...text.matchAll(INTERNATIONAL)]
    .filter(([one]) => !one.includes('*'))
    .sort((a, b) => a.index - b.index)
  const edits = found.map(({ index, 0: one }) => {
    const hash = createHash('sha256').update(one).digest('hex').slice(0, HASH)
    return { ...placeOf({ start: index, end: index + one.length }), replacement: `${patternOf(one, [])}~${hash}` }
  })
  return rewrite(part, edits, []).text
}

/** A message to a person with personal data hidden so that it can still be acted on: names become patterns that `--agent` and the shell take. */
export function maskMessage(message: string): string {
  const all: string[] = []
  maskNaming(message, found => {
    all.push(found)
    return ''
  })
  return maskNaming(message, (found, before, after) => (before === '<' && after === '>' ? found : patternOf(found, all)))
}

function isMailId(place: string): boolean {
  return /^<[^<>\s]+@[^<>\s]+>$/.test(place)
}

/** `ja*@example.com`, `+44*23`: as much of a name as tells it from the others. */
function patternOf(found: string, others: readonly string[]): string {
  const at = found.lastIndexOf('@')
  if (at < 0) return `${found.slice(0, 3)}*${found.slice(-2)}`
  // A quotation mark before an address may be part of it.
  const first = Math.max(0, found.search(/[^'`]/))
  const name = found.slice(first)
  let kept = Math.min(2, at - first)
  while (kept < at - first && others.some(one => isAnother(one, name) && one.replace(/^['`]+/, '').startsWith(name.slice(0, kept)))) kept++
  return `${found.slice(0, first + kept)}*${found.slice(at)}`
}

function isAnother(one: string, name: string): boolean {
  const other = one.replace(/^['`]+/, '')
  return other !== name && other.slice(other.lastIndexOf('@')) === name.slice(name.lastIndexOf('@'))
}
