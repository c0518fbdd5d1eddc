import { describe, expect, it } from 'vitest'
import { parseLabels } from '../../src/learn/labels.ts'

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
  ])('refuse %s', (_, lines, message) => {
    expect(() => parse(lines)).toThrow(message)
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
})
