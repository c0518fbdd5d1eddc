import type { Role } from '../../model/turn.ts'
import { plainOf } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'

const roleFor = roleTable({
  user: 'customer',
  human: 'customer',
  customer: 'customer',
  agent: 'agent',
  assistant: 'bot',
  gpt: 'bot',
  chatgpt: 'bot',
  bing: 'bot',
  bard: 'bot',
  system: 'system',
  developer: 'system',
  tool: 'system',
  function: 'system',
  function_call: 'system',
  observation: 'system',
})

/** Chats in the manner of OpenAI's fine-tuning files, and ShareGPT's. FORMATS 7.2. */
export const openai: JsonFormat = {
  name: 'openai',
  title: 'OpenAI-style chats (JSON, JSON lines)',
  howTo: [
    'One object a conversation: {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}, one a line or in a list.',
    'The assistant counts as a bot, whose tone is not judged; where people wrote its answers, pass --agent-role assistant.',
  ].join(' '),
  fits: record => {
    const first = objectsOf(messagesOf(record))[0]
    if (first === undefined || isCrisp(first)) return undefined
    const role = wordOf(first.role) ?? wordOf(first.from)
    const says = 'content' in first || 'value' in first || 'tool_calls' in first
    return role !== undefined && roleFor(role) !== undefined && says ? { score: 0.94, why: `messages with role and content` } : undefined
  },
  events,
}

/** Crisp's messages are from a user, too. */
function isCrisp(message: Json): boolean {
  return 'from' in message && ('fingerprint' in message || 'session_id' in message)
}

/** Of two answers to choose from the preferred one was meant. */
function messagesOf(record: Json): readonly unknown[] {
  const asked = record.messages ?? record.conversations ?? at(record.input, 'messages')
  return [...listOf(asked), ...listOf(record.preferred_output)]
}

function* events(record: Json, { id, options, memory }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.id) ?? wordOf(record.conversation_id) ?? wordOf(at(record, 'metadata', 'id')) ?? id
  for (const message of messagesOf(record)) {
    if (!isObject(message)) {
      yield { kind: 'skipped', reason: 'a message is no object: it is left out' }
      continue
    }
    const label = wordOf(message.role) ?? wordOf(message.from) ?? ''
    const text = contentOf(message.content ?? message.value).trim()
    const role = roleOf(label, options.agentRoles)
    if (text === '') yield { kind: 'aside', reason: `messages of role ${label || 'none'} without words` }
    else yield { kind: 'turn', turn: { conversation, text, role, speaker: wordOf(message.name) ?? label } }
    if (role === 'bot' && !memory.has('bot')) {
      memory.set('bot', true)
      yield {
        kind: 'warning',
        reason: `'${label}' counts as a bot, whose tone is not judged: pass --agent-role ${label} where people wrote its answers`,
      }
    }
  }
}

function contentOf(value: unknown): string {
  if (typeof value === 'string') return plainOf(value)
  return objectsOf(value)
    .map(part => textOf(part.text))
    .filter(text => text !== '')
    .join('\n')
}

function roleOf(label: string, agents: readonly string[] | undefined): Role | undefined {
  if (agents?.includes(label)) return 'agent'
  return roleFor(label)
}
