import { MIN_TURNS } from '../../measures/views.ts'
import type { Change, ContactTone, Digest, Example, Topic } from '../../model/digest.ts'
import type { Rate } from '../../model/rate.ts'
import { percent } from '../figures.ts'
import { NOBODY_TWICE, UNKNOWN_CUSTOMERS } from '../relationships.ts'

/** The page's sentences, the same in every format; names and words of transcripts are put in by `safe`. */

export function title({ night }: Digest): string {
  return night === undefined ? 'How we treated people' : `How we treated people on ${night}`
}

/** `60 conversations, 311 agent turns: 33% warm (yes and small talk), 7.4% don'ts (95 % 5–11%).` */
export function summary({ conversations, turns, warmth, donts }: Digest): string {
  return `${counted(conversations, 'conversation')}, ${counted(turns, 'agent turn')}: ${percent(warmth.rate)} warm (yes and small talk), ${rate(donts)} don'ts.`
}

export function changesIntro({ before, changes }: Digest): string {
  if (before === undefined) return 'Nothing to compare with: give the exports of earlier nights, too, or --history.'
  return changes.length === 0 ? `Nothing beyond chance against the ${before}.` : `Against the ${before}, beyond chance:`
}

/** `Don'ts of Denise went up: 16% of 73 turns now, 4.1% of 1,020 before.` */
export function change({ what, agent, now, before, direction }: Change, safe: (text: string) => string): string {
  const whose = agent === undefined ? 'of all' : `of ${safe(agent)}`
  return `${what === 'warmth' ? 'Warmth' : "Don'ts"} ${whose} went ${direction}: ${percent(now.rate)} of ${now.n} turns now, ${percent(before.rate)} of ${before.n} before.`
}

export function doorsIntro({ doors: { met, missed } }: Digest): string {
  if (met.n === 0) return 'No customer opened a personal door.'
  const unmet = met.n - met.count
  const shown = missed.length === 0 ? '.' : missed.length === unmet ? '; missed:' : `; ${missed.length} of the ${unmet} missed:`
  return `${counted(met.n, 'personal door')} opened by customers, ${met.count} met${shown}`
}

export function contactsIntro({ contacts }: Digest): string {
  if (contacts === undefined) return UNKNOWN_CUSTOMERS
  const { rows, remembered, toldAgain } = contacts
  if (rows.length === 0) return NOBODY_TWICE
  return `Remembered from earlier contacts: ${remembered}; told for the third time: ${toldAgain}.`
}

/** `first: 40 contacts, 120 turns: 31% warm, 4.1% (95 % 1.8–9.2%) don'ts` */
export function contactRow({ label, contacts, warmth, donts }: ContactTone): string {
  return `${label}: ${counted(contacts, 'contact')}, ${counted(warmth.n, 'turn')}: ${rate(warmth)} warm, ${rate(donts)} don'ts`
}

export function topicsIntro({ topics }: Digest): string {
  if (topics.length === 0) return 'No word stood out in the complaints.'
  // A history keeps no words to compare with.
  const isCompared = topics.some(({ usual }) => usual !== undefined)
  return isCompared ? 'What came up most, against the nights before:' : 'What came up most:'
}

/** `boiler: 12 conversations, 3.1 would be usual` */
export function topic({ word, conversations, usual }: Topic, safe: (text: string) => string): string {
  return `${safe(word)}: ${counted(conversations, 'conversation')}${usual === undefined ? '' : `, ${usual.toFixed(1)} would be usual`}`
}

/** `12 of 73 turns were don'ts (95 % 9.7–27%)`; few turns have no interval, and are told to be few. */
export function example({ donts }: Example): string {
  if (donts === undefined) return ''
  const sure = donts.n < MIN_TURNS ? 'few turns: look at the turn, not the rate' : interval(donts)
  return `${donts.count} of ${donts.n} turns were don'ts (${sure})`
}

function rate(figure: Rate): string {
  return `${percent(figure.rate)} (${interval(figure)})`
}

function interval({ low, high }: Rate): string {
  return `95 % ${percent(low).slice(0, -1)}–${percent(high)}`
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
