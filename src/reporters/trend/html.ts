import type { SeriesView, TrendView } from '../../measures/trend.ts'
import { USUAL_RATE } from '../../measures/views.ts'
import { escapeHtml as safe } from '../escape.ts'
import type { TrendReporter } from './reporter.ts'
import { barsOf, directionOf, dontsText, extremeText, headline, legend, slopeText, unlike, warmthText } from './trend-text.ts'

/** For mail and the browser: one file without scripts, that asks nothing of the network. */
export const html: TrendReporter = {
  name: 'html',
  title: 'One page for the browser or mail',
  extension: 'html',
  render: trend => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How tone moves</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>How tone moves</h1>
<p>${safe(headline(trend))}</p>
${unlike(trend)
  .map(text => `<p><strong>${safe(text)}</strong></p>\n`)
  .join('')}<table>
<thead><tr>${heads(trend)
    .map(head => `<th scope="col">${safe(head)}</th>`)
    .join('')}</tr></thead>
<tbody>
${trend.series.map(row).join('\n')}
</tbody>
</table>
${legend(trend)
  .map(text => `<p class="dim">${safe(text)}</p>`)
  .join('\n')}
</main>
</body>
</html>
`,
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2329; --dim: #57616b; --line: #d9dee3; --good: #1b6e43; --bad: #a3261b; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebef; --dim: #a3adb7; --line: #3a424a; --good: #7fd3a5; --bad: #ff9d8f; --paper: #15191d } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-x: auto }
h1 { font-size: 1.5rem; margin: 0 0 .5rem }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; font-variant-numeric: tabular-nums }
tbody tr:first-child { font-weight: 600 }
svg { vertical-align: middle; fill: var(--dim) }
.falls { color: var(--good) }
.rises { color: var(--bad) }
.dim { color: var(--dim); font-size: .9rem; margin: .25rem 0 }
`

function heads({ by }: TrendView): readonly string[] {
  return ['Agent', 'Turns', "Don'ts", 'Over time', `A ${by}`, `Best ${by}`, `Worst ${by}`, 'Warmth', 'Over time']
}

function row(series: SeriesView): string {
  const { label, turns, donts, warmth, best, worst, periods } = series
  const direction = directionOf(series)
  const moves = direction === undefined ? '' : direction.high < 0 ? ' class="falls"' : direction.low > 0 ? ' class="rises"' : ''
  const cells = [
    `<td>${turns}</td>`,
    `<td>${dontsText(donts)}</td>`,
    `<td>${bars(barsOf(periods, 'donts'), USUAL_RATE)}</td>`,
    `<td${moves}>${safe(slopeText(direction))}</td>`,
    `<td>${safe(extremeText(best))}</td>`,
    `<td>${safe(extremeText(worst))}</td>`,
    `<td>${warmthText(warmth)}</td>`,
    `<td>${bars(barsOf(periods, 'warmth'), 0.01)}</td>`,
  ]
  return `<tr><th scope="row">${safe(label)}</th>${cells.join('')}</tr>`
}

const BAR = 5 // pixels
const HEIGHT = 20

/** As the sparkline of the terminal: bars from 0 to the highest share, which is `least` at least; nothing where there are no turns. */
function bars(shares: ReturnType<typeof barsOf>, least: number): string {
  const top = shares.reduce((highest, { count, n }) => (n > 0 ? Math.max(highest, count / n) : highest), least)
  const told = shares.map(({ count, n }) => (n === 0 ? 'none' : `${count} of ${n}`)).join(', ')
  const rects = shares.flatMap(({ count, n }, i) => {
    if (n === 0) return []
    const height = Math.max(1, Math.round((count / n / top) * HEIGHT))
    return [`<rect x="${i * BAR}" y="${HEIGHT - height}" width="${BAR - 1}" height="${height}"/>`]
  })
  return `<svg role="img" aria-label="${told}" width="${shares.length * BAR}" height="${HEIGHT}">${rects.join('')}</svg>`
}
