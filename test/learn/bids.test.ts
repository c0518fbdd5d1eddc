import { expect, it } from 'vitest'
import { labelledBids } from '../../src/learn/bids.ts'
import type { LabelledConversation } from '../../src/learn/labels.ts'

type Line = Partial<LabelledConversation['turns'][number]> & { readonly text: string }

const conversation = (...lines: readonly Line[]): LabelledConversation =>
  ({ id: 'c', source: 's', turns: lines.map((line, turn) => ({ turn, speaker: '', ...line })) }) as LabelledConversation
const customer = (text: string): Line => ({ role: 'customer', text, bid: true })

it.each([
  ['small talk', { tag: 'small-talk' }, true],
  ['a don’t', { tag: 'stonewalling', text: 'Oh no, what a week. Anything else?' }, false],
  ['a yes that takes up their words', { tag: 'yes', text: 'Then let us have it there before the wedding.' }, true],
  ['a yes that does not', { tag: 'yes', text: 'I will send it at once.' }, false],
  ['neutral words that feel along', { tag: 'neutral', text: 'That must be exhausting. Which size?' }, true],
  ['an answer that nobody tagged', { text: 'Which size?' }, undefined],
] as const)('a labelled door is met or not by what is said next: %s', (_, answer, met) => {
  const [door] = labelledBids([conversation(customer('my wedding is on friday'), { role: 'agent', text: 'Ok.', ...answer })], false)
  expect(door!.metByRule).toBe(met)
})

it.each([
  ['a note between agents', { internal: true }],
  ['a macro', { automated: true }],
] as const)('%s answers nobody', (_, extra) => {
  const between: Line = { role: 'agent', text: 'We have your message.', tag: 'neutral', ...extra }
  const [door] = labelledBids(
    [conversation(customer('we had a baby'), between, { role: 'agent', text: 'Lovely!', tag: 'small-talk' })],
    false,
  )
  expect(door!.metByRule).toBe(true)
})
