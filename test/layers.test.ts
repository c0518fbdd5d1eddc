// Each part of src imports only what stands before it in the way of the data: the linter holds them to it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

/** Folder of src → the folders that it may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  tagger: ['model', 'text'],
  readers: ['model'],
  measures: ['model', 'text'],
  gates: ['model', 'measures'],
  config: ['model', 'gates'],
  reporters: ['model', 'measures'],
  history: ['model'],
  review: ['model', 'measures', 'reporters'],
  explain: ['model', 'text', 'tagger', 'reporters'],
  learn: ['model', 'text', 'tagger', 'reporters'],
  page: ['model', 'measures', 'reporters', 'review'],
}
const FOLDERS = readdirSync('src', { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

const place = mkdtempSync(join(tmpdir(), 'layers-'))
afterAll(() => rmSync(place, { recursive: true }))

/** What the linter refuses, where every folder imports every other. */
function refused(): readonly string[] {
  cpSync('biome.json', join(place, 'biome.json'))
  for (const from of FOLDERS) {
    mkdirSync(join(place, 'src', from), { recursive: true })
    for (const to of FOLDERS.filter(name => name !== from)) {
      const file = to === 'page' ? 'app.tsx' : to === 'reporters' ? 'escape.ts' : 'a.ts'
      writeFileSync(join(place, 'src', from, `${to}.ts`), `export { a } from '../${to}/${file}'\n`)
    }
  }
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome')
  const options = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', 'src']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: place, encoding: 'utf8' })
  return [...stdout.matchAll(/file=\S*\/src\/(\w+)\/(\w+)\.ts/g)].map(([, from, to]) => `${from} imports ${to}`)
}

it('keeps every folder from importing what it must not know', () => {
  const wanted = Object.entries(MAY_IMPORT).flatMap(([from, may]) =>
    FOLDERS.filter(to => to !== from && !may.includes(to)).map(to => `${from} imports ${to}`),
  )
  expect([...Object.keys(MAY_IMPORT), 'cli'].sort()).toEqual([...FOLDERS].sort())
  expect([...refused()].sort()).toEqual(wanted.sort())
})
