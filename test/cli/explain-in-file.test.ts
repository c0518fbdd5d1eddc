import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

describe('saltshaker explain --in FILE', () => {
  const NIGHT = ['explain', '--in', 'fixtures/hotline/2026-11-20.csv']

  it('explains the turn that a report flags, as it was tagged there', () => {
    const flagged = saltshaker(['tag', 'fixtures/hotline/2026-11-20.csv'])
      .stdout.split('\n')
      .flatMap(line => (line === '' ? [] : [JSON.parse(line)]))
      .find(({ severity }) => severity > 0)
    const { conversation, turn, tag, severity, confidence, evidence } = flagged
    const at = ['--conversation', conversation, '--turn', String(turn)]
    const { stdout, code } = saltshaker([...NIGHT, ...at, '-r', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      place: { source: 'fixtures/hotline/2026-11-20.csv', conversation, turn },
      ...{ tag, severity, evidence },
    })
    expect(JSON.parse(stdout).confidence).toBeCloseTo(confidence, 5)
    const [place, said] = saltshaker([...NIGHT, ...at]).stdout.split('\n')
    expect(place).toBe(`fixtures/hotline/2026-11-20.csv · conversation ${conversation} · turn ${turn}`)
    expect(said).toContain(tag)
  })

  it('needs no conversation where the file has one, and reads as it is told to', () => {
    const chat = ['explain', '--in', 'fixtures/unclear/two-names.txt', '--turn', '1']
    expect(saltshaker(chat).stderr).toContain("pass --agent 'Ana' if that is an agent")
    expect(saltshaker([...chat, '--agent', 'Bo', '--no-config'])).toMatchObject({ code: 0, stderr: '' })
  })

  it('reads over notes that the customer never saw, as the tagger does', () => {
    const lines = [
      { conversation: 'a', turn: 0, role: 'customer', text: 'it is broken again, this is a joke' },
      { conversation: 'a', turn: 1, role: 'agent', speaker: 'Al', text: 'this one again', internal: true },
      { conversation: 'a', turn: 2, role: 'agent', speaker: 'Al', text: "you'd have to call back tomorrow" },
    ]
    const file = join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'notes.ndjson')
    writeFileSync(file, lines.map(line => JSON.stringify(line)).join('\n'))
    const { context, heard } = JSON.parse(saltshaker(['explain', '--in', file, '--turn', '2', '-r', 'json']).stdout)
    expect(context).toEqual([{ role: 'customer', text: 'it is broken again, this is a joke', counts: true }])
    expect(heard).toContain('complaint')
    expect(saltshaker(['explain', '--in', file, '--turn', '1']).stderr).toContain(
      'is not tagged: the customer never saw it; agents speak in turn 2',
    )
  })

  it('asks which, where two files of a folder have the turn', () => {
    const folder = mkdtempSync(join(tmpdir(), 'saltshaker-'))
    const line = (text: string): string => JSON.stringify({ conversation: '1', turn: 0, role: 'agent', speaker: 'Al', text })
    for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.ndjson`), line(`hello from ${name}`))
    const { stderr, code } = saltshaker(['explain', '--in', folder, '--conversation', '1', '--turn', '0'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/turn 0 of conversation 1 is in \S+a\.ndjson and \S+b\.ndjson: unpack what is packed, and give --in one of them/)
  })

  it.each([
    [[...NIGHT, '--turn', '6'], 'which of the 60 conversations'],
    [[...NIGHT, '--conversation', 'LH-20472'], 'which turn of fixtures/hotline/2026-11-20.csv? give --turn'],
    [[...NIGHT, '--conversation', 'LH-20471x', '--turn', '6'], 'did you mean "LH-20471"?'],
    [[...NIGHT, '--conversation', 'LH-20472', '--turn', '5'], 'is not tagged: its speaker is the customer; agents speak in turn 0, 2'],
    [[...NIGHT, '--conversation', 'LH-20472', '--turn', '600'], 'conversation LH-20472 has no turn 600; agents speak in turn'],
    [['explain', '--in', 'absent.csv', '--turn', '6'], 'saltshaker: absent.csv: no such file'],
    [['explain', '--turn', '6'], 'of which file? give --in FILE'],
    [['explain', 'I see', '--agent', 'Ann'], '--agent is for reading a file: leave it out, or give --in FILE'],
    [['explain', 'I see', '--tz', 'Europe/Berlin'], '--tz is for reading a file'],
    [['explain', 'I see', '--roster', 'teams.csv'], '--roster tells teams, of which explain shows nothing: leave it out'],
    [[...NIGHT, '--turn', '6', 'hello'], 'leave the text and --context out'],
  ])('%j: says what is missing', (args, message) => {
    const { stdout, stderr, code } = saltshaker(args)
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toContain(message)
  })
})
