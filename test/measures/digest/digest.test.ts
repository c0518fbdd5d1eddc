import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/measures/collect.ts'
import { changesOf } from '../../../src/measures/digest/changes.ts'
import { collectComplaints } from '../../../src/measures/digest/complaints.ts'
import { countedIn, digestOf, withContactsOf } from '../../../src/measures/digest/digest.ts'
import { topicsOf } from '../../../src/measures/digest/topics.ts'
import { emptyReport } from '../../../src/measures/report.ts'
import { agentViews } from '../../../src/measures/views.ts'
import type { Report } from '../../../src/model/report.ts'
import type { TaggedConversation, TurnTag } from '../../../src/model/tagged.ts'
import { mood } from '../../../src/text/mood.ts'
import { byTfIdf, contentWords } from '../../../src/text/topics.ts'
import { reportOf } from '../../gates/report.ts'

const heard = (id: string, ...texts: readonly string[]): TaggedConversation => ({
  conversation: { id, source: 'n', turns: texts.map((text, turn) => ({ turn, role: 'customer', speaker: 'Ann', text })) },
  tags: texts.map(() => undefined),
})
const complaintsOf = (...all: readonly TaggedConversation[]) => {
  const complaints = collectComplaints()
  for (const one of all) complaints.add(one, mood)
  return complaints
}
const BOILER = ['the boiler is broken and I hate this', 'Terrible, my boilers are dead!', 'boiler awful again', 'bad bad bad boiler'].map(
  (text, i) => heard(String(i), text),
)
const CALM = heard('9', 'the boiler is warm and I love it')

describe('content words', () => {
  it('are neither stop words nor feelings nor numbers, each stem once', () => {
    expect(contentWords("My boilers and the boiler don't heat, 22 hours of this awful constructor")).toEqual([
      { stem: 'boiler', word: 'boilers' },
      { stem: 'heat', word: 'heat' },
      { stem: 'constructor', word: 'constructor' },
    ])
  })

  it('rank by what is new, with terms that are names of JavaScript, too', () => {
    const before = new Map([
      ['boiler', 5],
      ['app', 1],
    ])
    const night = new Map([
      ['boiler', 5],
      ['constructor', 5],
      ['__proto__', 1],
      ['app', 1],
    ])
    expect(byTfIdf([before, before, night]).map(({ term }) => term)).toEqual(['constructor', 'boiler', '__proto__', 'app'])
  })
})

describe('complaints', () => {
  it('count conversations, not turns, and leave out who is content', () => {
    const [topic] = topicsOf(
      { conversations: 5, complaints: complaintsOf(...BOILER, heard('0b', 'no bad boiler', 'bad boiler'), CALM) },
      [],
    )
    expect(topic).toMatchObject({ word: 'boiler', conversations: 5, usual: undefined, quote: { text: 'bad bad bad boiler' } })
  })

  it('merge in any order', () => {
    const parts = BOILER.map(one => complaintsOf(one))
    const [a, b] = [collectComplaints(), collectComplaints()]
    for (const part of parts) a.absorb(part)
    for (const part of [...parts].reverse()) b.absorb(part)
    const plain = (one: typeof a) =>
      [...one.terms()].map(([stem, entry]) => [stem, { ...entry, spellings: [...entry.spellings].sort() }]).sort()
    expect(plain(a)).toEqual(plain(b))
    expect(plain(a)).toEqual(plain(complaintsOf(...BOILER)))
  })

  it('are held against nights of another size by share', () => {
    const before = [{ conversations: 10, complaints: complaintsOf(BOILER[0]!) }]
    const usual = (conversations: number) => topicsOf({ conversations, complaints: complaintsOf(...BOILER) }, before)[0]?.usual
    expect([usual(20), usual(30), usual(40)]).toEqual([2, 3, undefined])
  })

  it('are of what is beyond the usual, not of what comes up every night', () => {
    const orders = Array.from({ length: 20 }, (_, i) => heard(`o${i}`, 'my order is late, terrible'))
    const usual = { conversations: 40, complaints: complaintsOf(...orders) }
    const night = { conversations: 40, complaints: complaintsOf(...orders, ...BOILER) }
    expect(topicsOf(night, [usual, usual]).map(({ word }) => word)).toEqual(['boiler'])
  })
})

