import { describe, expect, it } from 'vitest'
import { trendView } from '../../src/measures/trend.ts'
import type { HistorySums, Period } from '../../src/model/trend.ts'
import { csv } from '../../src/reporters/trend/csv.ts'
import { html } from '../../src/reporters/trend/html.ts'
import { json } from '../../src/reporters/trend/json.ts'
import { pretty } from '../../src/reporters/trend/pretty.ts'
import { sparkline } from '../../src/reporters/trend/sparkline.ts'

const TAGGER = { weights: 'aaaa', cues: 'bbbb' }

/** Agents of periods `start turns don'ts yes`. */
function sumsOf(first: string, last: string, agents: Readonly<Record<string, readonly string[]>>): HistorySums {
  const periods = (lines: readonly string[]) =>
    lines.map(line => {
      const [start, turns, stonewalling, yes] = line.split(' ') as [string, string, string, string]
      const tags = {
        yes: Number(yes),
        'small-talk': 0,
        neutral: Number(turns) - Number(stonewalling) - Number(yes),
        stonewalling: Number(stonewalling),
        defensiveness: 0,
        criticism: 0,
        contempt: 0,
      }
      return { start, nights: 1, turns: Number(turns), tags }
    })
  return {
    tagger: TAGGER,
    first,
    last,
    nights: 3,
    unlike: [],
    nightsIn: {},
    agents: Object.entries(agents).map(([key, lines]) => ({ key, name: key, team: undefined, periods: periods(lines) })),
  }
}

const labels = (first: string, last: string, by: Period, start: string): readonly string[] =>
  trendView(sumsOf(first, last, { a: [`${start} 10 1 1`] }), by, false).series[0]!.periods.map(({ label }) => label)

