import type { Conversation } from '../model/turn.ts'
import { isNobodysName } from './role-ledger.ts'

/**
 * Added where the user is asked who the agent is and all speakers of the first conversation are numbers: such a number is somebody else in the next.
 * '' where anybody has a name.
 */
export function namelessHint(conversations: readonly Conversation[]): string {
  const people = conversations[0]?.turns.filter(({ role }) => role !== 'bot' && role !== 'system') ?? []
  if (people.some(({ speaker, speakerId }) => speakerId !== undefined || !isNobodysName(speaker))) return ''
  if (people.every(({ speaker }) => speaker === '')) return ''
  return '; such a number is another person in each file: saltshaker inspect FILE shows how each begins, masked; tell file by file'
}
