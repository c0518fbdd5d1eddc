import { useEffect, useState } from 'preact/hooks'
import type { FindingKind, PageData } from '../../reporters/page/page-data.ts'
import { inOrder, type QueueFilter, selectFindings } from '../../review/queue.ts'
import type { Backend } from '../backend.ts'
import { MarkedText } from '../marked-text.tsx'
import { SafeText } from '../safe-text.tsx'
import { findingName } from '../words.ts'

/** Nobody prints more. */
const PRINTED = 100

const MARKS: Partial<Record<FindingKind, 'possible' | 'door'>> = { possible: 'possible', missed: 'door' }

/** On paper: the flagged turns that the filter asks for, with the customer's words before, why, and what to say instead. */
export function PrintedQueue({
  data,
  filter,
  backend,
}: {
  readonly data: PageData
  readonly filter: QueueFilter
  readonly backend: Backend
}) {
  const [ready, setReady] = useState(false)
  // Nobody waits for what is only printed.
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!ready) return null
  const conversations = new Map(data.shown.map(one => [JSON.stringify([one.source, one.id]), one]))
  const of = (finding: PageData['findings'][number]) => conversations.get(JSON.stringify([finding.source, finding.conversation]))!
  const names = new Map(data.agents.map(({ key, name }) => [key, name]))
  const found = selectFindings(
    inOrder(data.findings, filter.order ?? 'worst'),
    filter,
    backend.book.isDone,
    finding => of(finding).turns[finding.at]!.text,
  )
  return (
    <section class="printed" aria-hidden="true">
      <h2>To talk about</h2>
      {found.slice(0, PRINTED).map(finding => {
        const { turns } = of(finding)
        const turn = turns[finding.at]!
        const before = turns.slice(0, finding.at).findLast(({ role }) => role === 'customer')
        const marks = finding.marks ?? turn.marks ?? []
        return (
          <article key={`${finding.source} ${finding.conversation} ${finding.turn} ${finding.kind}`}>
            <h3>
              {findingName(finding)} · {names.get(finding.agent)} · <SafeText text={finding.conversation} />, turn {finding.turn}
            </h3>
            {before !== undefined && finding.kind !== 'missed' && <p class="before">{before.text}</p>}
            <p>
              <MarkedText text={turn.text} marks={marks} kind={MARKS[finding.kind] ?? 'dont'} />
            </p>
            {finding.answer !== undefined && <p>{turns[finding.answer]!.text}</p>}
            {[...new Set(marks.map(({ why }) => why))].map(why => (
              <p key={why} class="note">
                {why}
              </p>
            ))}
            {[...new Set(marks.flatMap(({ instead }) => instead ?? []))].map(words => (
              <p key={words} class="instead">
                {words}
              </p>
            ))}
          </article>
        )
      })}
      {found.length > PRINTED && <p>… and {found.length - PRINTED} more</p>}
    </section>
  )
}
