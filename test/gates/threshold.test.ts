import { describe, expect, it } from 'vitest'
import { METRICS } from '../../src/gates/metrics/index.ts'
import { meets, OPERATORS, parseThreshold } from '../../src/gates/threshold.ts'

const parse = (text: string) => parseThreshold(text, '--threshold')

describe('thresholds', () => {
  it.each<[string, string, number, string]>([
    ['stonewalling.rate < 2%', 'stonewalling.rate < 2%', 0.02, 'error'],
    ['  stonewalling.rate<0.02 ', 'stonewalling.rate < 0.02', 0.02, 'error'],
    ['warn: dont.rate{agent} <= 4.5%', 'dont.rate{agent} <= 4.5%', 0.045, 'warn'],
    ['error: severity3.count{team:billing} == 0', 'severity3.count{team:billing} == 0', 0, 'error'],
    ['balance > 5:1', 'balance > 5:1', 5, 'error'],
    ['balance{ agent:Jane* , channel:chat } >= 3', 'balance{agent:Jane*,channel:chat} >= 3', 3, 'error'],
    ['response.p90 < 2m', 'response.p90 < 2m', 120, 'error'],
    ['response.p50{agent} < 90s', 'response.p50{agent} < 90s', 90, 'error'],
    ['mood.delta > -0.1', 'mood.delta > -0.1', -0.1, 'error'],
    ['bids.met.rate{team} >= 50%', 'bids.met.rate{team} >= 50%', 0.5, 'error'],
    ['dont.rate <= 0.7%', 'dont.rate <= 0.7%', 7 / 1000, 'error'],
    ['response.p50 < 1.1m', 'response.p50 < 1.1m', 66, 'error'],
    ['small-talk.rate{channel:chat,agent} > 1%', 'small-talk.rate{agent,channel:chat} > 1%', 0.01, 'error'],
  ])('%s', (text, shown, limit, level) => {
    const threshold = parse(text)
    expect([threshold.text, threshold.condition.limit, threshold.level]).toEqual([shown, limit, level])
    expect(parse(threshold.text).text).toBe(shown)
  })

  it.each<[string, RegExp]>([
    ['stonewaling.rate < 2%', /--threshold: no metric "stonewaling.rate": did you mean stonewalling.rate\?/],
    ['', /no metric "": the metrics are yes.count/],
    ['kindness > 2', /no metric "kindness": the metrics are/],
    ['dont.rate', /what must hold is missing: write .* such as < 2%/],
    ['dont.rate != 2%', /what must hold is missing/],
    ['dont.rate < two', /"two" is no limit here: write for example < 2%/],
    ['dont.rate < 2', /"2" is no limit here/],
    ['dont.count < 2%', /"2%" is no limit here: write for example < 3/],
    ['response.p50 < 3%', /"3%" is no limit here: write for example < 90s/],
    ['balance > -1', /no limit here/],
    ['dont.rate{tem:x} < 2%', /no selector "tem"; it takes agent, team, channel/],
    ['dont.rate{team:} < 2%', /\{team:\} names nobody/],
    ['dont.rate{agent,team} < 2%', /asks for each agent and each team: choose one/],
    ['dont.rate{channel} < 2%', /\{channel\} needs a name/],
    ['dont.rate{team:a,team:b} < 2%', /\{team:a,team:b\} names team twice: write one for each, or one pattern with \* and \? for both/],
    ['dont.rate{agent,agent} < 2%', /\{agent,agent\} names agent twice/],
    ['dont.rate{agent:Doe, Jane} < 2%', /no selector "Jane"; it takes .*; a comma in a name is written \?, as in \{agent:Doe\? Jane\}/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it('holds at the limit only where it says so', () => {
    const outcome = (value: number) => OPERATORS.map(operator => meets(value, { operator, limit: 2, text: '' }))
    expect([outcome(1), outcome(2), outcome(3)]).toEqual([
      [true, false, false, true, false],
      [true, true, true, false, false],
      [false, true, false, false, true],
    ])
  })

  it('names each metric once, by its kind', () => {
    expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length)
    for (const { name, unit } of METRICS)
      expect([name, unit]).toEqual([name, name.endsWith('.rate') ? 'share' : name.endsWith('.count') ? 'count' : unit])
  })
})
