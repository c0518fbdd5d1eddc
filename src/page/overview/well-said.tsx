import { useState } from 'preact/hooks'
import type { PageAgent, Quote } from '../../reporters/page/page-data.ts'
import { MarkedText } from '../marked-text.tsx'
import { TAG_NAMES } from '../words.ts'

/** Quotes shown at once; praise for everybody is one click away. */
const SHOWN = 6

/** The best turn of each agent: strengths first. */
export function WellSaid({ quotes, agents }: { readonly quotes: readonly Quote[]; readonly agents: readonly PageAgent[] }) {
  const [all, setAll] = useState(false)
  if (quotes.length === 0) return null
  const names = new Map(agents.map(({ key, name }) => [key, name]))
  const sorted = [...quotes].sort((a, b) => (names.get(a.agent)! < names.get(b.agent)! ? -1 : 1))
  return (
    <section aria-labelledby="well-said-title">
      <h2 id="well-said-title">Well said</h2>
      <ul class="quotes">
        {(all ? sorted : sorted.slice(0, SHOWN)).map(quote => (
          <li key={quote.agent} class="quote">
            {quote.before !== '' && <p class="before clamp">{quote.before}</p>}
            <blockquote class="clamp">
              <MarkedText text={quote.text} marks={quote.marks} kind="warm" />
            </blockquote>
            <p class="by">
              <b>{names.get(quote.agent)}</b> · {TAG_NAMES[quote.tag]}
            </p>
          </li>
        ))}
      </ul>
      {!all && sorted.length > SHOWN && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          Show all {sorted.length}
        </button>
      )}
    </section>
  )
}
