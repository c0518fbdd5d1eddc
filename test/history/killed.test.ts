import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHistory } from '../../src/history/folder.ts'
import { writeNights } from '../../src/history/write.ts'
import { killedNights, NIGHTS } from './killed-nights.ts'
import { dateAfter } from './night-record.ts'

const KILLS = 200
const FOLDERS = 4 // at once
const STEPS = killedNights(0).length
const ROUNDS = 5 // of figures; each kill is followed by another

const scratch = mkdtempSync(join(process.cwd(), 'node_modules', '.killed-'))
const writer = join(scratch, 'writer.mjs')
/** Hashes of each night's file, by round. */
const expected: Map<string, string>[] = []

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

beforeAll(async () => {
  await build({
    entryPoints: ['test/history/killed-writer.ts'],
    outfile: writer,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // All but the binary: two hundred processes load it twice as fast so.
    external: ['@duckdb/node-bindings*'],
    logLevel: 'error',
    banner: { js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);" },
  })
  for (let round = 0; round < ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'saltshaker-'))
    await createHistory(folder)
    await writeNights(folder, killedNights(round).flat())
    expected.push(new Map(nightsIn(folder)))
  }
})

afterAll(() => rmSync(scratch, { recursive: true }))

describe('a writer that is killed', () => {
  it(`at ${KILLS} random moments loses and changes nothing written before, and the next run succeeds`, { timeout: 600_000 }, async () => {
    const shares = Array.from({ length: FOLDERS }, (_, i) => killAgain(KILLS / FOLDERS, seeded(i + 1)))
    const cut = (await Promise.all(shares)).reduce((a, b) => a + b)
    // The moments were moments of writing: many a writer left something half-written.
    expect(cut).toBeGreaterThan(KILLS / 8)
  })
})

/** Returns how often something half-written was left. */
async function killAgain(kills: number, random: () => number): Promise<number> {
  const folder = join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history')
  let cut = 0
  let within = 100 // milliseconds
  let before = new Map<string, string>()
  for (let kill = 0; kill < kills; kill++) {
    const round = kill % ROUNDS
    const step = Math.floor(random() * STEPS)
    const { done, took } = await writeUntilKilled(folder, round, step, random() * within)
    // Machines differ, and their load: the moments are spread over the time that a step was last seen to take.
    if (took !== undefined) within = took
    const now = new Map(nightsIn(folder))
    for (let day = 0; day < NIGHTS; day++) {
      const night = dateAfter(day)
      const [old, fresh] = [before.get(night), expected[round]!.get(night)]
      expect(done.has(night) ? [fresh] : [old, fresh]).toContain(now.get(night))
    }
    if (partsIn(folder) > 0) cut++
    before = now
  }
  const code = await new Promise(resolve => spawn(process.execPath, [writer, folder, '0', 'last'], { stdio: 'ignore' }).on('exit', resolve))
  expect([code, new Map(nightsIn(folder)), partsIn(folder)]).toEqual([0, expected[0], 0])
  return cut
}

/** The nights that the writer said were written before it died, so many milliseconds after it began its `step`. */
async function writeUntilKilled(folder: string, round: number, step: number, milliseconds: number) {
  const child = spawn(process.execPath, [writer, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const began: number[] = []
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    said += data
    if (!data.includes('writing')) return
    began.push(performance.now())
    if (began.length === step + 1) setTimeout(() => child.kill('SIGKILL'), milliseconds)
  })
  const signal = await new Promise(resolve => child.on('close', (_, signal) => resolve(signal)))
  expect(signal).toBe('SIGKILL')
  const done: ReadonlySet<string> = new Set([...said.matchAll(/^done (.+)\n/gm)].flatMap(([, nights]) => nights!.split(' ')))
  return { done, took: began.length > 1 ? began[1]! - began[0]! : undefined }
}

function nightsIn(folder: string): readonly (readonly [string, string])[] {
  const nights = join(folder, 'nights')
  if (!existsSync(nights)) return []
  const files = readdirSync(nights).filter(name => !name.startsWith('.'))
  return files.map(name => [name.replace('.parquet', ''), hash(join(nights, name))] as const)
}

function partsIn(folder: string): number {
  return [folder, join(folder, 'nights')].flatMap(place => readdirSync(place)).filter(name => name.endsWith('.part')).length
}

/** The same moments in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
