import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'saltshaker-configured-'))
let folders = 0

it.each<[Readonly<Record<string, unknown>>, string]>([
  [{ tz: 'Europe/Berln' }, 'tz: no time zone "Europe/Berln"; it takes a name such as Europe/Berlin or UTC'],
  [{ format: 'acme', formats: { acme: { tz: 'Berln' } }, tz: 'UTC' }, 'formats.acme.tz: no time zone "Berln"'],
  [{ format: 'acme', formats: { acme: { base: 'fax' } } }, 'formats.acme.base: no format "fax"'],
  [{ format: 'fax' }, 'format: no format "fax"'],
  [{ map: { words: 'body' } }, 'map: unknown field "words"; the fields are text'],
  [{ agent: [' '] }, 'agent is empty'],
  [{ margin: 'abc' }, 'margin takes percentage points such as 1%, not "abc"'],
  [{ maxSkipped: 'abc' }, 'maxSkipped takes a share such as 10% or 0.1, not "abc"'],
  [{ against: 'lastt' }, 'against: lastt: cannot be read: there is no such file: '],
  [{ against: 'lastt' }, '; it takes last, 7d or an earlier JSON report\n'],
  [{ against: 'last' }, 'against: last looks into the history: add --history FOLDER'],
  [{ weights: 'nope.bin' }, 'weights: nope.bin: the weights cannot be read: there is no such file'],
  [{ roster: 'nope.csv' }, 'roster: nope.csv: the roster cannot be read: there is no such file'],
  [{ baseline: 'nope.json' }, 'baseline: nope.json: there is no such baseline yet'],
  [{ labels: 'night.csv' }, 'labels: night.csv:1: not a JSON object'],
])('what is wrong in a configuration is told with its place: %j', (config, message) => {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  writeFileSync(join(folder, 'night.csv'), 'conversation,role,text\n1,customer,hi\n1,agent,hello\n')
  writeFileSync(join(folder, 'saltshaker.config.json'), JSON.stringify(config))
  const { stdout, stderr, code } = saltshaker(['check', 'night.csv'], { cwd: folder })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.startsWith(`saltshaker: ${join(folder, 'saltshaker.config.json')}: `)).toBe(true)
  expect(stderr).toContain(message)
  expect(stderr).not.toMatch(/--(?:tz|format|map|agent|margin|max-skipped|against)/)
})

it('what the command line gives is told by its option', () => {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  writeFileSync(join(folder, 'night.csv'), 'conversation,role,text\n1,agent,hello\n')
  writeFileSync(join(folder, 'saltshaker.config.json'), JSON.stringify({ tz: 'UTC', weights: 'a.bin', map: { text: 'text' } }))
  const stderr = (...args: string[]): string => saltshaker(['check', 'night.csv', ...args], { cwd: folder }).stderr
  expect(stderr('--tz', 'Berln')).toMatch(/^saltshaker: --tz: no time zone/)
  expect(stderr('--map', 'words=body')).toMatch(/^saltshaker: --map: unknown field/)
  expect(stderr('--weights', 'b.bin')).toMatch(/^saltshaker: b\.bin: the weights cannot be read/)
})
