import type { PageConversation } from '../reporters/page/page-data.ts'
import type { Decision } from '../review/decision.ts'
import { createDecisionBook } from '../review/decision-book.ts'
import type { Backend, QueuePage } from './backend.ts'

/** How often the other reviewers' decisions are asked for, in milliseconds. */
const POLL = 4000

/** The server answers pages of the queue, and writes decisions into the labels file. */
export function servedBackend(labels: string): Backend {
  const book = createDecisionBook()
  const watchers = new Set<() => void>()
  let known = 0
  const learn = async (): Promise<void> => {
    const { next, decisions } = (await get('decisions', { since: String(known) })) as { next: number; decisions: Decision[] }
    if (next === known) return
    known = next
    for (const decision of decisions) book.add(decision)
    for (const watcher of watchers) watcher()
  }
  let isReached = true
  const reach = (now: boolean): void => {
    if (now === isReached) return
    isReached = now
    for (const watcher of watchers) watcher()
  }
  const poll = (): void => {
    if (document.visibilityState !== 'visible') return
    learn().then(
      () => reach(true),
      () => reach(false),
    )
  }
  poll()
  setInterval(poll, POLL)
  // Of one turn the last decision counts: they are sent one after the other, however fast the keys.
  let decided: Promise<void> = Promise.resolve()
  return {
    queue: async (filter, offset, reviewer) => {
      await learn()
      return (await get('queue', { ...filter, offset, reviewer })) as QueuePage
    },
    conversation: async (source, id) => (await get('conversation', { source, id })) as PageConversation,
    decide: draft => {
      const kept = decided.then(() => send(draft))
      decided = kept.catch(() => {})
      return kept.then(learn)
    },
    book,
    watch: onChange => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    isReached: () => isReached,
    keptIn: labels,
  }
}

async function send(draft: unknown): Promise<void> {
  const response = await fetch('api/decisions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(draft),
  })
  if (!response.ok) throw new Error(await why(response))
}

async function get(what: string, query: Readonly<Record<string, string | number | boolean | undefined>>): Promise<unknown> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const response = await fetch(`api/${what}?${new URLSearchParams(given)}`)
  if (!response.ok) throw new Error(await why(response))
  return response.json()
}

async function why(response: Response): Promise<string> {
  const text = await response.text()
  return text === '' ? `The server answered ${response.status}.` : text
}
