import { describe, expect, it } from 'vitest'
import { documentsOf, remarksOf } from '../../src/learn/texts.ts'

describe('remarks', () => {
  it('are agent’s turns named by file and line; what is a turn or a label already stays as it is', () => {
    const lines = [
      'You are right.\t3,4',
      '',
      '{"text":"Why not?","score":1}',
      '{"conversation":"1","turn":0,"tag":"yes"}',
      '{"role":"agent","text":"Sure."}',
    ]
    const { name, content } = remarksOf({ name: 'some/where/letters.tsv.gz', content: lines.join('\n') })
    expect(name).toBe('some/where/letters.tsv.gz')
    const [first, second, third, ...others] = content.split('\n')
    expect(JSON.parse(first!)).toEqual({ source: 'letters', conversation: '1', turn: 0, role: 'agent', text: 'You are right.' })
    expect(second).toBe('')
    expect(JSON.parse(third!)).toEqual({ source: 'letters', conversation: '3', turn: 0, role: 'agent', text: 'Why not?' })
    expect(others).toEqual(lines.slice(3))
  })
})

describe('texts', () => {
  it('are the words of each line, without conversations to be left out', () => {
    const content = [
      'Some WORDS\t7',
      '{"text":"kept","source":"s","conversation":"a"}',
      '{"text":"left out","source":"s","conversation":"b"}',
      '{"no":"text"}',
    ]
    expect(documentsOf(content.join('\n'), new Set(['s|b']))).toEqual([['some', 'words'], ['kept']])
  })
})
