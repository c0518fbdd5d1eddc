import { describe, expect, it } from 'vitest'
import type { Digest } from '../../../src/model/digest.ts'
import { DIGEST_REPORTERS } from '../../../src/reporters/digest/index.ts'
import { maskText } from '../../../src/reporters/mask.ts'

const figure = (count: number, n: number) => ({ count, n, rate: n === 0 ? 0 : count / n, low: 0.1, high: 0.3 })
const EMPTY: Digest = {
  night: undefined,
  conversations: 0,
  turns: 0,
  warmth: figure(0, 0),
  donts: figure(0, 0),
  before: undefined,
  praise: [],
  help: [],
  changes: [],
  doors: { met: figure(0, 0), missed: [] },
  contacts: undefined,
  topics: [],
  actions: [],
}
const BAD = '<script>alert(1)</script> \u001b[31m |*x*| \u202ereversed\n# head'
const WORDS = `${BAD} ann@example.com`
const moment = {
  source: BAD,
  conversation: BAD,
  turn: 3,
  agent: BAD,
  text: `${WORDS} not my problem`,
  before: WORDS,
  decision: {
    tag: 'stonewalling' as const,
    also: [],
    severity: 2 as const,
    confidence: 0.9,
    evidence: [{ start: WORDS.length + 1, end: WORDS.length + 15, text: 'not my problem', cue: 'x', why: 'It is.' }],
  },
}
const HOSTILE: Digest = {
  ...EMPTY,
  night: '2026-11-20',
  before: 'night before',
  praise: [{ agent: BAD, moment }],
  help: [{ agent: BAD, moment, donts: figure(2, 10) }],
  changes: [{ what: "don'ts", agent: BAD, now: figure(2, 10), before: figure(1, 10), direction: 'up' }],
  doors: { met: figure(1, 3), missed: [{ ...moment, label: BAD, evidence: [], confidence: 1, answer: WORDS }] },
  contacts: { rows: [{ label: 'second to fifth', contacts: 4, warmth: figure(3, 12), donts: figure(2, 12) }], remembered: 1, toldAgain: 0 },
  topics: [{ word: 'boiler', conversations: 3, usual: 1, quote: { conversation: BAD, text: WORDS } }],
  actions: [{ action: `Sit down with ${BAD}`, because: '2 of 10' }],
}
const context = { mask: maskText, color: false, width: 80, advice: () => 'Say what you can do.' }

describe.each(Object.keys(DIGEST_REPORTERS))('the morning page as %s', name => {
  it('lets nothing through that a transcript holds', async () => {
    const text = (await DIGEST_REPORTERS[name]!()).render(HOSTILE, context)
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(text).not.toContain('ann@example.com')
    if (name !== 'json') expect(text).not.toMatch(/^# head/m)
    if (name === 'html' || name === 'markdown') expect(text).not.toContain('<script>')
    if (name === 'html') expect(text).toContain('<mark>not my problem</mark>')
    expect(text.endsWith('\n')).toBe(true)
  })

  it('tells how returning customers are treated, or that they cannot be told apart', async () => {
    const reporter = await DIGEST_REPORTERS[name]!()
    const [told, unknown] = [HOSTILE, EMPTY].map(digest => reporter.render(digest, { ...context, width: 300 }))
    if (name === 'json') expect(JSON.parse(told!).contacts.rows[0]).toMatchObject({ label: 'second to fifth', donts: { count: 2, n: 12 } })
    else expect(told).toContain('second to fifth: 4 contacts, 12 turns: 25% (95 % 10–30%) warm, 17% (95 % 10–30%) don')
    expect(unknown).toContain(name === 'json' ? '"contacts": null' : 'Customers cannot be told apart here')
  })

  it('is whole where there is nothing to tell', async () => {
    const text = (await DIGEST_REPORTERS[name]!()).render(EMPTY, context)
    if (name === 'json') expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, night: null, praise: [] })
    else expect(text).toContain('No customer opened a personal door.')
  })
})
