import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findConfig } from '../../src/config/find.ts'

let folders = 0
const root = mkdtempSync(join(tmpdir(), 'saltshaker-config-'))
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = join(root, String(folders++))
  mkdirSync(join(folder, 'below', 'deep'), { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

describe('the configuration', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['saltshaker.config.json', { 'saltshaker.config.json': '{"minTurns": 7}' }],
    ['saltshaker.config.json', { 'saltshaker.config.json': '\uFEFF{"minTurns": 7}', 'package.json': '{"saltshaker": {"minTurns": 8}}' }],
    ['saltshaker.config.js', { 'saltshaker.config.js': 'export default { minTurns: 3 + 4 }', 'package.json': '{"type": "module"}' }],
    ['package.json', { 'package.json': '{"name": "x", "saltshaker": {"minTurns": 7}}' }],
  ])('is found in %s, from below too', async (name, files) => {
    const folder = folderWith(files)
    const found = { config: { minTurns: 7 }, file: join(folder, name), folder }
    expect(await findConfig(undefined, folder)).toEqual(found)
    expect(await findConfig(undefined, join(folder, 'below', 'deep'))).toEqual(found)
  })

  it('is none where nothing says so', async () => {
    const folder = folderWith({ 'package.json': '{"name": "x"}', 'other.json': '{"minTurns": 9}' })
    expect((await findConfig(false, folder)).config).toEqual({})
    expect((await findConfig('other.json', folder)).config).toEqual({ minTurns: 9 })
    expect((await findConfig('package.json', folder)).config).toEqual({})
  })

  it.each<[string, string, RegExp]>([
    ['no JSON', '{\n"minTurns": 7,\n}', /saltshaker\.config\.json:3: the configuration is no valid JSON/],
    ['an empty file', '', /saltshaker\.config\.json: the configuration is empty: write it anew/],
    ['a file of blanks', ' \n', /the configuration is empty/],
    ['null', 'null', /the configuration must be an object, not null/],
    ['a list', '[]', /the configuration must be an object, not a list/],
    ['a misspelt key', '{"minTurn": 7}', /unknown key "minTurn": did you mean "minTurns"\?$/],
    ['a strange key', '{"frobnicate": 7}', /unknown key "frobnicate": known here: files, format, map/],
    [
      'a misspelt key below',
      '{"thresholds": [{"treshold": "dont.rate < 2%"}]}',
      /unknown key "thresholds\[1\]\.treshold": did you mean "threshold"\?$/,
    ],
    [
      'a misspelt key in an override',
      '{"thresholds": [{"threshold": "dont.rate < 2%", "overrides": [{"fr": "{team:x}"}]}]}',
      /unknown key "thresholds\[1\]\.overrides\[1\]\.fr": did you mean "for"\?$/,
    ],
    ['a threshold of a wrong type', '{"thresholds": [7]}', /thresholds\[1\] must be a text in quotes or an object, not 7/],
    ['a threshold without what must hold', '{"thresholds": [{"scope": "agent"}]}', /thresholds\[1\]\.threshold is missing/],
    ['a wrong type', '{"minTurns": "7"}', /minTurns must be a number, not "7"/],
    ['a number below 0', '{"minTurns": -1}', /minTurns must be 0 or more/],
    ['a word that is none of those known', '{"confidence": "sure"}', /confidence must be one of "point", "interval", not "sure"/],
    ['a text instead of a list', '{"agent": "Jane"}', /agent must be a list, not "Jane"/],
    ['an empty text', '{"agent": ["Jane", ""]}', /agent\[2\] must not be empty/],
    ['no files', '{"files": []}', /files must name at least one file: else leave it out/],
    ['a field that objects have anyway', '{"map": {"text": "body", "constructor": "y"}}', /unknown key "map\.constructor": no field/],
    ['a format that objects have anyway', '{"formats": {"__proto__": {"base": "csv"}}}', /unknown key "formats\.__proto__": no field/],
    ['a key that objects have anyway', '{"constructor": 1}', /unknown key "constructor": known here/],
    [
      'such a key below a list',
      '{"thresholds": ["dont.rate < 2%", {"threshold": "dont.rate < 2%", "__proto__": {}}]}',
      /unknown key "thresholds\[2\]\.__proto__"/,
    ],
    ['a format with an unknown key', '{"formats": {"acme": {"mapp": {}}}}', /unknown key "formats\.acme\.mapp": did you mean "map"\?/],
  ])('refuses %s', async (_, content, message) => {
    await expect(findConfig(undefined, folderWith({ 'saltshaker.config.json': content }))).rejects.toThrow(message)
  })

  it('tells of a file that is not there or cannot be run', async () => {
    const folder = folderWith({ 'broken.js': 'export default {' })
    await expect(findConfig('nowhere.json', folder)).rejects.toThrow(
      /nowhere\.json: the configuration cannot be read: there is no such file/,
    )
    await expect(findConfig('broken.js', folder)).rejects.toThrow(/broken\.js: the configuration cannot be run/)
    const named = folderWith({ 'saltshaker.config.js': 'export const minTurns = 7', 'package.json': '{"type": "module"}' })
    await expect(findConfig(undefined, named)).rejects.toThrow(/saltshaker\.config\.js: the configuration exports nothing by default/)
  })
})
