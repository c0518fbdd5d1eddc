import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { clean } from '../../reporters/escape.ts'
import type { PageAgent } from '../../reporters/page/page-data.ts'
import { isDecided, placeKey } from '../../review/decision.ts'
import type { DecisionBook } from '../../review/decision-book.ts'
import { placeOf } from '../../review/queue.ts'
import { QueueRow } from './queue-row.tsx'
import type { Queue } from './use-queue.ts'

interface QueueListProps {
  readonly queue: Queue
  readonly book: DecisionBook
  readonly agents: readonly PageAgent[]
  readonly at: number
  /** Whose decisions are shown; all where undefined. */
  readonly reviewer: string | undefined
  readonly onSelect: (index: number) => void
  readonly onOpen: () => void
}

/** Every row is as high, so that of any number only those in sight are drawn. */
const ROW = 80
const BEYOND = 6

/** The queue: one row a finding. */
export function QueueList({ queue, book, agents, at, reviewer, onSelect, onOpen }: QueueListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ top: 0, height: 800 })
  const total = queue.total ?? 0
  const from = Math.max(0, Math.floor(sight.top / ROW) - BEYOND)
  const to = Math.min(total, Math.ceil((sight.top + sight.height) / ROW) + BEYOND)
  useEffect(() => queue.need(from, to))
  useEffect(() => {
    const element = box.current!
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  useLayoutEffect(() => {
    const element = box.current!
    if (at * ROW < element.scrollTop) element.scrollTop = at * ROW
    else if ((at + 1) * ROW > element.scrollTop + element.clientHeight) element.scrollTop = (at + 1) * ROW - element.clientHeight
  }, [at])
  const names = new Map(agents.map(({ key, name }) => [key, name]))
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  return (
    <div
      ref={box}
      class="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label="Turns to review"
      aria-activedescendant={total > 0 ? `row-${at}` : undefined}
      onKeyDown={event => {
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -total, End: total }[event.key]
        if (step !== undefined) {
          event.preventDefault()
          onSelect(Math.max(0, Math.min(total - 1, at + step)))
        } else if (event.key === 'Enter') onOpen()
      }}
    >
      <div class="queue-rows" role="presentation" style={{ height: `${total * ROW}px` }}>
        {rows.map(index => {
          const finding = queue.item(index)
          const decisions = finding === undefined ? [] : book.at(placeKey(placeOf(finding))).filter(isDecided)
          return (
            <QueueRow
              key={index}
              index={index}
              total={total}
              finding={finding}
              agent={finding && (names.get(finding.agent) ?? clean(finding.agent))}
              decision={decisions.findLast(one => reviewer === undefined || one.reviewer === reviewer)}
              isSelected={index === at}
              height={ROW}
              onClick={() => {
                onSelect(index)
                onOpen()
              }}
            />
          )
        })}
      </div>
      {queue.total === 0 && <p class="empty">Nothing here. Choose other filters, or lean back.</p>}
      {queue.error !== '' && <p class="empty error">{queue.error}</p>}
    </div>
  )
}
