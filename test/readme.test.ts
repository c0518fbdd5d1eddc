import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const shown = [...readme.matchAll(/```console\n\$ saltshaker (.+)\n([\s\S]*?)\n```/g)].map(([, args, output]) => [args!, output!] as const)

describe('README', () => {
  it('shows outputs', () => {
    expect(shown.length).toBeGreaterThanOrEqual(5)
  })

  it.each(shown)('shows what `saltshaker %s` really prints', (args, output) => {
    const { stdout, stderr } = spawnSync(`node bin/saltshaker.js ${args}`, {
      shell: true,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    })
    const real = `${stdout}${stderr}`.trimEnd()
    if (output.endsWith('\n…')) expect(real.startsWith(output.slice(0, -2))).toBe(true)
    else expect(output).toBe(real)
  })
})