describe('changes', () => {
  const views = (stonewalling: number, turns = 200) => countedIn(agentViews(reportOf({ Jane: { turns, tags: { stonewalling } } })))
  it('are told beyond chance only, in both directions', () => {
    const told = (now: number, before: number) =>
      changesOf(views(now), views(before), 50).map(({ what, agent, direction }) => `${what} ${agent ?? 'all'} ${direction}`)
    expect(told(20, 2)).toEqual(["don'ts all up", "don'ts Jane up"])
    expect(told(2, 20)).toEqual(["don'ts all down", "don'ts Jane down"])
    expect(told(4, 2)).toEqual([])
  })
  it('are told in their direction however large they are', () => {
    const told = (now: number, before: number) => changesOf(views(now, 4000), views(before, 4000), 50).map(({ direction }) => direction)
    expect(told(2400, 400)).toEqual(['up', 'up'])
    expect(told(400, 2400)).toEqual(['down', 'down'])
  })
  it('are not told of few turns', () => {
    expect(changesOf(views(20, 40), views(0), 50)).toEqual([])
  })
})

describe('the page', () => {
  it('of an empty night asks for nothing', () => {
    const digest = digestOf({ night: undefined, report: emptyReport, complaints: collectComplaints() }, [], undefined)
    expect(digest).toMatchObject({ turns: 0, praise: [], help: [], changes: [], topics: [], actions: [] })
  })

  it('offers help for several slips or a severe one, not for a single mild one, and first where it is surest', () => {
    const decided = (severity: 0 | 1 | 2 | 3): TurnTag =>
      severity === 0
        ? { tag: 'neutral', also: [], severity, confidence: 0.9, evidence: [] }
        : { tag: 'criticism', also: [], severity, confidence: 0.9, evidence: [] }
    const night = (severities: Readonly<Record<string, readonly (0 | 1 | 2 | 3)[]>>) => {
      const collector = collect()
      for (const [speaker, of] of Object.entries(severities)) {
        const turns = of.map((_, turn) => ({ turn, role: 'agent' as const, speaker, text: `turn ${turn} of ${speaker}` }))
        collector.add({ conversation: { id: speaker, source: 'n', turns }, tags: of.map(decided) }, mood)
      }
      const digest = digestOf({ night: undefined, report: collector.report(), complaints: collectComplaints() }, [], undefined)
      return digest.help.map(({ agent }) => agent)
    }
    const calm = new Array(18).fill(0)
    expect(night({ Ann: [2, ...calm], Bo: [1, 1, ...calm], Cy: [3, ...calm], Di: calm })).toEqual(['Bo', 'Cy'])
    const several = { Ann: [1, 1, ...calm], Bo: [1, 1, 1, ...calm], Cy: [1, 1, 1, 1, ...calm], Di: [1, 1, 1, 1, 1, ...calm] }
    expect(night(several as Record<string, (0 | 1)[]>)).toEqual(['Bo', 'Cy', 'Di'])
  })

  it('tells contacts from those of earlier nights', () => {
    const contact = { source: 'n', turns: 5, yes: 2, smallTalk: 0, donts: 1, told: undefined, stems: [], bids: [], warm: [] }
    const night = (day: string, ...customers: readonly string[]) => ({
      night: day,
      complaints: collectComplaints(),
      report: {
        ...emptyReport,
        conversations: customers.length,
        contacts: {
          known: customers.length,
          level: 0,
          kept: customers.map(customer => ({ ...contact, customer, conversation: `${day}${customer}`, time: `${day}T09:00:00Z` })),
        },
      },
    })
    const [before, last] = [night('2026-11-19', 'Ann', 'Bo'), night('2026-11-20', 'Ann', 'Cy')]
    const rows = (report: Report) =>
      digestOf({ ...last, report }, [before], undefined).contacts?.rows.map(({ label, contacts, donts }) => [label, contacts, donts.count])
    expect(rows(last.report)).toEqual([])
    expect(rows(withContactsOf(last.report, [before]))).toEqual([
      ['first', 1, 1],
      ['second to fifth', 1, 1],
    ])
  })

  it('derives three actions at most, each from a figure', () => {
    const report = reportOf({ Jane: { turns: 100, tags: { stonewalling: 20 }, bids: { opened: 8, met: 1 } } })
    const { actions } = digestOf({ night: '2026-11-20', report, complaints: complaintsOf(...BOILER) }, [], undefined)
    expect(actions.map(({ because }) => because)).toEqual(['4 conversations complained of it', "20 of the 20 don'ts were stonewalling"])
  })
})
