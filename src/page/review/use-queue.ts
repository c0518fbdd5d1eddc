import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Finding } from '../../reporters/page/page-data.ts'
import type { QueueFilter } from '../../review/queue.ts'
import { type Backend, PAGE_SIZE } from '../backend.ts'

export interface Queue {
  /** undefined until the first page came. */
  readonly total: number | undefined
  readonly item: (index: number) => Finding | undefined
  /** Asks for what is not there yet. */
  readonly need: (from: number, to: number) => void
  readonly error: string
}

/** The findings that a filter asks for, fetched page by page as they are needed. */
export function useQueue(backend: Backend, filter: QueueFilter, reviewer: string): Queue {
  const [, redraw] = useState(0)
  const state = useRef<{ items: Map<number, Finding>; asked: Set<number>; total: number | undefined; error: string }>(blank())
  const load = useCallback(
    (page: number): void => {
      const current = state.current
      if (current.asked.has(page)) return
      current.asked.add(page)
      backend.queue(filter, page * PAGE_SIZE, reviewer).then(
        ({ total, items }) => {
          if (state.current !== current) return
          current.total = total
          items.forEach((item, index) => {
            current.items.set(page * PAGE_SIZE + index, item)
          })
          redraw(n => n + 1)
        },
        (error: unknown) => {
          if (state.current !== current) return
          current.asked.delete(page)
          current.error = error instanceof Error ? error.message : String(error)
          redraw(n => n + 1)
        },
      )
    },
    [backend, filter, reviewer],
  )
  useEffect(() => {
    state.current = blank()
    load(0)
    redraw(n => n + 1)
  }, [load])
  const { items, total, error } = state.current
  const need = (from: number, to: number): void => {
    for (let page = Math.floor(from / PAGE_SIZE); page * PAGE_SIZE < Math.min(to, total ?? 0); page++) load(page)
  }
  return { total, item: index => items.get(index), need, error }
}

function blank(): { items: Map<number, Finding>; asked: Set<number>; total: number | undefined; error: string } {
  return { items: new Map(), asked: new Set(), total: undefined, error: '' }
}
