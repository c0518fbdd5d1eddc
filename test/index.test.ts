// As users import it: the built package, by its own name.
import {
  addConversation,
  collectReport,
  defaultTagger,
  emptyReport,
  findInputs,
  type Input,
  idleOverrides,
  MIN_TURNS,
  mergeReports,
  mood,
  nightOn,
  parseThreshold,
  reportOf,
  reportOn,
  tagInputs,
  thresholdOf,
  verdictOf,
} from 'saltshaker'
import { describe, expect, it } from 'vitest'

const inputs = () => findInputs(['fixtures/hotline/2026-11-20.csv'])

describe('the library', () => {
  it('reports on files', async () => {
    const { report, notices } = await reportOn(await inputs())
    expect(Object.keys(report.agents)).toContain('Denise Okafor')
    expect(notices).toEqual([])
  })

  it('makes the same report of conversations, whichever way', async () => {
    const collector = collectReport()
    let [added, merged, left] = [emptyReport, emptyReport, 10]
    for await (const reading of tagInputs(await inputs())) {
      if (!('tagged' in reading)) continue
      collector.add(reading.tagged, mood)
      added = addConversation(added, reading.tagged, mood)
      merged = mergeReports(merged, reportOf(reading.tagged, mood))
      if (--left === 0) break
    }
    const report = collector.report()
    expect([report.conversations, added, merged]).toEqual([10, report, report])
  })

  it('judges them by thresholds', async () => {
    const thresholds = [parseThreshold('dont.rate{agent:Denise*} < 1%', 'here')]
    const { night } = await nightOn(await inputs(), thresholds, {}, defaultTagger())
    expect(verdictOf(night, { thresholds, minTurns: MIN_TURNS, confidence: 'interval', allowEmpty: false }).passed).toBe(false)
  })

  it('judges channels', async () => {
    const turn = (channel: string, text: string) =>
      `${JSON.stringify({ conversation: channel, turn: 0, role: 'agent', speaker: 'Jane', channel, text })}\n`
    const input: Input = {
      name: 'two.jsonl',
      open: async function* () {
        yield Buffer.from(turn('chat', 'Complete idiots, all of you people.') + turn('phone', 'Your order number is 4411.'))
      },
    }
    const [chat, phone, fax] = ['chat', 'phone', 'fax'].map(name => parseThreshold(`contempt.count{channel:${name}} < 1`, 'here'))
    const gates = { minTurns: 1, confidence: 'point', allowEmpty: false } as const
    const { night } = await nightOn([input], [chat!, phone!, fax!])
    const passed = (threshold: typeof chat, allowEmpty = false) =>
      verdictOf(night, { ...gates, thresholds: [threshold!], allowEmpty }).thresholds.map(({ outcome }) => outcome)
    expect([passed(chat), passed(phone), passed(fax, true)]).toEqual([['failed'], ['passed'], []])
    expect(() => passed(fax)).toThrow('{channel:fax} of "contempt.count{channel:fax} < 1" picks nobody in this input: check the name')
    const without = (await nightOn([input], [])).night
    for (const allowEmpty of [true, false])
      expect(() => verdictOf(without, { ...gates, thresholds: [chat!], allowEmpty })).toThrow(
        '{channel:chat}: the night was collected without this channel: give nightOn the thresholds that verdictOf gets',
      )
    const forMia = thresholdOf({ threshold: 'dont.rate{agent} < 4%', overrides: [{ for: '{agent:Mia}', level: 'off' }] }, 'here')
    expect(idleOverrides(without, { thresholds: [forMia], allowEmpty: false })).toEqual([
      'the override {agent:Mia} of "dont.rate{agent} < 4%" picks nobody in this input: check the name if somebody should be there',
    ])
  })
})
