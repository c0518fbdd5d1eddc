import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createContactBook } from '../../src/measures/contacts/book.ts'
import { contactOf } from '../../src/measures/contacts/gather.ts'
import { relationshipsIn } from '../../src/measures/contacts/relationships.ts'
import type { Contact, ContactSample } from '../../src/model/contact.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import type { Turn } from '../../src/model/turn.ts'

/** `customer: …`, `yes: …` and so on for an agent's turn of that tag; `bid: …` for a customer's that opens a door. */
function talk(id: string, customer: string | undefined, time: string | undefined, lines: readonly string[]): TaggedConversation {
  const said = lines.map(line => line.split(/: (.*)/s, 2) as [string, string])
  const turns = said.map(([who, text], turn): Turn => {
    const role = who === 'customer' || who === 'bid' ? 'customer' : 'agent'
    return { turn, role, speaker: role === 'agent' ? 'Jane' : 'Ann', text, time, customer }
  })
  const tags = said.map(([who]) =>
    who === 'customer' || who === 'bid' ? undefined : { tag: who as Tag, also: [], severity: 0 as const, confidence: 0.9, evidence: [] },
  )
  const bids = said.flatMap(([who, text], index) =>
    who === 'bid'
      ? [{ index, answer: index + 1, met: false, confidence: 0.8, evidence: [{ start: 0, end: text.length, text, cue: 'a', why: '' }] }]
      : [],
  )
  return { conversation: { id, source: 'a.csv', turns }, tags, moments: { bids, repairs: [] } }
}

function relationshipsOf(talks: readonly TaggedConversation[]) {
  const book = createContactBook()
  for (const one of talks) book.add(contactOf(one))
  return relationshipsIn({ contacts: book.sample(), conversations: talks.length })
}

const day = (n: number): string => new Date(Date.UTC(2026, 10, n, 20)).toISOString()

describe('new and long-standing customers', () => {
  it('are told apart by the number of the contact and the time since the last', () => {
    const talks = [1, 2, 4, 12, 13, 60, 61].map((n, i) =>
      talk(`c${i}`, 'ann', day(n), ['customer: hi', i < 2 ? 'yes: gladly' : 'contempt: ha', 'neutral: ok']),
    )
    const { byNumber, bySince, customers, contacts } = relationshipsOf([
      ...talks,
      talk('x', 'bob', day(3), ['customer: hi', 'yes: gladly']),
    ])!
    expect([customers, contacts]).toEqual([2, 8])
    const rows = (tones: typeof byNumber) => tones.map(({ id, contacts, yes, donts }) => [id, contacts, yes.count, donts.count, yes.n])
    expect(rows(byNumber)).toEqual([
      ['first', 2, 2, 0, 3],
      ['second-to-fifth', 4, 1, 3, 8],
      ['later', 2, 0, 2, 4],
    ])
    expect(rows(bySince)).toEqual([
      ['day', 0, 0, 0, 0],
      ['week', 4, 1, 3, 8],
      ['month', 1, 0, 1, 2],
      ['longer', 1, 0, 1, 2],
    ])
    expect(byNumber[0]!.yes).toMatchObject({ count: 2, n: 3, low: expect.closeTo(0.208, 3), high: expect.closeTo(0.939, 3) })
  })

  it('are the same in other spellings, and nobody where the export does not know them', () => {
    const contacts = (...customers: string[]) =>
      relationshipsOf(customers.map((customer, i) => talk(`c${i}`, customer, day(i + 1), ['yes: hi'])))
    expect(contacts('Ann@Example.org', ' ann@example.org ')!.customers).toBe(1)
    expect(contacts('+49 (30) 901-820', '+4930901820', '4930901820')!.customers).toBe(2)
    expect(contacts('7001 22', '700122')!.customers).toBe(2)
    expect(contacts('Guest', 'anonymous', ' - ', 'N/A', 'Unknown')).toBeUndefined()
  })

  it('take no more than their share of time where all are one', () => {
    const one = (n: number) =>
      talk(`c${n}`, 'switchboard', new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(), [
        'bid: My daughter marries',
        'small-talk: Lovely, a wedding!',
      ])
    const found = relationshipsOf(Array.from({ length: 5000 }, (_, n) => one(n)))!
    expect(found.byNumber.map(({ contacts }) => contacts)).toEqual([1, 4, 4995])
  })

  it('need a customer, and a date', () => {
    expect(relationshipsOf([talk('a', undefined, day(1), ['customer: hi'])])).toBeUndefined()
    const some = relationshipsOf([
      talk('a', undefined, day(1), ['customer: hi']),
      talk('b', 'ann', undefined, ['customer: hi', 'yes: hello']),
    ])!
    expect(some).toMatchObject({ customers: 1, contacts: 1, unknown: 1, undated: 1 })
    expect(some.byNumber.map(({ contacts }) => contacts)).toEqual([0, 0, 0])
  })

  it('count without a date only where they are of this run', () => {
    const of = (id: string, time: string | undefined): Contact => contactOf(talk(id, 'ann', time, ['customer: hi', 'yes: hello']))!
    const kept = [of('1', day(1)), of('2', undefined), { ...of('0', undefined), earlier: true as const }]
    expect(relationshipsIn({ contacts: { known: 2, level: 0, kept }, conversations: 2 })!.undated).toBe(1)
  })

  it('are of one report each, though two have the same contacts', () => {
    const contacts: ContactSample = { known: 1, level: 0, kept: [contactOf(talk('a', 'ann', day(1), ['yes: hello']))!] }
    const unknown = (conversations: number) => relationshipsIn({ contacts, conversations })!.unknown
    expect([unknown(1), unknown(10)]).toEqual([0, 9])
  })
})

