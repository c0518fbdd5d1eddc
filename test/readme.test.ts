import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const README = 'README.md'
const readme = readFileSync(README, 'utf8')
const shown = [...readme.matchAll(/```console\n\$ saltshaker (.+)\n([\s\S]*?)\n```/g)].map(([, args, output]) => [args!, output!] as const)

const printed = new Map<string, string>()

/** What a command line prints; run once, since some take long. */
function printedBy(args: string): string {
  const known = printed.get(args)
  if (known !== undefined) return known
  const env = { PATH: process.env.PATH }
  const { stdout, stderr } = spawnSync(`node bin/saltshaker.js ${args}`, { shell: true, encoding: 'utf8', env })
  const real = `${stdout}${stderr}`.trimEnd()
  printed.set(args, real)
  return real
}

describe('README', () => {
  it('shows outputs', () => {
    expect(shown.length).toBeGreaterThanOrEqual(5)
  })

  // Weights that are learned anew change what is printed: `UPDATE=readme npx vitest run test/readme.test.ts` writes it down anew, too.
  it.each(shown)('shows what `saltshaker %s` really prints', (args, output) => {
    const real = printedBy(args)
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

  it('tells in its table what `saltshaker evaluate` says of our own test', () => {
    const told = printedBy('evaluate fixtures/corpus/test').replace(/ +/g, ' ').replaceAll('[ ', '[')
    const figures = [
      ["said don'ts that are one", 'any don’t\n precision, as said'],
      ["don'ts that are said", ' recall, as said'],
      ['other turns accused', ' false alarms'],
      ['macro-F1 of all tags', 'macro-F1'],
      ['doors named that are one', '; in %\n precision'],
      ['doors listed as missed that were', ' missed: precision'],
    ] as const
    for (const [row, label] of figures) {
      const own = readFileSync(README, 'utf8').split(`| ${row} | `)[1]!.split(' |')[0]!
      expect(told).toContain(`${label} ${own}`)
    }
  })
})

function isUpdating(): boolean {
  return process.env.UPDATE === 'readme'
}
