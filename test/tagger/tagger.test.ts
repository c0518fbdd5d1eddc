import { describe, expect, it } from 'vitest'
import type { Tag } from '../../src/model/tag.ts'
import type { TurnTag } from '../../src/model/tagged.ts'
import type { Conversation, Turn } from '../../src/model/turn.ts'
import { createCueJudge } from '../../src/tagger/cue-judge.ts'
import type { Cue } from '../../src/tagger/cues/cue.ts'
import { cues } from '../../src/tagger/cues/index.ts'
import { decideByCues } from '../../src/tagger/decide.ts'
import { createTagger, type Tagger } from '../../src/tagger/tagger.ts'

const cue = (id: string, tag: Cue['tag'], weight: number, pattern: string, more: Partial<Cue> = {}): Cue => ({
  id,
  tag,
  weight,
  sees: id,
  why: `because of ${id}`,
  source: 'test',
  patterns: [pattern],
  examples: { match: [], miss: [] },
  ...more,
})

// A tiny set of cues, so that precedence is tested whatever the shipped cues become.
const few = [
  cue('sure', 'yes', 0.6, "^ (sure|of course|i'll _)"),
  cue('baby', 'small-talk', 0.7, "how's the baby"),
  cue('refuses', 'stonewalling', 0.7, 'nothing i can do'),
  cue('denies', 'defensiveness', 0.7, 'we never said', { severity: 2 }),
  cue('blames', 'criticism', 0.7, 'you should have read', { severity: 2 }),
  cue('mocks', 'contempt', 0.8, "you can't read", { severity: 3 }),
  cue('hint', 'criticism', 0.4, 'next time'),
  cue('another-hint', 'criticism', 0.4, 'more carefully', { severity: 2 }),
]
const noBids = () => undefined
const small = createTagger(createCueJudge(few), decideByCues, noBids)
const shipped = createTagger(createCueJudge(cues), decideByCues, noBids)

const turn = (role: Turn['role'], text: string, more: Partial<Turn> = {}): Turn => ({ turn: 0, role, speaker: '', text, ...more })
const talk = (...turns: readonly Turn[]): Conversation => ({
  id: 'c',
  source: '-',
  turns: turns.map((one, index) => ({ ...one, turn: index })),
})

/** The tag of the agent's answer to the customer's words. */
function answer(tagger: Tagger, customer: string, agent: string): TurnTag {
  const turns = customer === '' ? [turn('agent', agent)] : [turn('customer', customer), turn('agent', agent)]
  return tagger.tag(talk(...turns)).tags.at(-1)!
}

describe('precedence', () => {
  it.each<[string, Tag, readonly Tag[], number]>([
    ['Sure. It is in the post.', 'yes', [], 0],
    ["Sure. How's the baby?", 'small-talk', ['yes'], 0],
    ["Sure, since you can't read, it comes again.", 'contempt', ['yes'], 3],
    ["How's the baby? You should have read it.", 'criticism', ['small-talk'], 2],
    ['There is nothing I can do, we never said so.', 'defensiveness', ['stonewalling'], 2],
    ['We never said so, you should have read it.', 'criticism', ['defensiveness'], 2],
    ["You should have read it, but you can't read.", 'contempt', ['criticism'], 3],
    ['There is nothing I can do.', 'stonewalling', [], 1],
    ['The parcel left on Monday.', 'neutral', [], 0],
  ])('%s → %s', (text, tag, also, severity) => {
    const got = answer(small, 'where is it?', text)
    expect([got.tag, got.also, got.severity]).toEqual([tag, also, severity])
  })
})

describe('weak cues', () => {
  it('alone make a don’t possible and do not say it', () => {
    const got = answer(small, '', 'Next time tell us.')
    expect(got.tag).toBe('neutral')
    expect(got.severity).toBe(0)
    expect(got.evidence).toEqual([])
    expect(got.possible).toMatchObject({ tag: 'criticism', confidence: 0.4, evidence: [{ text: 'Next time', cue: 'hint' }] })
  })

  it('stay possible beside a yes', () => {
    const got = answer(small, '', 'Sure. Next time tell us.')
    expect([got.tag, got.possible?.tag]).toEqual(['yes', 'criticism'])
  })

  it('together say it, with the worse severity', () => {
    const got = answer(small, '', 'Next time look more carefully.')
    expect([got.tag, got.severity, got.confidence, got.possible]).toEqual(['criticism', 2, 0.64, undefined])
  })
})

describe('quoted words', () => {
  it.each([
    'The sign says "nothing I can do" and it will go.',
    'The sign says “nothing I can do” and it will go.',
    'The note said "you should have read it".',
  ])('never count as a don’t: %s', text => {
    expect(answer(small, 'look at that sign', text).tag).toBe('neutral')
  })

  it('count again behind the quotation', () => {
    expect(answer(small, '', 'About "the sign": nothing I can do.').tag).toBe('stonewalling')
  })

  it('a mark without its partner quotes nothing', () => {
    expect(answer(small, '', 'The 24" one: nothing I can do.').tag).toBe('stonewalling')
  })
})

describe('evidence', () => {
  it.each([
    'Sure, since you can’t read, it comes again.',
    '🙃🙃 İstanbul, well: you CAN’T\tread.',
    'Hi.\n\nYou can’t read, “as they say”.',
  ])('points at the words: %j', text => {
    const found = answer(small, '', text).evidence.find(one => one.cue === 'mocks')!
    expect(text.slice(found.start, found.end)).toBe(found.text)
    expect(found.text.toLowerCase().replace(/\s+/g, ' ')).toBe('you can’t read')
    expect(found.why).toBe('because of mocks')
  })

  it.each(cues.flatMap(one => one.examples.match.map(example => [one.id, example] as const)))('%s stays inside its turn', (_, example) => {
    const [customer, agent] = typeof example === 'string' ? ['', example] : [example.customer, example.agent]
    const got = answer(shipped, customer, agent)
    for (const { start, end, text } of got.evidence) {
      expect(start).toBeLessThan(end)
      expect(agent.slice(start, end)).toBe(text)
    }
  })
})

