import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { NIGHTS, turnsOf } from '../gates/nights.ts'
import { saltshaker } from './run.ts'

it.each(['check', 'report', 'digest'])(
  '%s writes no report into a folder that it reads: the next run would count what is quoted',
  command => {
    const cwd = mkdtempSync(join(tmpdir(), 'saltshaker-place-'))
    mkdirSync(join(cwd, 'in'))
    writeFileSync(join(cwd, 'in', 'night.ndjson'), turnsOf(NIGHTS['few turns']!))
    const run = (file: string) => saltshaker([command, 'in/', '-r', `json=${file}`], { cwd })
    expect(run('in/report.json')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^saltshaker: in\/report\.json: .* write it elsewhere\n$/),
    })
    expect(existsSync(join(cwd, 'in', 'report.json'))).toBe(false)
    expect(run('in.json').code).toBe(0)
    expect(existsSync(join(cwd, 'in.json'))).toBe(true)
  },
)
