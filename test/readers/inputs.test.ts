import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInputs } from '../../src/readers/inputs.ts'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'

describe('findInputs', () => {
  let cwd = ''
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'saltshaker-'))
    mkdirSync(join(cwd, 'night/early'), { recursive: true })
    mkdirSync(join(cwd, 'empty'))
    for (const name of ['b.csv', 'a.csv', 'B.txt', 'night/c.csv', 'night/early/d.csv', 'night/.hidden', 'odd[1].csv']) {
      writeFileSync(join(cwd, name), `conversation,role,text\n${name},agent,hello\n`)
    }
  })
  afterAll(() => rmSync(cwd, { recursive: true }))
  const names = async (...given: string[]) => (await findInputs(given, { cwd })).map(input => input.name)

  it('takes files, folders, globs, each once, sorted by code units', async () => {
    expect(await names('b.csv', 'a.csv', './b.csv', '*.csv', 'B.txt')).toEqual(['./b.csv', 'B.txt', 'a.csv', 'odd[1].csv'])
    expect(await names('night/')).toEqual(['night/c.csv', 'night/early/d.csv'])
    expect(await names('night/**/*.csv', 'night')).toEqual(['night/c.csv', 'night/early/d.csv'])
    expect(await names('odd[1].csv', '-')).toEqual(['-', 'odd[1].csv'])
  })

  it('refuses nothing at all', async () => {
    await expect(names()).rejects.toThrow(/no input/)
  })

  it('names what matches nothing, and reads the others', async () => {
    const { conversations, notices } = await allReadings(readInputs(await findInputs(['*.vtt', 'empty', 'a.csv'], { cwd })))
    expect(conversations.map(one => one.source)).toEqual(['a.csv'])
    expect(notices.map(({ kind, source, message }) => `${kind} ${source} ${message.slice(0, 23)}`)).toEqual([
      'failed *.vtt no file matches: check ',
      'failed empty the folder has no files',
    ])
  })

  it('leaves a missing file to reading, so that the others are read', async () => {
    const { conversations, notices } = await allReadings(readInputs(await findInputs(['missing.csv', 'a.csv'], { cwd })))
    expect(conversations.map(one => [one.source, one.id])).toEqual([['a.csv', 'a.csv']])
    expect(notices).toEqual([{ kind: 'failed', source: 'missing.csv', message: 'no such file' }])
  })
})
