import { findAccounts } from './mask-account.ts'
import { findCards } from './mask-card.ts'
import { folded } from './mask-fold.ts'
import { findIbans } from './mask-iban.ts'
import { findPhones } from './mask-phone.ts'
import { type Edit, rewrite, type Span } from './spans.ts'

/**
 * Hides personal data: `[email]`, `[phone]`, `[card]`, `[iban]`, `[account]`, also where invisible characters, dashes, spaces or full-width digits break
 * it up. Time grows in proportion to the text.
 */
export function maskText(text: string): string {
  return rewrite(text, findPersonal(text), []).text
}

/** The same with names that can still be acted on: of an address or telephone number, and what stands beside it, stays what `named` makes. */
export function maskNaming(text: string, named: (found: string, before: string, after: string) => string): string {
  const edits = findPersonal(text).map(edit => {
    const { start, end, replacement } = edit
    if (replacement !== '[email]' && replacement !== '[phone]') return edit
    return { ...edit, replacement: named(text.slice(start, end), text[start - 1] ?? '', text[end] ?? '') }
  })
  return rewrite(text, edits, []).text
}

/** The same for a text with spans in it (evidence): they stay on their words, and take a whole placeholder in where they touch one. */
export function maskSpans<S extends Span>(text: string, spans: readonly S[]): { readonly text: string; readonly spans: readonly S[] } {
  return rewrite(text, findPersonal(text), spans)
}

/** RFC 5321 bounds the part before the @ to 64 characters and each label of the domain to 63; more is hidden from the nearest 64 on. */
export const EMAIL =
  /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z\d-]{2,59}|\p{L}{2,24})/giu

const ANY_DIGIT = /\d/

function findPersonal(shown: string): readonly Edit[] {
  const { text, placeOf } = folded(shown)
  const edits: Edit[] = []
  // The surest kinds first: a later one never takes a piece of an earlier one.
  if (text.includes('@')) for (const match of text.matchAll(EMAIL)) put(edits, match.index, match.index + match[0].length, '[email]')
  if (ANY_DIGIT.test(text)) {
    for (const { start, end } of findIbans(text)) put(edits, start, end, '[iban]')
    for (const { start, end } of findCards(text)) put(edits, start, end, '[card]')
    for (const { start, end } of findAccounts(text)) put(edits, start, end, '[account]')
    for (const { start, end } of findPhones(text)) put(edits, start, end, '[phone]')
  }
  // Stable: of two at the same place the surer stays.
  edits.sort((a, b) => a.start - b.start)
  return apart(edits).map(edit => ({ ...edit, ...placeOf(edit) }))
}

function put(edits: Edit[], start: number, end: number, replacement: string): void {
  edits.push({ start, end, replacement })
}

/** Joins what overlaps: where two kinds claim the same characters all of them are hidden, under the name of the first. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = []
  for (const edit of edits) {
    const last = kept.at(-1)
    if (last === undefined || edit.start >= last.end) kept.push(edit)
    else if (edit.end > last.end) kept[kept.length - 1] = { ...last, end: edit.end }
  }
  return kept
}
