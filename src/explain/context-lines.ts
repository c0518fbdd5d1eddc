import { UserError } from '../errors.ts'
import type { Turn } from '../model/turn.ts'

const ROLES = ['customer', 'agent'] as const
type ContextRole = (typeof ROLES)[number]

// A role, a colon, a space: "https://…" and "10:02" are words.
const LABELLED = /^\s*(\p{L}+)\s*:(?:\s+(.*))?$/su

/**
 * What was said before a turn, as people type it: `customer: …` or `agent: …`, a turn a line. A first line without a role is the customer's, a
 * later one goes on with the turn above it. Throws UserError for a role that is neither, and for a turn without words.
 */
export function contextTurns(values: readonly string[]): Turn[] {
  const turns: { role: ContextRole; text: string }[] = []
  for (const value of values) {
    if (value.trim() === '') throw new UserError('--context is empty: give what was said before, for example "customer: where is it?"')
    value.split(/\r?\n/).forEach((line, index) => {
      const [, word, rest] = LABELLED.exec(line) ?? []
      if (word !== undefined) turns.push({ role: roleOf(word, line), text: wordsOf(word, rest) })
      else if (index === 0) turns.push({ role: 'customer', text: line })
      else if (line.trim() !== '') {
        const { role, text } = turns.pop()!
        turns.push({ role, text: `${text}\n${line}` })
      }
    })
  }
  return turns.map(({ role, text }, turn) => ({ turn, role, speaker: '', text }))
}

function roleOf(word: string, line: string): ContextRole {
  const role = ROLES.find(known => known === word.toLowerCase())
  if (role === undefined)
    throw new UserError(
      `--context: "${word}" is no role here; begin with "customer:" or "agent:" (if it is the customer's own word: "customer: ${line.trim()}")`,
    )
  return role
}

function wordsOf(role: string, words = ''): string {
  if (words.trim() === '') throw new UserError(`--context: nothing after "${role}:"; give the words, for example "${role}: hello"`)
  return words.trim()
}

/**
 * The agent's turn that these words are, after those, without the `agent:` that was pasted with them. Throws UserError where they are said to be
 * the customer's, and where there are no words.
 */
export function agentTurn(text: string, before: readonly Turn[]): Turn {
  const [, role] = /^\s*(agent|customer)\s*:\s/i.exec(text) ?? []
  if (role?.toLowerCase() === 'customer')
    throw new UserError('only the words of agents are tagged; give the customer\'s by --context "customer: …"')
  const words = role === undefined ? text : text.replace(/^\s*agent\s*:\s+/i, '')
  if (!/[\p{L}\p{N}]/u.test(words)) throw new UserError('nothing to explain: the text has no words')
  return { turn: before.length, role: 'agent', speaker: '', text: words }
}
