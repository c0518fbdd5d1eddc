import type { Report } from '../model/report.ts'
import type { TaggedConversation } from '../model/tagged.ts'
import { exportOf } from '../model/turn.ts'
import { type Collector, collect } from './collect.ts'
import type { Mood } from './conversation.ts'

/** To which night a conversation belongs. */
export interface NightRule {
  /** ISO date: all belong to this one, whatever the turns say. */
  readonly night?: string | undefined
  /** Minutes after midnight at which a night begins; it is named after the day it begins on. Default: see `collectNights`. */
  readonly startsAt?: number | undefined
  /** IANA time zone of the dates. Default: UTC. */
  readonly zone?: string | undefined
}

export interface Night<B = Nothing> {
  readonly night: string
  readonly report: Report
  /** Ids, sorted. */
  readonly conversations: readonly string[]
  /** What was collected beside the report. */
  readonly beside: B
}

/** Collects something else of each night; a monoid as the report is. */
export interface Beside<B> {
  readonly add: (tagged: TaggedConversation, mood: Mood) => void
  readonly absorb: (other: B) => void
}

type Nothing = Beside<unknown>
const nothing = (): Nothing => ({ add: () => {}, absorb: () => {} })

export interface NightsCollector<B = Nothing> extends Pick<Collector, 'add'> {
  /** Ascending. */
  readonly nights: () => readonly Night<B>[]
  /** The conversations that belong to no night. */
  readonly rest: () => Omit<Night<B>, 'night'>
  /** Conversations that belong to no night: none of their turns has a date. */
  readonly undated: () => { readonly count: number; readonly first: string }
  /** First and last date (ISO, UTC) on which conversations begin that the rule puts into one night, where they lie more than two days apart. */
  readonly spread: () => { readonly from: string; readonly to: string } | undefined
}

const DAY = 86_400_000 // milliseconds

/**
 * Collects a report for each night. A conversation belongs to the date of its first dated turn. An input file whose
 * conversations all begin within 24 hours is one night, named after the first of them: the hotline's night ends in the morning. Where the rule
 * tells when a night begins, this alone counts.
 */
export function collectNights(rule: NightRule): NightsCollector
export function collectNights<B extends Beside<B>>(rule: NightRule, beside: () => B): NightsCollector<B>
export function collectNights(rule: NightRule, beside: () => Nothing = nothing): NightsCollector {
  const emptyPart = (): Part => ({ collector: collect(), conversations: new Set(), beside: beside() })
  const partOf = (parts: Map<string, Part>, name: string): Part => {
    const part = parts.get(name) ?? emptyPart()
    parts.set(name, part)
    return part
  }
  const nights = new Map<string, Part>()
  const undated = emptyPart()
  const dateOf = dating(rule)
  let source: string | undefined
  let dates = new Map<string, Part>()
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const named = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }

  const settle = (): void => {
    const names = [...dates.keys()].sort()
    const one = rule.startsAt === undefined && last - first < DAY
    for (const name of names) absorb(partOf(nights, one ? names[0]! : name), dates.get(name)!)
    dates = new Map()
    first = Number.POSITIVE_INFINITY
    last = Number.NEGATIVE_INFINITY
  }
  const add = (tagged: TaggedConversation, mood: Mood): void => {
    const { conversation } = tagged
    if (exportOf(conversation) !== source) settle()
    source = exportOf(conversation)
    const begin = beginOf(tagged)
    if (begin !== undefined && rule.night !== undefined) {
      named.from = Math.min(named.from, begin)
      named.to = Math.max(named.to, begin)
    }
    const begins = rule.night === undefined ? begin : undefined
    const part = rule.night !== undefined ? partOf(nights, rule.night) : begins === undefined ? undated : partOf(dates, dateOf(begins))
    if (begins !== undefined) {
      first = Math.min(first, begins)
      last = Math.max(last, begins)
    }
    part.collector.add(tagged, mood)
    part.beside.add(tagged, mood)
    part.conversations.add(conversation.id)
  }
  return {
    add,
    nights: () => {
      settle()
      return [...nights].map(([night, part]) => ({ night, ...contentOf(part) })).sort((a, b) => (a.night < b.night ? -1 : 1))
    },
    rest: () => contentOf(undated),
    undated: () => ({ count: undated.collector.report().conversations, first: [...undated.conversations][0] ?? '' }),
    spread: () => (named.to - named.from > 2 * DAY ? { from: utcDate(named.from), to: utcDate(named.to) } : undefined),
  }
}

interface Part {
  readonly collector: Collector
  readonly conversations: Set<string>
  readonly beside: Nothing
}

function contentOf({ collector, conversations, beside }: Part): Omit<Night, 'night'> {
  return { report: collector.report(), conversations: [...conversations].sort(), beside }
}

function absorb(whole: Part, part: Part): void {
  whole.collector.absorb(part.collector.report())
  whole.beside.absorb(part.beside)
  for (const id of part.conversations) whole.conversations.add(id)
}

function beginOf({ conversation }: TaggedConversation): number | undefined {
  const time = conversation.turns.find(turn => turn.time !== undefined)?.time
  const begins = time === undefined ? Number.NaN : Date.parse(time)
  return Number.isNaN(begins) ? undefined : begins
}

function utcDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function dating({ startsAt = 0, zone = 'UTC' }: NightRule): (begins: number) => string {
  const back = startsAt * 60_000
  if (zone === 'UTC') return begins => utcDate(begins - back)
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return begins => {
    const parts = Object.fromEntries(format.formatToParts(begins - back).map(({ type, value }) => [type, value]))
    return `${parts.year}-${parts.month}-${parts.day}`
  }
}
