import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultBidJudge } from '../../src/pipeline.ts'
import { emitBidFeatures } from '../../src/tagger/moments/bid-features.ts'
import { bidCuesIn, createBidScorer } from '../../src/tagger/moments/bid-judge.ts'
import { decodeBids, encodeBids } from '../../src/tagger/moments/bid-weights.ts'
import { words } from '../../src/text/words.ts'

const file = readFileSync('data/bids.bin')
const weights = decodeBids(file)

describe('the score of a bid', () => {
  const { oddsOf } = createBidScorer(weights)
  const noise = 'q'.repeat(60)
  it.each([
    ['a turn with cues', 'My husband died on friday and I cannot pay, he always did the bills.', 'How can I help you?'],
    ['a turn without', 'order 4471 please', ''],
    ['the same again, words known by now', 'My husband died on friday and I cannot pay, he always did the bills.', 'How can I help you?'],
    ['long words that have no number, one after the other', `${noise}a ${noise}b "${noise}c" my ${noise}d mum.`, `${noise}e how ${noise}f`],
    ['quotation marks and line breaks', '"moving"\n\nto "Leeds" in 12 days', 'any\n"plans"?'],
    ['nothing', '', ''],
  ])('is the sum of its features: %s', (_, text, agent) => {
    const [said, before] = [words(text), words(agent)]
    let sum = weights.bias
    emitBidFeatures(said, before, bidCuesIn(said), (feature, value) => {
      sum += weights.scale * weights.weightOf(feature) * value
    })
    expect(oddsOf(said, before, bidCuesIn(said))).toBeCloseTo(sum, 6)
  })
})

describe('a bid', () => {
  const findBid = defaultBidJudge()
  const found = (text: string, agent = '') => findBid(words(text), words(agent))

  it('is found with a cue and without, and its evidence is what the customer wrote', () => {
    for (const text of [
      'my mum passed away last week and the account is in her name',
      'wife is in Hollybank nine days now. fifty yrs married',
    ]) {
      const bid = found(text)!
      expect(bid.confidence).toBeGreaterThan(0.5)
      expect(bid.evidence.length).toBeGreaterThan(0)
      for (const { start, end, text: part, why } of bid.evidence) {
        expect(text.slice(start, end)).toBe(part)
        expect(why).toMatch(/\.$/)
      }
    }
  })

  it('is not what is about the product alone', () => {
    for (const text of [
      'the app crashes when i open it',
      'I want a refund, this is ridiculous',
      'ok thanks',
      'Order 4471, the blue one',
      '',
    ])
      expect(found(text)).toBeUndefined()
  })

  it('is surer where the agent asked', () => {
    const text = 'busy, we are moving house on saturday'
    const { oddsOf } = createBidScorer(weights)
    const answering = (agent: string) => oddsOf(words(text), words(agent), bidCuesIn(words(text)))
    expect(answering('How is your day going?')).toBeGreaterThan(answering('Please restart the router.'))
  })
})

describe('files of bid weights', () => {
  it('are refused when cut short, changed, of another kind or version', () => {
    const changed = Uint8Array.from(file)
    changed[changed.length - 1]! ^= 1
    const text = file.toString('latin1')
    const rewritten = (from: RegExp, to: string) => Buffer.from(text.replace(from, to), 'latin1')
    for (const damaged of [file.subarray(0, -5), file.subarray(0, 40), changed, rewritten(/"from":[\d.]+/, '"from":null')])
      expect(() => decodeBids(damaged)).toThrow(/^damaged bid weights: .*install saltshaker again/)
    expect(() => decodeBids(Buffer.from('PNG'))).toThrow(/^not a file of bid weights; saltshaker train LABELS --bids FILE/)
    expect(() => decodeBids(rewritten(/^saltshaker bids \d+/, 'saltshaker bids 0'))).toThrow(/another version/)
  })

  it('come back as they were written', () => {
    const decision = { from: 0.6, calibration: [[0.5, 0.6]] as const, bias: -2, scale: 0.001, trainedOn: 'a test' }
    const read = decodeBids(encodeBids({ ...decision, features: Int32Array.from([-5, 7]), values: Int16Array.from([-32767, 300]) }))
    expect(read).toMatchObject(decision)
    expect([-5, 7, 8].map(read.weightOf)).toEqual([-32767, 300, 0])
  })
})
