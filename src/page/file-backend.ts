import type { Finding, PageConversation, PageData } from '../reporters/page/page-data.ts'
import { contextLines, type Decision, labelLine } from '../review/decision.ts'
import { createDecisionBook } from '../review/decision-book.ts'
import { inOrder, selectFindings } from '../review/queue.ts'
import { type Backend, PAGE_SIZE } from './backend.ts'
import { recall, store } from './storage.ts'

/** All is in the page; decisions stay in this browser until they are exported. */
export function fileBackend({ key, findings, shown, tagger }: PageData): Backend {
  const conversations = new Map(shown.map(one => [keyOf(one.source, one.id), one]))
  const decisions: Decision[] = recall(`decisions ${key}`, isDecisionList) ?? []
  const book = createDecisionBook(decisions)
  const watchers = new Set<() => void>()
  const find = (source: string, id: string): PageConversation => conversations.get(keyOf(source, id))!
  const textOf = (finding: Finding): string => find(finding.source, finding.conversation).turns[finding.at]!.text
  const sorted = { worst: inOrder(findings, 'worst'), unsure: inOrder(findings, 'unsure') }
  return {
    queue: async (filter, offset) => {
      const found = selectFindings(sorted[filter.order ?? 'worst'], filter, book.isDone, textOf)
      return { total: found.length, items: found.slice(offset, offset + PAGE_SIZE) }
    },
    conversation: async (source, id) => find(source, id),
    decide: async draft => {
      const decision: Decision = { ...draft, reviewed: new Date().toISOString(), tagger }
      if (!store(`decisions ${key}`, [...decisions, decision]))
        throw new Error('This browser keeps nothing for this page: export the labels before you close it.')
      decisions.push(decision)
      book.add(decision)
      for (const watcher of watchers) watcher()
    },
    book,
    watch: onChange => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    exportLabels: () => labelsOf(decisions, find),
    isReached: () => true,
    keptIn: 'this browser',
  }
}

/** Every conversation that was decided on, once, and the decisions, in the order in which they were made: as the server writes them. */
function labelsOf(decisions: readonly Decision[], find: (source: string, id: string) => PageConversation): string {
  const told = new Set<string>()
  const lines = decisions.flatMap(decision => {
    const conversation = find(decision.source, decision.conversation)
    const key = keyOf(decision.source, decision.conversation)
    const context = told.has(key) ? [] : contextLines(conversation)
    told.add(key)
    return [...context, labelLine(decision, conversation)]
  })
  return lines.map(line => `${line}\n`).join('')
}

function keyOf(source: string, id: string): string {
  return JSON.stringify([source, id])
}

function isDecisionList(value: unknown): value is Decision[] {
  return Array.isArray(value) && value.every(one => typeof one === 'object' && one !== null && 'reviewer' in one && 'turn' in one)
}
