import { expect, it } from 'vitest'
import { agentViews } from '../../src/measures/views.ts'
import { percent } from '../../src/reporters/figures.ts'
import { pageAgent } from '../../src/reporters/page/page-agents.ts'
import { reportOf } from '../gates/report.ts'

it('gives the page the figures of the other reporters: 0.06746 is 6.7 % on both, not 6.8 %', () => {
  const [view] = agentViews(reportOf({ Priya: { turns: 80, tags: { criticism: 1 } } }))
  const { donts } = JSON.parse(JSON.stringify(pageAgent(view!)))
  expect(donts).toEqual(view!.donts)
  expect(percent(donts.high)).toBe('6.7%')
})
