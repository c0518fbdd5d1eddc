import { expect, it } from 'vitest'
import { githubSummary } from '../../../src/reporters/check/github-summary.ts'
import { markdown } from '../../../src/reporters/check/markdown.ts'
import { tokensIn } from './documents.ts'
import { agent, baseline, context, finding, hostile, hostileContext, threshold, verdict } from './verdicts.ts'

const OURS =
  /^(?:<\/?b>|<\/?details>|<\/?summary>|<!-- -->|\s*|<details>\n<summary>\d+ that passed or could not be judged<\/summary>\s*|<\/details>\s*)$/

it.each([markdown, githubSummary])('$name lets no markup of a transcript through', ({ render }) => {
  const tokens = tokensIn(render(hostile, hostileContext))
  for (const type of ['link', 'image', 'code', 'codespan', 'blockquote', 'del']) {
    const found = tokens.filter(token => token.type === type && token.raw !== '`--prune-baseline`')
    expect(found.map(({ raw }) => raw)).toEqual([])
  }
  expect(tokens.flatMap(token => (token.type === 'html' && !OURS.test(token.raw) ? [token.raw] : []))).toEqual([])
  expect(tokens.filter(({ type }) => type === 'hr')).toEqual([])
})

it('keeps each check in a row of five cells', () => {
  const rows = markdown
    .render(hostile, hostileContext)
    .split('\n')
    .filter(line => line.startsWith('|'))
  expect(rows.length).toBe(4 + hostile.thresholds.length + hostile.regressions.length)
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|').length).toBe(7)
})

const LONG = 'We have looked at this from every side, and there is nothing I can do about that. '.repeat(4)
const huge = verdict({
  thresholds: Array.from({ length: 1000 }, (_, i) =>
    threshold({ subject: agent(`Agent ${i}`), outcome: i % 2 === 0 ? 'failed' : 'passed' }),
  ),
  baseline: baseline({ fresh: Array.from({ length: 2000 }, (_, turn) => finding({ turn, text: LONG, label: `Agent ${turn % 50}` })) }),
})

it.each([
  [markdown, 65_536],
  [githubSummary, 1_048_576],
] as const)('$name stays within what the service takes, and says what is left out', ({ render }, limit) => {
  const output = render(huge, context)
  expect(Buffer.byteLength(output)).toBeLessThan(limit)
  const said = [
    /^## ❌ saltshaker: failed: 500 thresholds, 2000 new findings/,
    /… and \d+ more new findings: --reporter json=FILE has them\./,
    /\n### Baseline\n/,
    /^- /m,
  ]
  expect(said.filter(pattern => !pattern.test(output))).toEqual([])
})
