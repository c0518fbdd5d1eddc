import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultBidJudge } from '../../src/pipeline.ts'
import { emitBidFeatures } from '../../src/tagger/moments/bid-features.ts'
import { bidCuesIn, createBidScorer } from '../../src/tagger/moments/bid-judge.ts'
import { decodeWeights } from '../../src/tagger/weights.ts'
import { words } from '../../src/text/words.ts'

const file = readFileSync('data/weights.bin')
const weights = decodeWeights(file).bids!

describe('the score of a bid', () => {
  const { oddsOf } = createBidScorer(weights)
  const noise = 'q'.repeat(60)
  it.each([
    ['a turn with cues', 'My husband died on friday and I cannot pay, he always did the bills.', 'How can I help you?'],
    ['a turn without', 'order 4471 please', ''],
    ['the same again, words known by now', 'My husband died on friday and I cannot pay, he always did the bills.', 'How can I help you?'],
    ['long words that have no number, one after the other', `${noise}a ${noise}b "${noise}c" my ${noise}d mum.`, `${noise}e how ${noise}f`],
    ['quotation marks and line breaks', '"moving"\n\nto "Leeds" in 12 days', 'any\n"plans"?'],
    ['many words', 'my dog and my house and '.repeat(40), 'and then? '.repeat(40)],
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
      expect(bid.ifAnswered(false)).toBeGreaterThan(0.5)
      expect(bid.ifAnswered(true)).toBeGreaterThan(bid.ifAnswered(false)!)
      const evidence = bid.evidence()
      expect(evidence.length).toBeGreaterThan(0)
      for (const { start, end, text: part, why } of evidence) {
        expect(text.slice(start, end)).toBe(part)
        expect(why).toMatch(/\.$/)
      }
    }
  })

  it('always shows why, however short its words', () => {
    const conversations = readdirSync('fixtures/corpus/test').map(name =>
      readFileSync(`fixtures/corpus/test/${name}`, 'utf8').trim().split('\n'),
    )
    const said = conversations
      .flat()
      .map(line => JSON.parse(line))
      .filter(({ role }) => role === 'customer')
    const bids = said.map(({ text }) => found(text)).filter(bid => bid !== undefined)
    expect(bids.length).toBeGreaterThan(100)
    expect(bids.filter(({ evidence }) => evidence().length === 0)).toEqual([])
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
