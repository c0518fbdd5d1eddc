import type { Conversation, Turn } from '../model/turn.ts'
import { isCall, isCalledBack, type Sign, signsOf } from './role-evidence.ts'

/** Turns of a speaker in which the call itself is spoken of. */
const OPENING = 2

const CALLS_FROM = /\b(?:it['’]s|it is|this is)\s+\p{L}[^.?!,]{0,40},?\s+(?:calling|ringing|phoning) (?:you )?from\b/iu
/** A customer says where he calls from as well, and then what for. */
const OWN_MATTER = /\b(?:about (?!your\b)|because\b|my\b)/i
/** Words of somebody who answers a telephone at home: a service says more. */
const ANSWER = 2
/** Words in which a service says that it calls. */
const SHORT = 25

/** What tells the sides of a call by who called whom. */
export function callerSigns(conversation: Conversation, speaks: (turn: Turn) => boolean): readonly Sign[] {
  if (!isCall(conversation)) return []
  const persons = conversation.turns.filter(({ role }) => role !== 'bot' && role !== 'system')
  const own = persons.filter(speaks).slice(0, OPENING)
  const others = persons.filter(turn => !speaks(turn))
  const signs: Sign[] = []
  if (isCalledBack(own)) signs.push({ weight: -0.6, reason: 'gives thanks for being called back' })
  else if (isOne(others) && isCalledBack(others.slice(0, OPENING))) signs.push({ weight: 0.9, reason: 'is thanked for calling back' })
  if (callsFrom(own[0]) && justAnswers(others)) signs.push({ weight: 0.92, reason: 'calls in the name of a company' })
  return signs
}

function callsFrom(first: Turn | undefined): boolean {
  return first !== undefined && wordsOf(first) <= SHORT && CALLS_FROM.test(first.text) && !OWN_MATTER.test(first.text)
}

/** Whether whoever was called says who he is neither at once nor by what he does later. */
function justAnswers(turns: readonly Turn[]): boolean {
  const first = turns[0]
  return first !== undefined && wordsOf(first) <= ANSWER && signsOf(turns).every(({ weight }) => weight < 0)
}

function wordsOf({ text }: Turn): number {
  return text.trim().split(/\s+/, SHORT + 1).length
}

function isOne(turns: readonly Turn[]): boolean {
  const first = turns[0]
  return first !== undefined && turns.every(({ speaker, speakerId }) => speaker === first.speaker && speakerId === first.speakerId)
}
