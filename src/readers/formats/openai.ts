import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectsOf, textOf, wordOf } from '../json/values.ts'

const ROLES = new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function', 'human', 'gpt', 'agent', 'customer'])

/** Chats in the manner of OpenAI's fine-tuning files, and ShareGPT's. FORMATS 7.2. */
export const openai: JsonFormat = {
  name: 'openai',
  title: 'OpenAI-style chats (JSON, JSON lines)',
  howTo: [
    'One object a conversation: {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}, one a line or in a list.',
    'The assistant counts as a bot, whose tone is not judged; where people wrote its answers, pass --agent-role assistant.',
  ].join(' '),
  fits: record => {
    const first = firstOf(record)
    if (first === undefined || isCrisp(first)) return undefined
    const role = wordOf(first.role) ?? wordOf(first.from)
    const says = 'content' in first || 'value' in first || 'tool_calls' in first
    return role !== undefined && ROLES.has(role) && says ? { score: 0.94, why: `messages with role and content` } : undefined
  },
  events,
}

/** Crisp's messages are from a user, too. */
function isCrisp(message: Json): boolean {
  return 'from' in message && ('fingerprint' in message || 'session_id' in message)
}

function messagesOf(record: Json): readonly unknown[] {
  return listOf(record.messages ?? record.conversations)
}

function firstOf(record: Json): Json | undefined {
  return objectsOf(messagesOf(record))[0]
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.id) ?? wordOf(record.conversation_id) ?? wordOf(at(record, 'metadata', 'id')) ?? id
  for (const message of messagesOf(record)) {
    if (!isObject(message)) {
      yield { kind: 'skipped', reason: 'a message is no object: it is left out' }
      continue
    }
    const label = wordOf(message.role) ?? wordOf(message.from) ?? ''
    const text = contentOf(message.content ?? message.value).trim()
    if (text === '') yield { kind: 'aside', reason: `messages of role ${label || 'none'} without words` }
    else
      yield { kind: 'turn', turn: { conversation, text, role: roleOf(label, options.agentRoles), speaker: wordOf(message.name) ?? label } }
  }
}

function contentOf(value: unknown): string {
  if (typeof value === 'string') return value
  return objectsOf(value)
    .map(part => textOf(part.text))
    .filter(text => text !== '')
    .join('\n')
}

function roleOf(label: string, agents: readonly string[] | undefined): Role | undefined {
  if (agents?.includes(label)) return 'agent'
  if (label === 'user' || label === 'human' || label === 'customer') return 'customer'
  if (label === 'agent') return 'agent'
  if (label === 'assistant' || label === 'gpt') return 'bot'
  return ROLES.has(label) ? 'system' : undefined
}
