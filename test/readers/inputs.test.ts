import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInputs } from '../../src/readers/inputs.ts'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { zipOf } from './zip-of.ts'

describe('findInputs', () => {
  const piped = async function* (...chunks: Uint8Array[]) {
    yield* chunks
  }
  let cwd = ''
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'saltshaker-'))
    mkdirSync(join(cwd, 'night/early'), { recursive: true })
    mkdirSync(join(cwd, 'empty'))
    for (const name of [
      'b.csv',
      'a.csv',
      'B.txt',
      'night/c.csv',
      'night/early/d.csv',
      'night/.hidden',
      'night/~$call.docx',
      'odd[1].csv',
    ]) {
      writeFileSync(join(cwd, name), `conversation,role,text\n${name},agent,hello\n`)
    }
  })
  afterAll(() => rmSync(cwd, { recursive: true }))
  const names = async (...given: string[]) => (await findInputs(given, { cwd, stdin: piped() })).map(input => input.name)

  it('takes files, folders, globs, each once, sorted by code units', async () => {
    expect(await names('b.csv', 'a.csv', './b.csv', '*.csv', 'B.txt')).toEqual(['./b.csv', 'B.txt', 'a.csv', 'odd[1].csv'])
    expect(await names('night/')).toEqual(['night/c.csv', 'night/early/d.csv'])
    expect(await names('night/**/*.csv', 'night')).toEqual(['night/c.csv', 'night/early/d.csv'])
    expect(await names('odd[1].csv', '-')).toEqual(['-', 'odd[1].csv'])
  })

  it('refuses nothing at all, and a name outside a list', async () => {
    await expect(names()).rejects.toThrow(/no input/)
    await expect(findInputs('a.csv' as unknown as string[], { cwd })).rejects.toThrow(
      /takes a list of names: findInputs\(\['night\.csv'\]\)/,
    )
  })

  it('reads standard input once, however often it is named', async () => {
    const chunk = Buffer.from(`${'x'.repeat(64 * 1024 - 1)}\n`)
    const inputs = await findInputs(['-', '-', 'a.csv', '-'], { cwd, stdin: piped(chunk, chunk, chunk) })
    expect(inputs.map(({ name }) => name)).toEqual(['-', 'a.csv'])
    let size = 0
    for await (const { length } of inputs[0]!.open()) size += length
    expect(size).toBe(3 * chunk.length)
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
    const message = 'no such file: check the name, and the folder that you are in'
    expect(notices).toEqual([{ kind: 'failed', source: 'missing.csv', message }])
  })

  it('names the file beside it that was meant', async () => {
    const messageOf = async (name: string) => (await allReadings(readInputs(await findInputs([name], { cwd })))).notices[0]!.message
    expect(await messageOf('a.cvs')).toBe('no such file; did you mean a.csv?')
    expect(await messageOf('./A.CSV.')).toBe('no such file; did you mean ./a.csv?')
    expect(await messageOf('nowhere/a.csv')).toMatch(/^no such file: check/)
  })

  it('tells of a link that leads to no file', async () => {
    symlinkSync('circle', join(cwd, 'circle'))
    symlinkSync('gone.csv', join(cwd, 'to-gone.csv'))
    const inputs = await findInputs(['circle', 'circle/a.csv', 'to-gone.csv'], { cwd })
    expect((await allReadings(readInputs(inputs))).notices.map(({ source, message }) => `${source} ${message}`)).toEqual([
      expect.stringMatching(/^circle it is a link that leads back to itself/),
      expect.stringMatching(/^circle\/a\.csv it is a link that leads back to itself/),
      expect.stringMatching(/^to-gone\.csv it is a link to a file that is not there/),
    ])
    for (const link of ['circle', 'to-gone.csv']) rmSync(join(cwd, link))
  })

  it('reads what is reached by a link, too, once, and leaves what is no text in a folder unread', async () => {
    const folder = join(cwd, 'links')
    mkdirSync(folder)
    writeFileSync(join(folder, 'z.csv'), 'conversation,role,text\n1,agent,hello\n')
    writeFileSync(join(folder, 'README.md'), '# About')
    writeFileSync(join(folder, 'plan.pdf'), '%PDF-1.7')
    symlinkSync(folder, join(folder, 'loop'))
    const { conversations, notices } = await allReadings(readInputs(await findInputs(['links'], { cwd })))
    expect(conversations.map(({ source }) => source)).toEqual(['links/z.csv'])
    expect(notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual(['aside links/README.md', 'warning links/plan.pdf'])
    const named = await allReadings(readInputs(await findInputs(['links/plan.pdf'], { cwd })))
    expect(named.notices.map(({ kind }) => kind)).toEqual(['failed'])
  })

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('tells of a locked folder in a folder', async () => {
    const locked = join(cwd, 'outer/locked')
    mkdirSync(locked, { recursive: true })
    writeFileSync(join(cwd, 'outer/a.csv'), 'conversation,role,text\n1,agent,hello\n')
    chmodSync(locked, 0)
    const { notices } = await allReadings(readInputs(await findInputs(['outer'], { cwd })))
    chmodSync(locked, 0o700)
    expect(notices).toEqual([{ kind: 'failed', source: 'outer/locked', message: 'no permission to read this folder' }])
  })

  const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')

  it.each([
    ['WhatsApp Chat - Zoe.zip', '-/_chat.txt'],
    ['teams-plain.docx', '-'],
    ['transcript.txt', '-'],
  ])('reads %s from a pipe, whatever its chunks', async (file, name) => {
    const bytes = readFileSync(join(EXPORTS, file))
    const chunks = [bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3, 9), bytes.subarray(9)]
    const inputs = await findInputs(['-'], { stdin: piped(...chunks) })
    expect(inputs.map(input => input.name)).toEqual([name])
    const { conversations } = await allReadings(readInputs(inputs, { agents: ['Harbour*', 'Maren*'] }))
    const whole = await allReadings(readInputs(await findInputs([file], { cwd: EXPORTS }), { agents: ['Harbour*', 'Maren*'] }))
    // A pipe has no name that tells the customer.
    const said = (read: typeof conversations) => read.flatMap(({ turns }) => turns.map(({ speaker, text }) => `${speaker}: ${text}`))
    expect(said(conversations)).toEqual(said(whole.conversations))
    expect(said(conversations).length).toBeGreaterThan(0)
  })

  it('reads of a zip file of WhatsApp only the chat, not what was sent in it; of one with several chats everything', async () => {
    const log = 'Agent: Thanks for calling, how can I help?\nCaller: not at all'
    const members = { '_chat.txt': '[03/05/2024, 10:02:01] Ann: hi', '00000002-log.txt': log, 'later/log.txt': log }
    const found = await findInputs(['-'], { stdin: piped(zipOf(members)) })
    expect(found.map(({ name }) => name)).toEqual(['-/_chat.txt', '-/later/log.txt'])
    expect(found[0]?.note?.message).toMatch(/^1 file in it is not read: .*what was sent in a chat/)
    const several = await findInputs(['-'], { stdin: piped(zipOf({ ...members, 'WhatsApp Chat with Bob.txt': 'x' })) })
    expect(several.map(({ name }) => name)).toHaveLength(4)
  })

  it('reads other exports beside a chat of WhatsApp, and names what was sent in it', async () => {
    const sent = 'report.csv (file attached)'
    const members = { 'WhatsApp Chat with Ann.txt': `03/05/2024, 10:02 - Ann: ${sent}\n`, 'night.csv': 'a', 'report.csv': 'b' }
    const found = await findInputs(['-'], { stdin: piped(zipOf(members)) })
    expect(found.map(({ name }) => name)).toEqual(['-/WhatsApp Chat with Ann.txt', '-/night.csv'])
    expect(found[0]?.note?.message).toMatch(/\(report\.csv\)$/)
  })

  it('refuses what is too large for a pipe, and what is cut', async () => {
    const megabyte = new Uint8Array(1024 * 1024)
    const large = await findInputs(['-'], { stdin: piped(Buffer.from('PK\u0003\u0004'), ...Array.from({ length: 65 }, () => megabyte)) })
    const cut = await findInputs(['-'], { stdin: piped(Buffer.from('PK\u0003\u0004')) })
    const messages = async (inputs: typeof cut) => (await allReadings(readInputs(inputs))).notices.map(({ message }) => message)
    expect(await messages(large)).toEqual([expect.stringMatching(/more than 64 MB.*save it, and name the file/)])
    expect(await messages(cut)).toEqual([expect.stringMatching(/cut off or damaged/)])
  })
})
