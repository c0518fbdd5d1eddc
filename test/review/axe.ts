import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe-core finds against WCAG 2.2 A and AA, one line a fault. */
export async function faults(page: Page): Promise<string[]> {
  // evaluate is exempt from the page's policy, a script element is not.
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown }> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await run({ runOnly: tags })).violations
  })
  return (violations as Violation[]).map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
  )
}
