import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

const roleFor = roleTable({ user: 'customer', assistant: 'bot', system: 'system', tool: 'system' })

/** The data export of ChatGPT: a tree of messages, of which one branch is shown. */
export const chatgpt: JsonFormat = {
  name: 'chatgpt',
  title: 'ChatGPT data exports (JSON)',
  howTo: [
    'Settings, Data controls, Export data: name conversations.json of the download. Of answers that were asked for again the last is read.',
    'The assistant counts as a bot, whose tone is not judged; where people wrote its answers, pass --agent-role assistant.',
  ].join(' '),
  fits: record => {
    const node = isObject(record.mapping) ? Object.values(record.mapping)[0] : undefined
    return isObject(node) && 'message' in node && 'children' in node
      ? { score: 0.98, why: 'mapping of messages and their children' }
      : undefined
  },
  events,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.conversation_id) ?? wordOf(record.id) ?? id
  for (const message of shownMessages(record)) {
    const label = wordOf(at(message, 'author', 'role')) ?? ''
    const text = wordsOf(message)
    if (text === '') yield { kind: 'aside', reason: `messages of role ${label || 'none'} without words` }
    else {
      const role = options.agentRoles?.includes(label) ? 'agent' : roleFor(label)
      yield { kind: 'turn', turn: { conversation, text, role, speaker: label, time: stampOf(message.create_time) } }
    }
  }
}

/** From the first message to the current one; without a current one, the last branch. */
function shownMessages({ mapping, current_node }: Json): readonly Json[] {
  const nodes = isObject(mapping) ? mapping : {}
  const messages: Json[] = []
  const met = new Set<string>()
  let name = wordOf(current_node) ?? Object.keys(nodes).at(-1)
  while (name !== undefined && !met.has(name)) {
    met.add(name)
    const node = at(nodes, name)
    const message = at(node, 'message')
    if (isObject(message)) messages.unshift(message)
    name = wordOf(at(node, 'parent'))
  }
  return messages
}

/** What was shown: not what the assistant told its tools, nor what it was told beforehand. */
function wordsOf(message: Json): string {
  const type = wordOf(at(message, 'content', 'content_type'))
  const isHidden = at(message, 'metadata', 'is_visually_hidden_from_conversation') === true
  if (isHidden || (message.recipient ?? 'all') !== 'all' || (type !== 'text' && type !== 'multimodal_text')) return ''
  return listOf(at(message, 'content', 'parts'))
    .map(textOf)
    .filter(text => text !== '')
    .join('\n')
    .trim()
}
