import { describe, expect, it } from 'vitest'
import type { TurnTag } from '../../src/model/tagged.ts'
import type { Turn } from '../../src/model/turn.ts'
import { defaultBidJudge } from '../../src/pipeline.ts'
import { contextOf } from '../../src/tagger/context.ts'
import { createMatcher } from '../../src/tagger/matcher.ts'
import { bidCues } from '../../src/tagger/moments/bids/index.ts'
import { metCues } from '../../src/tagger/moments/met.ts'
import { bidClasses } from '../../src/tagger/moments/people.ts'
import { repairExamples, repairPatterns } from '../../src/tagger/moments/repair.ts'
import { watchMoments } from '../../src/tagger/moments/watch.ts'
import { words } from '../../src/text/words.ts'

const fires = (patterns: readonly string[], text: string): boolean =>
  createMatcher(
    patterns.map(pattern => [true, pattern] as const),
    bidClasses,
  )(words(text)).length > 0

const cues = [...bidCues, ...metCues]

describe('cues of moments', () => {
  it.each(cues.map(cue => [cue.id, cue] as const))('%s sees its examples', (_, { patterns, examples }) => {
    expect(examples.match.filter(text => !fires(patterns, text))).toEqual([])
    expect(examples.miss.filter(text => fires(patterns, text))).toEqual([])
    expect(examples.match.length * examples.miss.length).toBeGreaterThan(0)
  })

  it('have ids told apart', () => {
    expect(new Set(cues.map(cue => cue.id)).size).toBe(cues.length)
  })

  it('see what takes a don’t back', () => {
    expect(repairExamples.match.filter(text => !fires(repairPatterns, text))).toEqual([])
    expect(repairExamples.miss.filter(text => fires(repairPatterns, text))).toEqual([])
  })
})

const findBid = defaultBidJudge()

const turn = (role: Turn['role'], text: string, speaker = 'Ann', extra: Partial<Turn> = {}): Turn => ({
  turn: 0,
  role,
  speaker: role === 'agent' ? speaker : 'Customer',
  text,
  ...extra,
})
const decided = (tag: TurnTag['tag']): TurnTag => ({ tag, also: [], severity: 0, confidence: 1, evidence: [] })

/** Watches a conversation whose agents' turns carry the given tags. */
function momentsOf(turns: readonly (Turn | [Turn, TurnTag['tag']])[]) {
  const all = turns.map(one => (Array.isArray(one) ? one[0] : one))
  const { moments, watch } = watchMoments(all, findBid)
  turns.forEach((one, index) => {
    const before = all[index - 1]
    if (Array.isArray(one)) watch(index, contextOf(one[0], before?.role === 'customer' ? before.text : ''), decided(one[1]))
  })
  return moments
}

const GRIEF = 'I cannot pay this week, my husband died on friday'

describe('watchMoments', () => {
  it.each([
    ['small talk', 'I am so sorry about your husband.', 'small-talk', true],
    ['a condolence in a neutral turn', 'My condolences. What is the account number?', 'neutral', true],
    ['business', 'What is the account number?', 'neutral', false],
    ['a yes that helps and takes up their words', 'For your husband we refund it, I have moved the date to the 14th.', 'yes', true],
    ['a yes that does nothing but agree', 'Of course you cannot, nobody could.', 'yes', true],
    ['a yes that offers help', 'Of course, I will look into it.', 'yes', false],
    ['a yes that names a number', 'Sure, the 14th.', 'yes', false],
    ['a don’t with a kind word', 'Condolences, but bills are bills.', 'contempt', false],
  ] as const)('%s meets or misses a bid', (_, answer, tag, met) => {
    const { bids } = momentsOf([turn('customer', GRIEF), [turn('agent', answer), tag]])
    expect(bids).toMatchObject([{ index: 0, answer: 1, met }])
    for (const { start, end, text } of bids[0]!.evidence) expect(GRIEF.slice(start, end)).toBe(text)
  })

  it('counts no anger about the product, no note that the customer never saw, and no bid that nobody answered', () => {
    expect(momentsOf([turn('customer', 'Your app is broken again, useless'), [turn('agent', 'Restart it.'), 'neutral']]).bids).toEqual([])
    expect(momentsOf([turn('customer', GRIEF, '', { internal: true }), [turn('agent', 'Hi'), 'neutral']]).bids).toEqual([])
    expect(momentsOf([[turn('agent', 'Hi'), 'neutral'], turn('customer', GRIEF)]).bids).toEqual([])
  })

  it('counts what may be a door only where the answer meets it', () => {
    const hint = turn('customer', 'I am at the airport with two kids')
    const answered = (answer: string, tag: TurnTag['tag']) => momentsOf([hint, [turn('agent', answer), tag]]).bids
    expect(answered('Two! Then let us be quick. What can I do?', 'small-talk')).toMatchObject([{ met: true }])
    expect(answered('What is the account number?', 'neutral')).toEqual([])
  })

  it('gives several customers’ turns to the next answer', () => {
    const { bids } = momentsOf([turn('customer', GRIEF), turn('customer', 'i lost my job too'), [turn('agent', 'Noted.'), 'neutral']])
    expect(bids.map(({ index, answer }) => [index, answer])).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  it('asks what an agent said before the customer’s turn, never what came behind it', () => {
    const told = (macro: string) =>
      momentsOf([
        turn('customer', 'my son broke it'),
        turn('agent', macro, 'Ann', { automated: true }),
        [turn('agent', 'Noted.'), 'neutral'],
      ]).bids
    expect(told('How is your day going?')).toEqual(told('Please restart the router and write to us again.'))
    const asked = (question: string) =>
      momentsOf([
        [turn('agent', 'Hello.'), 'neutral'],
        turn('agent', question, 'Ann', { automated: true }),
        turn('customer', 'good thanks, we are off to my brother in spain'),
        [turn('agent', 'Lucky you!'), 'small-talk'],
      ]).bids[0]!.confidence
    expect(asked('How are you today, anything nice planned?')).toBeGreaterThan(asked('Please restart the router.'))
  })

  it('sees a don’t taken back within three turns of the same agent', () => {
    const dont: [Turn, TurnTag['tag']] = [turn('agent', 'Read the terms.'), 'criticism']
    const plain: [Turn, TurnTag['tag']] = [turn('agent', 'One moment.'), 'neutral']
    const sorry: [Turn, TurnTag['tag']] = [turn('agent', "I shouldn't have said that."), 'neutral']
    const other: [Turn, TurnTag['tag']] = [turn('agent', 'Happy to help!', 'Bo'), 'yes']
    expect(momentsOf([dont, plain, plain, sorry]).repairs).toEqual([{ index: 3, dont: 0 }])
    expect(momentsOf([dont, plain, plain, plain, sorry]).repairs).toEqual([])
    expect(momentsOf([dont, other]).repairs).toEqual([])
    expect(momentsOf([dont, dont, sorry, sorry]).repairs).toEqual([{ index: 2, dont: 1 }])
  })
})
