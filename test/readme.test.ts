import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const README = 'README.md'
const readme = readFileSync(README, 'utf8')
const shown = [...readme.matchAll(/```console\n\$ saltshaker (.+)\n([\s\S]*?)\n```/g)].map(([, args, output]) => [args!, output!] as const)

describe('README', () => {
  it('shows outputs', () => {
    expect(shown.length).toBeGreaterThanOrEqual(5)
  })

  // Weights that are learned anew change what is printed: `UPDATE=readme npx vitest run test/readme.test.ts` writes it down anew, too.
  it.each(shown)('shows what `saltshaker %s` really prints', (args, output) => {
    const { stdout, stderr } = spawnSync(`node bin/saltshaker.js ${args}`, {
      shell: true,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    })
    const real = `${stdout}${stderr}`.trimEnd()
    // Without a build there is only a stack trace to show.
    expect(real).not.toMatch(/\n {4}at /)
    const cut = output.endsWith('\n…')
    const expected = cut ? output.slice(0, -2) : output
    if (!isUpdating()) return cut ? expect(real.startsWith(expected)).toBe(true) : expect(output).toBe(real)
    const now = cut ? `${real.split('\n').slice(0, expected.split('\n').length).join('\n')}\n…` : real
    const block = (content: string): string => `$ saltshaker ${args}\n${content}\n\`\`\``
    writeFileSync(
      README,
      readFileSync(README, 'utf8').replace(block(output), () => block(now)),
    )
  })
})

function isUpdating(): boolean {
  return process.env.UPDATE === 'readme'
}
