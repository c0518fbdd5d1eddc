import { describe, expect, it } from 'vitest'
import type { TaggedConversation, TurnTag } from '../../src/model/tagged.ts'
import { verdictsOf } from '../../src/review/verdicts.ts'

const said: TurnTag = {
  tag: 'stonewalling',
  also: ['defensiveness'],
  severity: 2,
  confidence: 0.9,
  evidence: [{ start: 8, end: 18, text: 'our policy', cue: 'policy', why: 'A rule ends the matter.' }],
}
const possible: TurnTag = {
  tag: 'neutral',
  also: [],
  severity: 0,
  confidence: 0.6,
  evidence: [],
  possible: { tag: 'criticism', confidence: 0.4, evidence: [{ start: 0, end: 3, text: 'You', cue: 'blame', why: 'Faults the customer.' }] },
}
const tagged: TaggedConversation = {
  conversation: {
    id: 'c1',
    source: 'moved/night.csv',
    turns: [
      { turn: 0, role: 'customer', speaker: 'Kim', text: 'My dad died. kim@example.org' },
      { turn: 1, role: 'agent', speaker: 'Jane', text: 'That is our policy.\nWrite to kim@example.org' },
      { turn: 2, role: 'agent', speaker: 'Jane', text: 'You typed it wrong.' },
    ],
  },
  tags: [undefined, said, possible],
  moments: { bids: [{ index: 0, answer: 1, met: false, confidence: 0.8, evidence: [] }], repairs: [{ index: 2, dont: 1 }] },
}
const label = (more: object) => ({
  conversation: 'c1',
  turn: 1,
  role: 'agent',
  text: 'That is our policy.\nWrite to [email]',
  source: 'night.csv',
  reviewer: 'Ada',
  ...more,
})
const judged = (...labels: readonly object[]) => verdictsOf(labels as Record<string, unknown>[]).apply(tagged)

describe('verdicts', () => {
  it('what was called wrong is not flagged again, wherever the file lies now', () => {
    const { tags, moments } = judged(label({ tag: 'neutral', severity: 0 }))
    expect(tags[1]).toEqual({ tag: 'neutral', also: [], severity: 0, confidence: 1, evidence: [] })
    expect(tags[2]).toBe(possible)
    expect(moments!.repairs).toEqual([])
  })

  it('what was accepted keeps its evidence, and the reviewer’s severity', () => {
    expect(judged(label({ tag: 'stonewalling', severity: 3 })).tags[1]).toEqual({ ...said, severity: 3, confidence: 1 })
  })

  it('a suspicion that was accepted is said, with what spoke for it', () => {
    const { tags } = judged(label({ turn: 2, text: 'You typed it wrong.', tag: 'criticism', severity: 1 }))
    expect(tags[2]).toEqual({ tag: 'criticism', also: [], severity: 1, confidence: 1, evidence: possible.possible!.evidence })
  })

  it('another tag stands on the reviewer’s word', () => {
    const [evidence] = judged(label({ tag: 'contempt', severity: 2 })).tags[1]!.evidence
    expect(evidence).toMatchObject({ cue: 'reviewed', why: 'Judged so by Ada.', start: 0 })
  })

  it.each([
    ['other words', [label({ tag: 'neutral', text: 'That was our policy.' })]],
    ['another turn', [label({ tag: 'neutral', turn: 3 })]],
    ['another conversation', [label({ tag: 'neutral', conversation: 'c2' })]],
    ['a comment alone', [label({ comment: 'hm' })]],
    ['what was taken back', [label({ tag: 'neutral' }), label({ tag: null })]],
  ])('nothing changes by %s', (_, labels) => expect(judged(...labels).tags).toEqual(tagged.tags))

  it.each([
    ['as read', 'That is our policy.\nWrite to kim@example.org'],
    ['masked', 'That is our policy.\nWrite to [email]'],
  ])('knows the words %s', (_, text) => expect(judged(label({ tag: 'yes', text })).tags[1]!.tag).toBe('yes'))

  it('where reviewers differ the mildest stands; of one the last', () => {
    const ada = [label({ tag: 'neutral' }), label({ tag: 'contempt', severity: 3 })]
    const ben = label({ tag: 'stonewalling', severity: 1, reviewer: 'Ben' })
    expect(judged(...ada).tags[1]).toMatchObject({ tag: 'contempt', severity: 3 })
    expect(judged(...ada, ben).tags[1]).toMatchObject({ tag: 'stonewalling', severity: 1 })
  })

  it('labels without a reviewer count, too', () => {
    expect(judged(label({ reviewer: undefined, tag: 'yes' })).tags[1]!.tag).toBe('yes')
  })

  it.each([
    ['no bid', { bid: false, met: null }, []],
    ['met', { bid: true, met: true }, [true]],
    ['missed indeed', { bid: true, met: false }, [false]],
  ])('a bid that was %s', (_, opinion, met) => {
    const { moments } = judged(label({ turn: 0, role: 'customer', text: 'My dad died. [email]', ...opinion }))
    expect(moments!.bids.map(bid => bid.met)).toEqual(met)
  })
})
