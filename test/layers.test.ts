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
/** Files beside the folders → what they must not import; the others of them stand for `errors.ts`. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  pipeline: ['history', 'review', 'reporters', 'learn', 'explain', 'page', 'cli'],
  index: ['history', 'review', 'reporters', 'learn', 'explain', 'page', 'cli'],
  errors: [
    ...['text', 'readers', 'measures', 'gates', 'config', 'reporters', 'history', 'review', 'explain', 'learn', 'page', 'cli'],
    ...['pipeline', 'index'],
  ],
}
const FOLDERS = readdirSync('src', { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
const PROGRAM = ['pipeline', 'index']

const place = mkdtempSync(join(tmpdir(), 'layers-'))
afterAll(() => rmSync(place, { recursive: true }))

/** What the linter refuses, where everything imports everything else, by way of `under`. */
function refused(under: string): readonly string[] {
  cpSync('biome.json', join(place, 'biome.json'))
  rmSync(join(place, 'src'), { recursive: true, force: true })
  const up = under === '' ? '..' : '../..'
  for (const from of FOLDERS) {
    mkdirSync(join(place, 'src', from, under), { recursive: true })
    for (const to of FOLDERS.filter(name => name !== from)) put(join(from, under, to), `${up}/${fileIn(to, under)}`)
    for (const to of PROGRAM) put(join(from, under, to), `${up}/${to}.ts`)
  }
  for (const from of Object.keys(BESIDE))
    put(from, ...FOLDERS.map(to => `./${fileIn(to, under)}`), ...PROGRAM.filter(to => to !== from).map(to => `./${to}.ts`))
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome')
  const options = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', 'src']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: place, encoding: 'utf8' })
  return [...stdout.matchAll(/file=\S*\/src\/(\S+?)\.ts,line=(\d+)/g)].map(([, file = '', line]) => {
    const from = file.split('/')
    return from.length > 1 ? `${from[0]} imports ${from.at(-1)}` : `${file} imports ${importedBy(file, Number(line))}`
  })
}

/** A file of a folder that only its own layer, or none, may know. */
function fileIn(folder: string, under: string): string {
  return join(folder, folder === 'reporters' ? '' : under, folder === 'page' ? 'app.tsx' : folder === 'reporters' ? 'escape.ts' : 'a.ts')
}

function put(file: string, ...imported: readonly string[]): void {
  writeFileSync(join(place, 'src', `${file}.ts`), imported.map((from, at) => `export { a as a${at} } from '${from}'\n`).join(''))
}

/** The part of src that a line of a file beside the folders imports. */
function importedBy(file: string, line: number): string {
  return [...FOLDERS, ...PROGRAM.filter(to => to !== file)][line - 1]!
}

it.each(['', 'deep'])('keeps every part from importing what it must not know, in its folder %s', under => {
  const folders = Object.entries(MAY_IMPORT).flatMap(([from, may]) =>
    [...FOLDERS, ...PROGRAM].filter(to => to !== from && !may.includes(to)).map(to => `${from} imports ${to}`),
  )
  const beside = Object.entries(BESIDE).flatMap(([from, banned]) => banned.map(to => `${from} imports ${to}`))
  expect([...Object.keys(MAY_IMPORT), 'cli'].sort()).toEqual([...FOLDERS].sort())
  expect([...refused(under)].sort()).toEqual([...folders, ...beside].sort())
})
