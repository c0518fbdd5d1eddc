import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

// One agent reads out the same apology with the name, the number and once a word changed; the other says "You're right, my mistake." three times.
const FILE = 'fixtures/scripted/tidewell-ferries.ndjson'
const turns = saltshaker(['tag', FILE])
  .stdout.trimEnd()
  .split('\n')
  .map(line => JSON.parse(line))
const tagsAt = (agent: string, turn: number): string[] =>
  turns.filter(one => one.agent === agent && one.turn === turn).map(({ tag }) => tag)
// How many of an agent's turns could be canned is for the tagger to say; which of them are is said here.
const niceOf = (agent: string): number => turns.filter(one => one.agent === agent && ['yes', 'small-talk'].includes(one.tag)).length
const NICE = niceOf('Odalys Brandt')
const CANNED = `4 of ${NICE} yes and small talk canned`

describe('scripted or meant', () => {
  it('is asked of turns that are yes each time they are said', () => {
    expect(tagsAt('Odalys Brandt', 1)).toEqual(['yes', 'yes', 'yes', 'yes'])
    expect(tagsAt('Rufus Achterberg', 5)).toEqual(['yes', 'yes', 'yes'])
  })

  it('counts near-duplicates with names and numbers swapped, and no short phrases, in the JSON report', () => {
    const { agents, best } = JSON.parse(saltshaker(['report', FILE, '--reporter', 'json']).stdout)
    const cannedOf = Object.fromEntries(agents.map((one: { name: string; canned: object }) => [one.name, one.canned]))
    expect(cannedOf['Odalys Brandt']).toMatchObject({ count: 4, n: NICE })
    expect(NICE).toBeGreaterThan(4)
    expect(cannedOf['Rufus Achterberg']).toMatchObject({ count: 0, n: niceOf('Rufus Achterberg') })
    const marked = best.map((one: { agent: string; canned: boolean }) => [one.agent, one.canned])
    expect(marked).toContainEqual(['Odalys Brandt', true])
    expect(marked).not.toContainEqual(['Rufus Achterberg', true])
  })

  it('is told in the pretty report, with the best turns marked', () => {
    const { stdout } = saltshaker(['report', FILE])
    expect(stdout).toContain(CANNED)
    expect(stdout.match(/yes and small talk canned/g)).toHaveLength(1)
    // What is not canned is shown before what is.
    expect(stdout).toMatch(/lounge is open to you at no charge.”\n {2}yes {2}\S+ · conversation TF-3104 · turn 3/)
  })

  it('is told of an agent’s best turn where there is no other', () => {
    const apologies = readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(line => line !== '' && JSON.parse(line).turn <= 1)
      .join('\n')
    expect(saltshaker(['report', '-'], { input: apologies }).stdout).toMatch(/yes, canned {2}\S+ · conversation TF-310[1-4] · turn 1/)
  })

  it('is told in CSV and Markdown', () => {
    const rows = saltshaker(['report', FILE, '--reporter', 'csv']).stdout.split('\n')
    const at = rows[0]!.split(',').indexOf('canned')
    const row = rows.find(line => line.includes('Odalys'))!.split(',')
    expect(row.slice(at, at + 3)).toEqual(['4', String(NICE), String(Number((4 / NICE).toFixed(4)))])
    expect(saltshaker(['report', FILE, '--reporter', 'markdown']).stdout).toContain(CANNED)
  })
})