describe('remembered', () => {
  const opened = talk('1', 'ann', day(1), [
    'bid: We are moving to the seaside on Friday, my parrot hates boxes.',
    'neutral: What is the number?',
  ])
  const others = Array.from({ length: 50 }, (_, i) =>
    talk(`o${i}`, `other${i}`, day(1), ['customer: my parcel is late', 'yes: I will look']),
  )
  const found = (...lines: readonly string[]) => relationshipsOf([opened, ...others, talk('2', 'ann', day(9), lines)])!.remembered

  it('is a door that an agent comes back to in a later contact', () => {
    expect(found('customer: hello again', 'small-talk: How did the parrot take the move to the seaside?')).toMatchObject([
      {
        agent: 'Jane',
        opened: { conversation: '1', turn: 0 },
        cameBack: { conversation: '2', turn: 1, text: 'How did the parrot take the move to the seaside?' },
      },
    ])
  })

  it.each<[string, readonly string[]]>([
    ['what the customer brings up again', ['customer: the parrot is ill', 'small-talk: Oh no, the poor parrot!']],
    ['a neutral turn', ['customer: hello', 'neutral: The parrot is on file.']],
    ['words that say nothing of this customer', ['customer: hello', 'small-talk: Have a nice Friday, and a good box!']],
    ['another subject', ['customer: hello', 'small-talk: How lovely, a garden!']],
  ])('is not %s', (_, lines) => {
    expect(found(...lines)).toEqual([])
  })

  it('is not another customer, nor an earlier contact', () => {
    const later = talk('2', 'bob', day(9), ['customer: hello', 'small-talk: How did the parrot take the move to the seaside?'])
    const earlier = talk('3', 'ann', day(0), ['customer: hello', 'small-talk: How did the parrot take the move to the seaside?'])
    expect(relationshipsOf([opened, ...others, later, earlier])!.remembered).toEqual([])
  })
})

