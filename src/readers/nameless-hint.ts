import type { Conversation } from '../model/turn.ts'
import { excerpt } from './excerpt.ts'
import { isNobodysName } from './role-ledger.ts'

/** Characters of what a voice says first, and voices that are told of. */
const SHOWN = 50
const VOICES = 4

/**
 * Added where the user is asked who the agent is and all speakers are numbers: what each says first in the first conversation, and that the same number
 * is somebody else in the next. '' where anybody has a name.
 */
export function namelessHint(conversations: readonly Conversation[]): string {
  const [conversation] = conversations
  if (conversation === undefined) return ''
  const first = new Map<string, string>()
  for (const { speaker, speakerId, role, text } of conversation.turns) {
    if (role === 'bot' || role === 'system') continue
    if (speakerId !== undefined || !isNobodysName(speaker)) return ''
    if (speaker !== '' && !first.has(speaker)) first.set(speaker, excerpt(text, SHOWN))
  }
  if (first.size === 0) return ''
  const said = [...first].slice(0, VOICES).map(([speaker, text]) => `'${speaker}' "${text}"`)
  return `; in '${conversation.id}' they begin with ${said.join(', ')}; such a number is another person in each file: tell file by file`
}
