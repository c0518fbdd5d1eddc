import { expect, it } from 'vitest'
import { github } from '../../../src/reporters/check/github.ts'
import { commandIn, commandsIn } from './runner.ts'
import { agent, baseline, context, finding, threshold, verdict } from './verdicts.ts'

it('reads commands as the runner does', () => {
  expect(commandIn('  ::error file=a%2Cb.csv,title=50%25%3A x::two%0Alines, 100%25: :: done')).toEqual({
    name: 'error',
    properties: { file: 'a,b.csv', title: '50%: x' },
    data: 'two\nlines, 100%: :: done',
  })
  expect(commandIn('a line with ##[warning]in it')).toEqual({ name: 'warning', properties: {}, data: 'in it' })
  for (const line of ['x ::error::y', '::nothing::y', '## [error]y', '::error only', '##[section]y'])
    expect(commandIn(line)).toBeUndefined()
})

it('says what was said, wherever a comma, colon or percent sign stands', () => {
  const label = '100%0A, title=x: Jane::'
  const given = verdict({
    baseline: baseline({ fresh: [finding({ label, source: 'a,b:c%25.csv', text: '100%, really: ::no:: there is nothing I can do' })] }),
  })
  const [command, ...others] = commandsIn(github.render(given, context))
  expect(others).toEqual([])
  expect(command?.properties).toEqual({ file: 'a,b:c%25.csv', title: `${label}: stonewalling, clear, 0.90` })
  expect(command?.data).toContain('Agent: “100%, really: ::no:: there is nothing I can do”\n')
})

it('shows no more of a kind than GitHub does, and the last one tells of the rest', () => {
  const checks = (n: number, level: 'error' | 'warn') =>
    Array.from({ length: n }, (_, i) => threshold({ subject: agent(`Agent ${i}`), level }))
  const found = (n: number): ReturnType<typeof commandsIn> => {
    const given = verdict({
      thresholds: [...checks(n, 'warn'), ...checks(n, 'error')],
      findings: Array.from({ length: n }, (_, turn) => finding({ turn })),
    })
    return commandsIn(github.render(given, context))
  }
  expect(found(10).map(({ name }) => name)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(10).fill('notice')])
  expect(found(10).some(({ properties }) => properties.title?.includes('more'))).toBe(false)
  const many = found(25)
  expect(many).toHaveLength(30)
  expect(many[8]?.properties.title).toContain('Agent 8')
  expect([9, 19, 29].map(i => many[i]?.properties.title)).toEqual(['16 more errors', '16 more warnings', '16 more notices'])
})

it('names no file where the night came through a pipe', () => {
  const [command] = commandsIn(github.render(verdict({ findings: [finding({ source: '-' })] }), context))
  expect(Object.keys(command!.properties)).toEqual(['title'])
})
