import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CHECK_REPORTERS } from '../../src/reporters/check/index.ts'
import { NIGHTS, turnsOf } from '../gates/nights.ts'
import { THRESHOLDS, VERDICTS } from '../gates/table.ts'

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-table-'))
const reporters = Object.keys(CHECK_REPORTERS)

const exitCode = (args: readonly string[]): Promise<number> =>
  new Promise(resolve =>
    execFile(process.execPath, ['bin/saltshaker.js', ...args], { maxBuffer: 1e8 }, error =>
      resolve((error?.code as number | undefined) ?? 0),
    ),
  )

/** Every row of the table, its reporter taken in turn; for two nights, one that passes and one that fails, the first threshold under every reporter. */
const rows = Object.entries(NIGHTS).flatMap(([name, agents], night) => {
  const file = join(folder, `${night}.ndjson`)
  writeFileSync(file, turnsOf(agents))
  return THRESHOLDS.flatMap((threshold, index) => {
    const expected = VERDICTS[name]![index] === 'F' ? 1 : 0
    const used =
      index === 0 && (name === 'all warm' || name === 'one bad agent') ? reporters : [reporters[(night + index) % reporters.length]!]
    return used.map(reporter => ({ file, threshold, expected, reporter, name: `${name} · ${threshold} · ${reporter}` }))
  })
})

it(`the exit code of the binary is the verdict, whatever the reporter (${rows.length} runs)`, async () => {
  const wrong: string[] = []
  const left = [...rows]
  const worker = async (): Promise<void> => {
    for (let row = left.pop(); row !== undefined; row = left.pop()) {
      const code = await exitCode(['check', row.file, '--no-config', '-q', '--allow-empty', '-t', row.threshold, '-r', row.reporter])
      if (code !== row.expected) wrong.push(`${row.name}: ${code} instead of ${row.expected}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  expect(wrong).toEqual([])
}, 900_000)