describe('turns that are not judged', () => {
  const text = 'There is nothing I can do.'
  it.each<[string, Turn]>([
    ['the customer', turn('customer', text)],
    ['a bot', turn('bot', text)],
    ['the system', turn('system', text)],
    ['somebody unknown', turn('unknown', text)],
    ['an internal note', turn('agent', text, { internal: true })],
    ['an automated message', turn('agent', text, { automated: true })],
    ['silence', turn('agent', ' \n ')],
  ])('%s', (_, unjudged) => {
    const { tags } = small.tag(talk(turn('customer', 'hello?'), unjudged, turn('agent', text)))
    expect(tags.map(tag => tag?.tag)).toEqual([undefined, undefined, 'stonewalling'])
  })

  it('keeps one place a turn', () => {
    const conversation = talk(turn('bot', 'Hi'), turn('customer', 'hi'), turn('agent', 'Sure.'), turn('system', 'left'))
    expect(small.tag(conversation).tags).toHaveLength(4)
    expect(small.tag(talk()).tags).toEqual([])
  })

  it('an internal note is no context for the next turn', () => {
    const tagOf = (more: Partial<Turn>) =>
      shipped.tag(talk(turn('customer', 'Please gift-wrap it', more), turn('agent', 'Of course.'))).tags[1]?.tag
    expect([tagOf({}), tagOf({ internal: true })]).toEqual(['yes', 'neutral'])
  })
})

describe('context', () => {
  it('what comes after a turn changes nothing', () => {
    const opening = [turn('customer', 'Can you move my booking?'), turn('agent', "Of course, I'll move it now.")]
    const alone = shipped.tag(talk(...opening)).tags[1]
    const followed = shipped.tag(talk(...opening, turn('customer', 'That is terrible, a lie'), turn('agent', 'Oh.'))).tags[1]
    expect(followed).toEqual(alone)
  })

  it('is what the customer said since the agent’s last turn', () => {
    const { tags } = shipped.tag(
      talk(turn('customer', 'Could you gift-wrap it?'), turn('agent', 'Of course.'), turn('customer', 'Blue'), turn('agent', 'Of course.')),
    )
    expect(tags.map(tag => tag?.tag)).toEqual([undefined, 'yes', undefined, 'neutral'])
  })
})

describe('the codebook’s borderline decisions, by the shipped cues', () => {
  it.each<[Tag, string, string]>([
    // a limit with a way forward
    ['yes', 'Can you deliver on the 10th?', "I can't do the 10th, but I can get it to you on the 9th by courier at our cost."],
    ['stonewalling', 'Can you please refund it?', "I'm afraid there is nothing I can do."],
    // the look-alikes of yes
    ['neutral', 'Do you close at six?', 'Yes, at six.'],
    ['neutral', 'my screen is black', 'Let me check.'],
    ['neutral', 'I waited', 'Thank you for your patience.'],
    ['neutral', 'it crashed', 'We understand your frustration.'],
    ['neutral', 'it crashed', 'Sorry about that.'],
    ['neutral', 'my name is Ann Lee', 'Thank you. May I have your date of birth?'],
    ['neutral', 'How do I mute it?', 'Click Settings, then Sound.'],
    ['neutral', 'Where is my lamp?', 'It shipped on Monday.'],
    ['neutral', '', 'Hello, how may I help you?'],
    ['neutral', 'thanks, that was all', 'Is there anything else?'],
    // yes
    ['yes', 'Please refund the second charge', "I'll refund that now."],
    ['yes', 'I was charged twice', 'Let me get that reversed for you, it was our mistake.'],
    ['yes', 'that page is a maze', "You're right, that page is confusing."],
    ['yes', 'I waited two hours', "I'd be annoyed as well; two hours is too long."],
    ['yes', 'a dark theme would be nice', 'Good idea, I am passing it on to the designers.'],
    ['yes', 'Great shop, great people', 'You made our day!'],
    // small talk and its look-alikes
    ['small-talk', 'I need his line closed, my dad died in May', "I'm so sorry about your dad."],
    ['small-talk', 'We marry in June, so the name changes', 'Congratulations on the wedding!'],
    ['small-talk', 'hello again', "How's the new baby?"],
    ['small-talk', 'thanks, that was all', 'Enjoy the graduation on Saturday!'],
    ['neutral', 'thanks, bye', 'Have a nice day.'],
    ['neutral', 'hi', 'Good morning.'],
    ['neutral', 'bye', 'Happy holidays!'],
  ])('%s: %s → %s', (tag, customer, agent) => {
    expect(answer(shipped, customer, agent).tag).toBe(tag)
  })

  it('a limit told with a way forward is no stonewalling beside the yes', () => {
    const got = answer(shipped, 'Could I come on Friday?', "I can't do Friday, but I can bring it on Thursday evening.")
    expect([got.tag, got.also.includes('stonewalling')]).toEqual(['yes', false])
  })

  it('personal and helpful at once names both', () => {
    const got = answer(shipped, 'Please move it, our baby came early', "Congratulations on the baby! I'll move it to May for you.")
    expect([got.tag, got.also]).toEqual(['small-talk', ['yes']])
  })
})
