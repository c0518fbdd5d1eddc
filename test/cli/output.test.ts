import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const path = (name: string): string => join(scratch, name)
const TABLE = 'conversation_id,role,author,body\n1,customer,Ann,hi\n1,agent,Jane,I will refund that for you now\n'
const night = path('night.csv')
writeFileSync(night, TABLE)
mkdirSync(path('folder'))

describe('report files', () => {
  it.each([
    ['a folder', [`json=${path('folder')}`], /folder: cannot be written: it is a folder: name a file in it/],
    ['in no folder', [`json=${path('none/r.json')}`], /r\.json: cannot be written: its folder does not exist: create it first/],
    ['named twice', [`json=${path('r')}`, `csv=${scratch}/./r`], /two reporters would write to it/],
    ['an input', [`csv=${night}`], /night\.csv: is read as input and would be written over/],
  ])('%s is refused before anything is read or written', (_, reporters, message) => {
    const { stdout, stderr, code } = saltshaker(['report', night, ...reporters.flatMap(value => ['-r', value])])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(readFileSync(night, 'utf8')).toBe(TABLE)
    expect(existsSync(path('r'))).toBe(false)
  })

  it('are replaced whole, a link stays a link, nothing is left beside', () => {
    writeFileSync(path('old.json'), 'old')
    symlinkSync(path('old.json'), path('link.json'))
    expect(saltshaker(['report', night, '-r', `json=${path('link.json')}`]).code).toBe(0)
    expect(JSON.parse(readFileSync(path('old.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 })
    expect(existsSync(path('old.json.part'))).toBe(false)
  })

  it.skipIf(!existsSync('/dev/full'))('that cannot be written do not take the others along', () => {
    const { stderr, code } = saltshaker(['report', night, '-r', 'json=/dev/full', '-r', `csv=${path('other.csv')}`])
    expect([code, stderr]).toEqual([2, 'saltshaker: /dev/full: cannot be written: the disk is full\n'])
    expect(readFileSync(path('other.csv'), 'utf8')).toContain('Jane')
  })
})

describe('standard output', () => {
  it.skipIf(!existsSync('/dev/full')).each(['tag', 'report', 'inspect'])('of %s on a full disk: one line and exit code 2', command => {
    const { stderr, status } = spawnSync(`node bin/saltshaker.js ${command} "${night}" > /dev/full`, { shell: true, encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, 'saltshaker: standard output cannot be written: the disk is full\n'])
  })
})