describe('a trend', () => {
  it.each<[string, string, Period, string, readonly string[]]>([
    ['2026-01-01', '2026-01-03', 'day', '2026-01-01', ['2026-01-01', '2026-01-02', '2026-01-03']],
    ['2026-01-04', '2026-01-12', 'week', '2025-12-29', ['2026-W01', '2026-W02', '2026-W03']],
    ['2026-12-28', '2027-01-04', 'week', '2026-12-28', ['2026-W53', '2027-W01']],
    ['2026-01-31', '2026-03-01', 'month', '2026-01-01', ['2026-01', '2026-02', '2026-03']],
    ['2027-12-31', '2028-01-01', 'month', '2027-12-01', ['2027-12', '2028-01']],
  ])('%s to %s by %s has every period', (first, last, by, start, expected) => {
    expect(labels(first, last, by, start)).toEqual(expected)
  })

  const weeks = sumsOf('2026-01-05', '2026-01-31', {
    zoe: ['2026-01-05 100 2 10', '2026-01-12 100 9 10', '2026-01-26 100 20 10'],
    adam: ['2026-01-05 40 0 4', '2026-01-12 60 3 4'],
  })

  it('tells best and worst of periods with enough turns, and the direction', () => {
    const [everybody, adam, zoe] = trendView(weeks, 'week', false).series
    expect([everybody!.label, adam!.label, zoe!.label]).toEqual(['Everybody', 'adam', 'zoe'])
    expect(everybody!.periods.map(({ turns, donts }) => [turns, donts])).toEqual([
      [140, 2],
      [160, 12],
      [0, 0],
      [100, 20],
    ])
    expect([zoe!.best!.label, zoe!.worst!.label]).toEqual(['2026-W02', '2026-W05'])
    expect(zoe!.direction!.low).toBeGreaterThan(0)
    expect([adam!.best, adam!.worst]).toEqual([undefined, undefined])
  })

  it('is a table, a spreadsheet, and JSON', () => {
    const trend = trendView(weeks, 'week', false)
    const text = pretty.render(trend, { color: false, width: 120 })
    expect(text.split('\n').slice(0, 6)).toMatchInlineSnapshot(`
      [
        "2026-01-05 to 2026-01-31 · 3 nights · by week · tagger aaaa·bbbb",
        "",
        "Agent      Turns  Don'ts              A week                  Best week      Worst week    Warmth",
        "Everybody    400  8.5% 6.1–12%  ▁▃·█  ↑ +6.2 (+3.8 to +8.6)   2026-W02 1.4%  2026-W05 20%    9.5%  █▇·█",
        "adam         100  3% 1–8.5%     ▁█··    +5.0 (−1.8 to +11.8)  –              –                 8%  █▆··",
        "zoe          300  10% 7.4–14%   ▁▄·█  ↑ +5.9 (+3.2 to +8.7)   2026-W02 2%    2026-W05 20%     10%  ██·█",
      ]
    `)
    expect(csv.render(trend, { color: false, width: 80 }).split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "agent,agent_key,team,period,start,nights,turns,yes,small_talk,neutral,stonewalling,defensiveness,criticism,contempt,donts,donts_rate,donts_low,donts_high,warmth,warmth_rate,warmth_low,warmth_high",
        ",,,2026-W02,2026-01-05,0,140,14,0,124,2,0,0,0,2,0.0143,0.0039,0.0506,14,0.1,0.0605,0.1609",
        ",,,2026-W03,2026-01-12,0,160,14,0,134,12,0,0,0,12,0.075,0.0434,0.1265,14,0.0875,0.0528,0.1415",
      ]
    `)
    const told = JSON.parse(json.render(trend, { color: false, width: 80 }))
    expect(told).toMatchObject({
      schemaVersion: 1,
      by: 'week',
      nights: 3,
      mixed: false,
      overall: { turns: 400 },
      agents: [{ key: 'adam' }, { key: 'zoe', best: '2026-W02', worst: '2026-W05' }],
    })
    expect(told.agents[1].periods[3]).toMatchObject({
      period: '2026-W05',
      turns: 100,
      tags: { stonewalling: 20 },
      donts: { count: 20, n: 100, rate: 0.2 },
    })
  })

  it('says which nights are not alike', () => {
    const unlike = [{ tagger: { weights: 'cccc', cues: 'bbbb' }, nights: 2, first: '2025-12-01', last: '2025-12-02' }]
    const text = (mixed: boolean) => pretty.render(trendView({ ...weeks, unlike }, 'week', mixed), { color: false, width: 120 })
    expect(text(false)).toContain('2 nights (2025-12-01 to 2025-12-02) by tagger cccc·bbbb left out: its rates are not alike')
    expect(text(true)).toContain('counted in, though its rates are not alike')
  })

  it('is safe with hostile names, and no wider than the terminal', () => {
    const name = 'Eve\u001b]0;x\u0007=1+1\n|'
    const trend = trendView(sumsOf('2026-01-05', '2026-01-18', { [name]: ['2026-01-05 100 2 10', '2026-01-12 100 9 10'] }), 'week', false)
    for (const width of [60, 80, 100, 140]) {
      const text = pretty.render(trend, { color: false, width })
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
      const rows = text.split('\n').slice(2, 5)
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(width)
    }
    const page = html.render(trend, { color: false, width: 80 })
    expect(page).toContain('<th scope="row">Eve=1+1 |</th><td>200</td>')
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|<script|https?:/)
    expect(
      html.render(trendView({ ...weeks, agents: [{ ...weeks.agents[0]!, name: '<b>&"' }] }, 'week', false), { color: false, width: 80 }),
    ).toContain('<th scope="row">&lt;b&gt;&amp;&quot;</th>')
    expect(csv.render(trend, { color: false, width: 80 })).toMatch(/^Eve=1\+1 \|,/m)
  })
})

describe('a sparkline', () => {
  const share = (count: number, n: number) => ({ count, n })

  it('has a bar a rate, none where there are no turns, and keeps small rates small', () => {
    expect(sparkline([share(0, 10), share(5, 10), share(10, 10), share(0, 0)], 0.04)).toBe('▁▅█·')
    expect(sparkline([share(1, 1000), share(0, 1000)], 0.04)).toBe('▁▁')
  })
})
