import { collect } from '../../src/measures/collect.ts'
import type { Notice } from '../../src/model/reading.ts'
import type { Report } from '../../src/model/report.ts'
import type { Severity, Tag } from '../../src/model/tag.ts'
import type { Bid, TaggedConversation, TurnTag } from '../../src/model/tagged.ts'
import { isTaggable, type Turn } from '../../src/model/turn.ts'
import { DATA_PLACE } from '../../src/reporters/html.ts'
import { maskText } from '../../src/reporters/mask.ts'
import type { ReporterContext } from '../../src/reporters/reporter.ts'

type Said = Partial<Turn> & {
  readonly text: string
  /** The customer's words that open a door. */
  readonly opens?: string
  readonly is?: readonly [tag: Tag, words: string, confidence: number, severity?: Severity]
}

const customer = (text: string, more: Partial<Said> = {}): Said => ({ role: 'customer', speaker: 'Kim', text, ...more })
const agent = (speaker: string, text: string, is?: Said['is'], more: Partial<Turn> = {}): Said => ({
  role: 'agent',
  speaker,
  text,
  is,
  ...more,
})

const WHY: Partial<Record<Tag, string>> = {
  stonewalling: 'Ends the matter without offering a way on.',
  contempt: 'Speaks down to the customer, as if they were slow.',
  defensiveness: 'Puts the fault on the customer instead of taking any.',
  yes: 'Takes the request up at once.',
}

function decide({ text, is }: Said): TurnTag {
  if (is === undefined) return { tag: 'neutral', also: [], severity: 0, confidence: 0.9, evidence: [] }
  const [tag, words, confidence, severity = 0] = is
  const start = text.indexOf(words)
  const evidence = [{ start, end: start + words.length, text: words, cue: `${tag}-cue`, why: WHY[tag] ?? 'Warm words.' }]
  return { tag, also: [], severity, confidence, evidence }
}

function bidOf(turns: readonly Turn[], index: number, words: string): Bid {
  const start = turns[index]!.text.indexOf(words)
  const evidence = [{ start, end: start + words.length, text: words, cue: 'a-death', why: 'Someone they loved has died.' }]
  return { index, answer: index + 1, met: turns[index + 1]!.text.startsWith('I am sorry'), confidence: 0.85, evidence }
}

function conversation(id: string, said: readonly Said[]): TaggedConversation {
  const turns = said.map(({ is: _, opens: __, ...turn }, index): Turn => ({ role: 'unknown', speaker: '', turn: index, ...turn }))
  const bids = said.flatMap(({ opens }, index) => (opens === undefined ? [] : [bidOf(turns, index, opens)]))
  return {
    conversation: { id, source: 'night.csv', turns },
    tags: said.map((one, i) => (isTaggable(turns[i]!) ? decide(one) : undefined)),
    moments: { bids, repairs: id === 'c0' ? [{ index: 3, dont: 1 }] : [] },
  }
}

/** Jane has enough turns and too many don'ts, Ömer enough and few, 田中 too few to judge, and one name is an attack. */
export function night(): Report {
  const collector = collect()
  const mood = (text: string): number => (text.includes('!') ? -0.75 : text.includes('thank') ? 0.5 : 0)
  for (let i = 0; i < 30; i++) {
    const rude: Said = agent(
      'Jane Miller',
      'Look, there is nothing I can do about that.',
      ['stonewalling', 'there is nothing I can do', 0.9, 2],
      { offset: 95 },
    )
    const plain: Said = agent('Jane Miller', 'The parcel left on Monday.', undefined, { offset: 60 })
    collector.add(
      conversation(`c${i}`, [
        customer('Where is my parcel!', { offset: 0 }),
        i % 5 === 0 ? rude : plain,
        customer('thanks then', { offset: 120 }),
        agent('Jane Miller', 'Anything else?', undefined, { offset: 130 }),
      ]),
      mood,
    )
    collector.add(
      conversation(`d${i}`, [
        customer('I need an invoice.'),
        agent('Ömer Şahin', 'Happy to do that for you right away.', ['yes', 'Happy to do that', 0.8]),
        customer('thanks!'),
        agent('Ömer Şahin', 'We got your message.', undefined, { automated: true }),
        agent('Ömer Şahin', 'Sent.'),
      ]),
      mood,
    )
  }
  const long = `${'We have looked at this from every side, and '.repeat(9)}how hard can it be to read the manual, ${'as we said before, '.repeat(9)}bye.`
  collector.add(
    conversation('long', [
      customer(`${'I have waited so long. '.repeat(12)}Write to me at kim@example.org or +49 170 1234567!`),
      agent('田中 さくら', long, ['contempt', 'how hard can it be to read the manual', 0.97, 3]),
      agent('\u001b[31mEve\u202e =1+1|', 'It is your fault: card 4111 1111 1111 1111\u001b]0;owned\u0007 was typed wrong.', [
        'defensiveness',
        'your fault: card 4111',
        0.7,
        1,
      ]),
    ]),
    mood,
  )
  collector.add(
    conversation('doors', [
      customer('My \u001b[31mlate wife\u202e paid from 4111 1111 1111 1111, kim@example.org', { opens: 'late wife' }),
      agent('Jane Miller', 'Which number is it, +49 170 1234567?'),
      customer('My father died on Friday.', { opens: 'father died' }),
      agent('Jane Miller', 'I am sorry about your father.', ['small-talk', 'sorry about your father', 0.8]),
    ]),
    mood,
  )
  return collector.report()
}

export const notices: readonly Notice[] = [
  { kind: 'skipped', source: 'night.csv', line: 14, message: 'expected 5 columns, found 3' },
  { kind: 'skipped', source: 'night.csv', line: 15, message: 'expected 5 columns, found 3' },
  { kind: 'warning', source: 'night.csv', line: 20, message: 'no time: kim@example.org' },
]

export const context: ReporterContext = {
  notices,
  mask: maskText,
  color: false,
  width: 80,
  advice: cue =>
    cue === 'stonewalling-cue' ? 'Say what you can do, and by when: “I will ask the depot and call you by noon.”' : undefined,
  // The built page is minified: its place for the data is what a golden file can hold.
  page: { template: `<!doctype html>\n<script type="application/json">${DATA_PLACE}</script>\n`, tagger: '0.0.0', inputs: ['night.csv'] },
}