describe('told for the third time', () => {
  const told = (id: string, n: number, text: string): TaggedConversation => talk(id, 'ann', day(n), [`customer: ${text}`, 'neutral: I see'])
  const others = Array.from({ length: 50 }, (_, i) =>
    talk(`o${i}`, `other${i}`, day(1), ['customer: my parcel is late', 'yes: I will look']),
  )
  const again = (...talks: readonly TaggedConversation[]) =>
    relationshipsOf([...others, ...talks])!.toldAgain.map(({ now, before }) => [
      now.conversation,
      ...before.map(({ conversation }) => conversation),
    ])

  it('is found by the words', () => {
    const first = told('1', 1, 'The radiator in the nursery whistles and drips')
    const second = told('2', 3, 'It still whistles, that radiator, and it drips on the carpet')
    const third = told('3', 5, 'A whistling radiator in a nursery, dripping, how hard can it be')
    expect(again(first, second, third)).toEqual([['3', '1', '2']])
    expect(again(first, second)).toEqual([])
    expect(again(first, told('2', 3, 'Where is my invoice for the garden fence'), third)).toEqual([])
  })

  it('is found where the customer says so', () => {
    expect(again(told('1', 1, 'No hot water'), told('2', 2, 'Cold again'), told('3', 3, "It's the third time I ring about this"))).toEqual([
      ['3', '1', '2'],
    ])
    expect(again(told('1', 1, 'No hot water'), told('3', 3, "I've told you this twice already"))).toEqual([])
  })

  it('is found from three tenths of the words on', () => {
    // All words are of one customer, and weigh the same: the likeness is the share that both have.
    const about = (n: number, from: number): Contact => ({
      customer: 'ann',
      source: 'a.csv',
      conversation: String(n),
      time: day(n),
      turns: 1,
      yes: 0,
      smallTalk: 0,
      donts: 0,
      told: { turn: 0, text: 'It drips', stems: [] },
      stems: Array.from({ length: 100 }, (_, i) => `w${from + i}`),
      bids: [],
      warm: [],
    })
    const found = (common: number) => {
      const kept = [about(1, 0), about(2, 0), about(3, 100 - common)]
      return relationshipsIn({ contacts: { known: 3, level: 0, kept }, conversations: 3 })!.toldAgain.length
    }
    expect([found(29), found(30)]).toEqual([0, 1])
  })

  it('is not found by names, numbers and addresses', () => {
    const hello = (subject: string): string => `Hello, it's Ann Marlow from 14 Quince Street in Oldbury, 4471, ${subject}`
    expect(
      again(told('1', 1, hello('a fence fell')), told('2', 2, hello('my invoice is wrong')), told('3', 3, hello('the gate squeaks'))),
    ).toEqual([])
  })
})

describe('a quote', () => {
  const bid = (text: string, words: string): string | undefined => {
    const one = talk('1', 'ann', day(1), [`bid: ${text}`, 'neutral: ok'])
    const start = text.indexOf(words)
    const evidence = [{ start, end: start + words.length, text: words, cue: 'a', why: '' }]
    return contactOf({ ...one, moments: { repairs: [], bids: [{ ...one.moments!.bids[0]!, evidence }] } })!.bids[0]!.text
  }
  const long = 'the garden gate hangs low '.repeat(12)

  it('is what was said, whole where it is short', () => {
    expect(bid('Write to ann@example.org. My daughter marries. Bye', 'daughter')).toBe('Write to ann@example.org. My daughter marries. Bye')
  })

  it('is cut around the door, and never within a number or an address', () => {
    expect(bid(`${long}. My daughter marries. Bye`, 'daughter')).toBe('…My daughter marries. Bye')
    const cut = bid(`My daughter marries ${'soon '.repeat(40)}call +49 30 901820 or ann@example.org ${long}`, 'daughter')!
    expect(cut).toMatch(/^My daughter marries (soon )+call…$/)
    expect(bid('x'.repeat(500), 'x')).toBe('…')
  })
})

describe('the book of contacts', () => {
  const contact = (customer: string, conversation: string): Contact => ({
    customer,
    source: 'a.csv',
    conversation,
    time: day(1),
    turns: 1,
    yes: 0,
    smallTalk: 0,
    donts: 0,
    told: undefined,
    stems: [],
    bids: [],
    warm: [],
  })

  it('keeps a sample of customers, the same whatever the order and grouping', () => {
    const contacts = fc.array(fc.tuple(fc.nat(40), fc.nat(1000)), { maxLength: 60 })
    const sampleOf = (all: readonly (readonly [number, number])[]): ContactSample => {
      const book = createContactBook(10)
      for (const [customer, id] of all) book.add(contact(`k${customer}`, String(id)))
      return book.sample()
    }
    fc.assert(
      fc.property(contacts, fc.nat(60), (all, cut) => {
        const whole = sampleOf(all)
        expect(whole.kept.length).toBeLessThanOrEqual(10)
        expect(whole.known).toBe(all.length)
        expect(sampleOf([...all].reverse())).toEqual(whole)
        const parts = createContactBook(10)
        for (const part of [sampleOf(all.slice(cut)), sampleOf(all.slice(0, cut))]) parts.absorb(part)
        expect(parts.sample()).toEqual(whole)
        const kept = new Set(whole.kept.map(({ customer }) => customer))
        expect(whole.kept).toHaveLength(all.filter(([customer]) => kept.has(`k${customer}`)).length)
      }),
    )
  })
})
