import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

describe('digest', () => {
  it('is of the last night, against those before, strengths first', () => {
    const { stdout, code } = saltshaker(['digest', '--no-config', 'fixtures/hotline'])
    expect(code).toBe(0)
    const heads = [
      'How we treated people on 2026-11-20',
      'Well said',
      'Who could use help',
      'What changed',
      'Doors',
      'What customers complained about',
      'To do',
    ]
    expect(heads.map(head => stdout.indexOf(head))).toEqual(heads.map(head => stdout.indexOf(head)).toSorted((a, b) => a - b))
    expect(heads.filter(head => !stdout.includes(head))).toEqual([])
    expect(stdout).toContain('14 nights before')
    expect(stdout).toMatch(/^Denise Okafor: 12 of 73 turns were don'ts \(95 % /m)
    expect(stdout).toMatch(/^Ines Duarte: 4 of 25 turns were don'ts \(few turns: look at the turn, not the rate\)$/m)
  }, 60_000)

  it('is the same whatever the order of files', () => {
    const files = ['fixtures/hotline/2026-11-19.csv', 'fixtures/hotline/2026-11-20.csv']
    const page = (names: readonly string[]): string => saltshaker(['digest', '--no-config', '-r', 'json', ...names]).stdout
    expect(page(files.toReversed())).toBe(page(files))
  }, 60_000)

  it('keeps no words, and says so', () => {
    expect(saltshaker(['digest', '--no-config', '--keep-text', 'fixtures/hotline'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("unknown option '--keep-text'"),
    })
  })

  it('refuses what it cannot use', () => {
    expect(saltshaker(['digest', '--no-config', 'nowhere.csv']).code).toBe(2)
    expect(saltshaker(['digest', '--no-config', '-r', 'pdf', 'fixtures/hotline'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no reporter "pdf"'),
    })
    expect(saltshaker(['digest', '--no-config', '--night', 'yesterday', 'fixtures/hotline'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--night takes a date'),
    })
  }, 60_000)
})
