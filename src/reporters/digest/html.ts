import type { Digest, Example } from '../../model/digest.ts'
import type { Moment } from '../../model/report.ts'
import type { Evidence } from '../../model/tagged.ts'
import { showMissed } from '../doors.ts'
import { clean, escapeHtml as safe } from '../escape.ts'
import { cleaned, showWords } from '../moment.ts'
import type { DigestContext, DigestReporter } from './reporter.ts'
import { change, changesIntro, contactRow, contactsIntro, doorsIntro, example, summary, title, topic, topicsIntro } from './sentences.ts'

/** For mail and the browser: one file without scripts, that asks nothing of the network. */
export const html: DigestReporter = {
  name: 'html',
  title: 'One page for the browser or mail',
  extension: 'html',
  render: (digest, context) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title(digest))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${safe(title(digest))}</h1>
<p class="lead">${safe(summary(digest))}</p>
${sections(digest, context)
  .map(([name, body]) => `<section>\n<h2>${name}</h2>\n${body}\n</section>`)
  .join('\n')}
</main>
</body>
</html>
`,
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2329; --dim: #57616b; --line: #d9dee3; --good: #1b6e43; --mark: #ffe9a8; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebef; --dim: #a3adb7; --line: #3a424a; --good: #7fd3a5; --mark: #6b5510; --paper: #15191d } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
.lead { font-size: 1.05rem; margin: 0 }
article { margin: 0 0 1.25rem }
blockquote { margin: .25rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--line) }
blockquote.agent { border-color: var(--dim) }
.good blockquote { border-color: var(--good) }
p { margin: .25rem 0 }
.dim { color: var(--dim); font-size: .9rem }
.instead { color: var(--good) }
mark { background: var(--mark); color: inherit }
li { margin: .25rem 0 }
@media print { section { break-inside: avoid } }
`

function sections(digest: Digest, context: DigestContext): (readonly [name: string, body: string])[] {
  const { praise, help, changes, doors, topics, actions } = digest
  const missed = doors.missed.map(bid => {
    const { text, evidence, answer } = showMissed(bid, context.mask)
    return `<article>${quote('customer', text, evidence)}<p class="dim">${safe(bid.label)} answered (${place(bid)}):</p>${quote('agent', answer)}</article>`
  })
  const complaints = topics.map(
    one => `<article><p><strong>${topic(one, safe)}</strong></p>${quote('customer', context.mask(clean(one.quote.text)))}</article>`,
  )
  const all: (readonly [string, string])[] = [
    ['Well said', praise.map(one => praised(one, context)).join('\n')],
    ['Who could use help', help.map(one => helped(one, context)).join('\n')],
    [
      'What changed',
      `<p>${safe(changesIntro(digest))}</p>${list(
        'ul',
        changes.map(one => change(one, safe)),
      )}`,
    ],
    ['Doors', `<p>${safe(doorsIntro(digest))}</p>${missed.join('\n')}`],
    [
      'New and returning customers',
      `<p>${safe(contactsIntro(digest))}</p>${list(
        'ul',
        (digest.contacts?.rows ?? []).map(one => safe(contactRow(one))),
      )}`,
    ],
    ['What customers complained about', `<p>${safe(topicsIntro(digest))}</p>${complaints.join('\n')}`],
    [
      'To do',
      list(
        'ol',
        actions.map(({ action, because }) => `${safe(action)} <span class="dim">(${safe(because)})</span>`),
      ),
    ],
  ]
  return all.filter(([, body]) => body !== '')
}

function praised(one: Example, context: DigestContext): string {
  const { text, evidence } = showWords(cleaned(one.moment), context.mask)
  return `<article class="good"><p><strong>${safe(one.agent)}</strong> ${place(one.moment)}</p>${quote('agent', text, evidence)}</article>`
}

function helped(one: Example, context: DigestContext): string {
  const { text, evidence, before, repair } = showWords(cleaned(one.moment), context.mask)
  const instead = [...new Set(evidence.flatMap(({ cue }) => context.advice(cue) ?? []))][0]
  return [
    `<article><p><strong>${safe(one.agent)}</strong>: ${safe(example(one))}</p>`,
    `<p class="dim">${one.moment.decision.tag} · ${place(one.moment)}</p>`,
    before === '' ? '' : quote('customer', before),
    quote('agent', text, evidence),
    repair === undefined ? '' : `<p>Repaired in turn ${repair.turn}: “${safe(repair.text)}”</p>`,
    ...[...new Set(evidence.map(({ why }) => why))].map(why => `<p class="dim">${safe(why)}</p>`),
    instead === undefined ? '' : `<p class="instead">Instead: ${safe(instead)}</p>`,
    '</article>',
  ].join('')
}

function place({ source, conversation, turn }: Pick<Moment, 'source' | 'conversation' | 'turn'>): string {
  return `<span class="dim">${safe(source)} · conversation ${safe(conversation)} · turn ${turn}</span>`
}

/** The words with their evidence marked; spans do not overlap. */
function quote(role: 'agent' | 'customer', text: string, evidence: readonly Evidence[] = []): string {
  let body = ''
  let at = 0
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start)
    if (from >= end) continue
    body += `${safe(text.slice(at, from))}<mark>${safe(text.slice(from, end))}</mark>`
    at = end
  }
  return `<blockquote class="${role}">${body}${safe(text.slice(at))}</blockquote>`
}

function list(kind: 'ul' | 'ol', items: readonly string[]): string {
  return items.length === 0 ? '' : `<${kind}>${items.map(item => `<li>${item}</li>`).join('')}</${kind}>`
}
