import { describe, expect, it } from 'vitest'
import { parseLabels, reviewersIn } from '../../src/learn/labels.ts'

const line = (rest: object) => JSON.stringify({ conversation: 'c', turn: 1, role: 'agent', text: 'Sure.', source: 's', ...rest })
const parse = (...files: (readonly string[])[]) =>
  parseLabels(files.map((lines, i) => ({ name: `${'ab'[i]}.jsonl`, content: lines.join('\n') })))

describe('labels', () => {
  it.each([
    ['an unknown tag', [line({ tag: 'rude' })], /^a\.jsonl:1: unknown tag "rude"; there are: yes, small-talk/],
    ['an unknown role', ['', line({ role: 'boss' })], /^a\.jsonl:2: role "boss" is none of/],
    ['broken JSON', [line({}), '{"conversation":'], /^a\.jsonl:2: not a JSON object/],
    ['no text', [line({ text: undefined })], /^a\.jsonl:1: no "text"/],
    [
      'two labels for one turn',
      [line({ tag: 'yes' }), line({ tag: 'neutral' })],
      /^a\.jsonl:2: turn 1 of c stands already in a\.jsonl:1 with another label or text; keep one$/,
    ],
    ['two texts for one turn', [line({}), line({ text: 'No.' })], /^a\.jsonl:2: turn 1 of c stands already in a\.jsonl:1/],
    [
      'two severities for one turn',
      [line({ tag: 'contempt', severity: 1 }), line({ tag: 'contempt', severity: 3 })],
      /^a\.jsonl:2: turn 1 of c stands already in a\.jsonl:1 with another label or text; keep one$/,
    ],
    ['a severity that is none', [line({ tag: 'contempt', severity: 5 })], /^a\.jsonl:1: "severity" is 5; it is 1 \(mild\), 2, 3 /],
    ['a severity in words', [line({ tag: 'contempt', severity: '2' })], /^a\.jsonl:1: "severity" is "2"; it is 1 /],
    [
      'an unknown further tag',
      [line({ tag: 'yes', also: ['contempt', 'contemptt'] })],
      /^a\.jsonl:1: unknown tag "contemptt" in "also"; there are: yes, /,
    ],
    ['a further tag that is no list', [line({ tag: 'yes', also: 'contempt' })], /^a\.jsonl:1: "also" is "contempt"; it is a list of tags/],
    [
      "a tag on a customer's turn",
      [line({ role: 'customer', tag: 'contempt' })],
      /^a\.jsonl:1: "tag" beside role "customer"; only an agent's turn carries a tag: take "tag" out, or correct "role"$/,
    ],
  ])('refuse %s', (_, lines, message) => {
    expect(() => parse(lines)).toThrow(message)
  })

  it('may name a severity or not, here or where the words stand elsewhere; a named one stands', () => {
    const apart = (severity?: number) => JSON.stringify({ conversation: 'c', turn: 1, source: 's', tag: 'contempt', severity })
    const full = (severity?: number | null) => line({ tag: 'contempt', severity })
    for (const files of [
      [[full(2), full()]],
      [[full(), full(2)]],
      [[full(null), full(2)]],
      [[full(2)], [apart()]],
      [[full()], [apart(2)]],
      [[line({})], [apart(), apart(2)]],
      [[line({})], [apart(2), apart()]],
    ])
      expect(parse(...files)[0]!.turns[0]!.severity).toBe(2)
    expect(parse([full()])[0]!.turns[0]!.severity).toBeUndefined()
    expect(parse([full(0)])[0]!.turns[0]!.severity).toBeUndefined()
    expect(parse([line({ tag: 'yes', severity: 2, also: ['yes', 'small-talk'] })])[0]!.turns[0]).toMatchObject({
      severity: 0,
      also: ['small-talk'],
    })
    expect(() => parse([full(1)], [apart(2)])).toThrow(
      /^b\.jsonl:1: turn 1 of c is labelled contempt, severity 1, in a\.jsonl:1; keep one$/,
    )
  })

  it('refuse two labels for one turn in two files', () => {
    expect(() => parse([line({ tag: 'yes' })], [line({ turn: 0 }), line({ tag: 'contempt' })])).toThrow(/^b\.jsonl:2: .* in a\.jsonl:1/)
  })

  it('are the same turn of another source only in name', () => {
    expect(parse([line({ tag: 'yes' }), line({ tag: 'contempt', source: 't' })])).toHaveLength(2)
  })

  it('may stand beside the same turn without a label, before or after', () => {
    for (const lines of [
      [line({ tag: 'yes' }), line({})],
      [line({}), line({ tag: 'yes' })],
    ])
      expect(parse(lines)[0]!.turns).toMatchObject([{ turn: 1, tag: 'yes' }])
  })

  it('tell how sure the labeller was, here or where the words stand elsewhere; a later reviewer’s word is their own', () => {
    const apart = JSON.stringify({ conversation: 'c', turn: 1, source: 's', tag: 'yes', sure: 1 })
    const sure = (...files: (readonly string[])[]) => parse(...files)[0]!.turns[0]!.sure
    expect(sure([line({ tag: 'yes', sure: 2 })])).toBe(2)
    expect(sure([line({})], [apart])).toBe(1)
    for (const files of [
      [[apart], [line({ tag: 'yes', sure: 3 })]],
      [[line({ tag: 'yes', sure: 3 })], [apart]],
      [[line({ tag: 'yes' })], [apart]],
      [[line({ tag: 'yes', sure: 3 }), line({ tag: 'yes', sure: 1 })]],
    ])
      expect(sure(...files)).toBe(1)
    expect(sure(['Ada', 'Bob'].map((reviewer, at) => line({ tag: 'yes', sure: 3 - at, reviewer })))).toBe(2)
    for (const wrong of [0, 9, '1']) expect(() => parse([line({ tag: 'yes', sure: wrong })])).toThrow(/^a\.jsonl:1: "sure" is .* it is 1 /)
    expect(sure([line({ tag: 'yes', sure: 1 }), line({ tag: 'neutral', reviewer: 'Ada' })])).toBeUndefined()
  })

  describe('of bids', () => {
    const said = (rest: object) => line({ role: 'customer', text: 'We are moving.', ...rest })

    it('join the words, whichever file comes first', () => {
      for (const files of [
        [[said({})], [said({ bid: true, met: false })]],
        [[said({ bid: true, met: false })], [said({})]],
      ])
        expect(parse(...files)[0]!.turns).toMatchObject([{ bid: true, met: false }])
    })

    it.each([
      ['that contradict each other', [said({ bid: true }), said({ bid: false })], /^a\.jsonl:2: turn 1 of c stands already in a\.jsonl:1/],
      ['met and missed', [said({ bid: true, met: true }), said({ bid: true, met: false })], /^a\.jsonl:2: turn 1 of c stands already/],
      ['of a word', [said({ bid: 'yes' })], /^a\.jsonl:1: "bid" is "yes"; it is true or false, or left out/],
      ['met by a number', [said({ bid: true, met: 1 })], /^a\.jsonl:1: "met" is 1; it is true or false/],
    ])('are refused %s', (_, lines, message) => {
      expect(() => parse(lines)).toThrow(message)
    })
  })

  describe('whose words stand elsewhere', () => {
    const apart = (rest: object) => JSON.stringify({ conversation: 'c', turn: 1, source: 's', tag: 'contempt', severity: 2, ...rest })

    it('label the turn they name, whichever file comes first', () => {
      for (const files of [
        [[line({})], [apart({})]],
        [[apart({})], [line({})]],
      ])
        expect(parse(...files)).toMatchObject([{ source: 's', turns: [{ turn: 1, text: 'Sure.', tag: 'contempt', severity: 2 }] }])
    })

    it('say of a customer’s turn whether it is a bid', () => {
      const said = line({ role: 'customer', text: 'We are moving.' })
      expect(parse([said], [apart({ tag: undefined, bid: true })])[0]!.turns).toMatchObject([{ role: 'customer', bid: true }])
      expect(parse([line({ role: 'customer', bid: true })], [apart({ tag: undefined, bid: true })])[0]!.turns).toMatchObject([
        { bid: true },
      ])
      expect(parse([said], [apart({ tag: undefined, bid: true, met: false })])[0]!.turns).toMatchObject([{ bid: true, met: false }])
      expect(() => parse([said], [apart({ bid: true })])).toThrow(
        /^b\.jsonl:1: both "tag" and "bid"; an agent's turn carries a tag, a customer's/,
      )
      const bad = (before: object, label: object) => () => parse([line(before)], [apart({ tag: undefined, ...label })])
      expect(bad({}, { bid: true })).toThrow(/^b\.jsonl:1: turn 1 of c \(s\) is the agent's, not a customer's; only those can be a bid/)
      expect(bad({ role: 'customer', bid: true }, { bid: false })).toThrow(
        /^b\.jsonl:1: turn 1 of c is labelled a bid in a\.jsonl:1; keep one/,
      )
    })

    it.each([
      ['another turn', [line({})], [apart({ turn: 2 })], /^b\.jsonl:1: c \(s\) has no turn 2/],
      ['another source', [line({})], [apart({ source: 't' })], /^b\.jsonl:1: the words of c \(t\) are in none of the files; name the file/],
      [
        'a turn with another label',
        [line({ tag: 'yes' })],
        [apart({})],
        /^b\.jsonl:1: turn 1 of c is labelled yes in a\.jsonl:1; keep one/,
      ],
      ["a customer's turn", [line({ role: 'customer' })], [apart({})], /^b\.jsonl:1: turn 1 of c \(s\) is the customer's, not an agent's/],
      ['a reviewer without words', [line({})], [apart({ reviewer: 'Ada' })], /^b\.jsonl:1: a reviewer's decision needs the words/],
      [
        'two tags for one turn',
        [line({})],
        [apart({}), apart({ tag: 'yes', severity: 0 })],
        /^b\.jsonl:2: turn 1 of c is labelled contempt, severity 2, in b\.jsonl:1/,
      ],
      [
        'another severity',
        [line({})],
        [apart({}), apart({ severity: 1 })],
        /^b\.jsonl:2: turn 1 of c is labelled contempt, severity 2, in b/,
      ],
      ['a severity that is none', [line({})], [apart({ severity: 4 })], /^b\.jsonl:1: "severity" is 4; it is 1 /],
      ['nothing', [line({})], [apart({ tag: undefined })], /^b\.jsonl:1: neither "text" nor "tag"/],
      ['an unknown tag', [line({})], [apart({ tag: 'rude' })], /^b\.jsonl:1: unknown tag "rude"/],
    ])('are refused where they name %s', (_, words, labels, message) => expect(() => parse(words, labels)).toThrow(message))

    it('are nobody’s where one reviewer is asked for', () => {
      const files = [line({}), apart({})].map((content, at) => ({ name: `${at}`, content }))
      expect(parseLabels(files, 'Ada')[0]!.turns[0]!.tag).toBeUndefined()
    })
  })

  describe('of reviewers', () => {
    const by = (reviewer: string, rest: object) => line({ reviewer, reviewed: '2026-11-29T09:00:00Z', ...rest })
    const tagsOf = (lines: readonly string[], reviewer?: string) =>
      parseLabels([{ name: 'a.jsonl', content: lines.join('\n') }], reviewer)[0]!.turns.map(({ tag, disputed }) => disputed ?? tag)

    it.each([
      ['of each the last one counts', [line({}), by('Ada', { tag: 'yes' }), by('Ada', { tag: 'neutral' })], ['neutral']],
      ['who agree label the turn', [line({}), by('Ada', { tag: 'yes' }), by('Ben', { tag: 'yes' })], ['yes']],
      ['who differ leave it without a label', [line({}), by('Ada', { tag: 'yes' }), by('Ben', { tag: 'neutral' })], [true]],
      ['may take it back', [line({}), by('Ada', { tag: 'yes' }), by('Ada', { tag: null })], [undefined]],
      ['correct a label that names nobody', [line({ tag: 'contempt' }), by('Ada', { tag: 'yes' })], ['yes']],
      ['need no context', [by('Ada', { tag: 'yes' })], ['yes']],
    ])('%s', (_, lines, tags) => expect(tagsOf(lines)).toEqual(tags))

    it('are as severe as the mildest who named it', () => {
      const severityOf = (...severities: readonly (number | undefined)[]) =>
        parse(severities.map((severity, at) => by(`${at}`, { tag: 'contempt', severity })))[0]!.turns[0]!.severity
      expect([severityOf(3, 2), severityOf(3, undefined), severityOf(undefined, 3), severityOf(undefined)]).toEqual([2, 3, 3, undefined])
    })

    it('are told apart', () => {
      const lines = [line({}), by('Ben', { tag: 'neutral' }), by('Ada', { tag: 'yes' })]
      expect(reviewersIn([{ name: 'a.jsonl', content: lines.join('\n') }])).toEqual(['Ada', 'Ben'])
      expect(tagsOf(lines, 'Ada')).toEqual(['yes'])
      expect(tagsOf(lines, 'Ben')).toEqual(['neutral'])
    })

    it('refuse a turn whose words have changed', () => {
      expect(() => tagsOf([line({}), by('Ada', { tag: 'yes', text: 'No.' })])).toThrow(/^a\.jsonl:2: turn 1 of c stands already/)
    })
  })
})
