import type { Conversation, Turn } from '../model/turn.ts'
import { isCall, type Sign } from './role-evidence.ts'

/** Turns of a speaker in which the call itself is spoken of. */
const OPENING = 2
const LENGTH = 600

const THANKS = /\bthank(?:s| you)\b.{0,25}? for (?:(?:calling|ringing|phoning) me|(?:getting|coming) back to me|returning my call)\b/i
const CALLS_FROM =
  /\b(?:it['’]s|it is|this is|i['’]m|i am|my name is)\s+\p{L}[^.?!,]{0,40},?\s+(?:and i['’]m |and i am )?(?:calling|ringing|phoning) (?:you )?from\b/iu
/** Words of somebody who answers a telephone at home: a service says more. */
const ANSWER = 2

/** What tells the sides of a call by who called whom. */
export function callerSigns(conversation: Conversation, speaks: (turn: Turn) => boolean): readonly Sign[] {
  if (!isCall(conversation)) return []
  const persons = conversation.turns.filter(({ role }) => role !== 'bot' && role !== 'system')
  const own = persons.filter(speaks).slice(0, OPENING)
  const others = persons.filter(turn => !speaks(turn))
  const thanks = (turns: readonly Turn[]): boolean => turns.some(({ text }) => THANKS.test(text.slice(0, LENGTH)))
  const signs: Sign[] = []
  if (thanks(own)) signs.push({ weight: -0.6, reason: 'gives thanks for being called back' })
  else if (isOne(others) && thanks(others.slice(0, OPENING))) signs.push({ weight: 0.9, reason: 'is thanked for calling back' })
  const first = persons[0]
  const isCaller = first !== undefined && (speaks(first) || first.text.trim().split(/\s+/).length <= ANSWER)
  if (isCaller && own.some(({ text }) => CALLS_FROM.test(text.slice(0, LENGTH))))
    signs.push({ weight: 0.92, reason: 'calls in the name of a company' })
  return signs
}

function isOne(turns: readonly Turn[]): boolean {
  const first = turns[0]
  return first !== undefined && turns.every(({ speaker, speakerId }) => speaker === first.speaker && speakerId === first.speakerId)
}
