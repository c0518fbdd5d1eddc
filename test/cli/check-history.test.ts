import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { turnsOf } from '../gates/nights.ts'
import { saltshaker } from './run.ts'

const dated = (day: string): string =>
  turnsOf({ Omar: { neutral: 60 } }).replaceAll('{"conversation":"', `{"time":"${day}T09:00:00Z","conversation":"${day} `)

it('a history that cannot be compared with is told with exit code 2; the night is judged by the rest, kept, and has its morning page', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'saltshaker-check-history-'))
  const run = (...args: string[]) => saltshaker([...args, '--history', 'h'], { cwd })
  for (const day of ['2026-11-20', '2026-11-21']) writeFileSync(join(cwd, `${day}.ndjson`), dated(day))
  expect(run('report', '2026-11-20.ndjson').code).toBe(0)
  writeFileSync(join(cwd, 'h', 'nights', '2026-11-20.parquet'), 'damaged')
  const told = (stdout: string) => ({
    code: 2,
    stderr: expect.stringContaining('2026-11-20.parquet'),
    stdout: expect.stringContaining(stdout),
  })
  expect(run('digest', '2026-11-21.ndjson')).toMatchObject(told('2026-11-21'))
  expect(run('check', '2026-11-21.ndjson', '--against', 'last')).toMatchObject(told('dont.rate < 4%'))
  expect(readdirSync(join(cwd, 'h', 'nights'))).toContain('2026-11-21.parquet')
}, 60_000)
