import { type Relationships, relationshipsIn, type Tone } from '../measures/contacts/relationships.ts'
import type { Said } from '../measures/contacts/remembered.ts'
import { MIN_TURNS } from '../measures/views.ts'
import type { Rate } from '../model/rate.ts'
import type { Report } from '../model/report.ts'
import { clean } from './escape.ts'
import { percent } from './figures.ts'

/** Said where nothing can be said of relationships. */
export const UNKNOWN_CUSTOMERS =
  'Customers cannot be told apart here: the input has no customer id, e-mail or phone. --map customer=COLUMN names where it stands.'

/** Said where everybody came for the first time, as far as is known. */
export const NOBODY_TWICE = 'Nobody was seen twice. --history tells first contacts from later ones over the nights.'

/** How often an agent came back to what a customer had told before; undefined where customers cannot be told apart. */
export function rememberedBy(report: Report, agent: string): number | undefined {
  return relationshipsIn(report)?.remembered.filter(one => one.agent === agent).length
}

/** `70 customers, 172 contacts`, and what is left out. */
export function relationshipCounts({ customers, contacts, unknown, undated, oneIn }: Relationships): string {
  const parts = [
    `${customers} ${customers === 1 ? 'customer' : 'customers'}${oneIn > 1 ? ` (a sample of one in ${oneIn})` : ''}`,
    `${contacts} ${contacts === 1 ? 'contact' : 'contacts'}`,
    ...(unknown > 0 ? [`${unknown} of customers who cannot be told apart`] : []),
    ...(undated > 0 ? [`${undated} without a date left out below`] : []),
  ]
  return parts.join(', ')
}

/** Rows that there is something to say of; none where nobody came twice. */
export function toneRows({ byNumber, bySince }: Relationships): readonly { readonly head: string; readonly rows: readonly Tone[] }[] {
  if (bySince.every(({ contacts }) => contacts === 0)) return []
  return [
    { head: 'Contact', rows: byNumber.filter(({ contacts }) => contacts > 0) },
    { head: 'Last contact', rows: bySince.filter(({ contacts }) => contacts > 0) },
  ]
}

/** `24% 18–29%`; counts where the turns are few. */
export function toneText({ count, n, rate, low, high }: Rate): string {
  return n < MIN_TURNS ? `${count} of ${n}` : `${percent(rate)} ${percent(low).slice(0, -1)}–${percent(high)}`
}

/** What was said, personal data hidden; a dash where the history did not keep it. */
export function saidText({ text }: Said, mask: (text: string) => string): string | undefined {
  return text === undefined ? undefined : mask(clean(text))
}

/** `2026-11-20 · calls.csv · conversation 12 · turn 7` */
export function saidPlace({ time, source, conversation, turn }: Said): string {
  return `${time === undefined ? '' : `${time.slice(0, 10)} · `}${clean(source)} · conversation ${clean(conversation)} · turn ${turn}`
}
