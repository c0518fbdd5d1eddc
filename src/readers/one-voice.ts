import type { Notice } from '../model/reading.ts'
import type { Conversation } from '../model/turn.ts'
import { isCall } from './role-evidence.ts'
import { isNameless, speakersOf } from './role-ledger.ts'

/** Whether a call has one voice only, and a nameless one: where diarisation fails, both sides are `Speaker 0`. FORMATS 6.12. */
export function isOneVoice(conversation: Conversation): boolean {
  if (!isCall(conversation)) return false
  const [voice, ...others] = [...speakersOf(conversation).values()]
  return voice !== undefined && others.length === 0 && isNameless(voice[0]!)
}

/** Watches an input for calls in which the voices are not told apart. */
export interface VoiceWatch {
  readonly add: (conversation: Conversation) => void
  /** One warning for the input, where there was any. */
  readonly notice: (source: string) => Notice | undefined
}

export function voiceWatch(): VoiceWatch {
  let calls = 0
  let alone = 0
  let first = ''
  return {
    add: conversation => {
      if (!isCall(conversation)) return
      calls++
      if (!isOneVoice(conversation)) return
      if (alone++ === 0) first = conversation.id
    },
    notice: source => {
      if (alone === 0) return undefined
      const message = [
        `only one voice in ${alone} of ${calls} ${calls === 1 ? 'call' : 'calls'}, such as '${first}': if two speak there, they are not told apart,`,
        "and what the customer says would count as the agent's; transcribe it again with speaker labels, or with each side on its channel",
      ].join(' ')
      return { kind: 'warning', source, message }
    },
  }
}
