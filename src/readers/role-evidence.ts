import type { Conversation, Turn } from '../model/turn.ts'

/** A sign that a speaker is an agent. `weight` is the probability by itself; a negative one speaks for a customer. */
export interface Sign {
  readonly weight: number
  readonly reason: string
}

/** Turns of a speaker that are looked at in one conversation: greetings come first, and work shows early. */
const LOOKED_AT = 6
/** A million characters are no greeting. */
const LENGTH = 600

interface Phrase extends Sign {
  readonly pattern: RegExp
  /** Only in the first turns of a speaker. */
  readonly opening?: boolean
}

/** How agents greet and work, and how customers ask. Weights are cautious: 0.9 decides alone. Source: FORMATS 0.7, rule 4. */
const PHRASES: readonly Phrase[] = [
  {
    pattern:
      /\b(?:thank(?:s| you)(?: so much| very much)? for (?:calling(?! me\b| (?:us )?back(?:[^\w ]|$| (?:so|i|we|it|this|again|about|to|today|and|on|now)\b))|contacting|chatting with|getting in touch with|reaching out to)|danke für ihren anruf|merci d['’]avoir appelé|gracias por (?:llamar|contactar))\b/i,
    weight: 0.94,
    reason: 'thanks for the call or contact',
    opening: true,
  },
  {
    pattern:
      /\b(?:how (?:can|may|could) i (?:help|assist|be of)|what can i (?:do for|help)|how can we help|(?:wie|womit) kann ich (?:ihnen )?(?:weiter)?helfen|was kann ich für sie tun|comment puis-je vous aider|en qué puedo ayudar)/i,
    weight: 0.93,
    reason: 'asks how to help',
    opening: true,
  },
  {
    pattern:
      /\b(?:welcome to\b.{1,60}\b(?:support|chat|service|help|care)|you['’]?(?:re| are) (?:through|speaking|chatting|connected|now connected) (?:to|with))\b/i,
    weight: 0.93,
    reason: 'welcomes to the service',
    opening: true,
  },
  {
    pattern:
      /^[^.?!]{0,40}\b(?:support|service|services|help ?desk|customer care|hotline)\b[^?!]{0,60}\b(?:speaking|here|this is|my name is|i['’]m)\b/i,
    weight: 0.92,
    reason: 'introduces the service and itself',
    opening: true,
  },
  {
    pattern: /^(?:\S+ ){0,3}\S+, (?:good (?:morning|afternoon|evening)|hello|hi)\b.{0,30}\b(?:my name is|this is|\w+ speaking)/i,
    weight: 0.85,
    reason: 'answers in the name of a company',
    opening: true,
  },
  {
    pattern: /\b(?:anything else i can|is there anything else|anything else today)\b/i,
    weight: 0.8,
    reason: 'asks whether there is anything else',
  },
  {
    pattern:
      /\b(?:let me (?:check|look|see|pull|find|get)|one moment|bear with me|i can (?:do|help|check|see)|i(?:['’]| wi)ll (?:check|send|arrange|look into|transfer))\b/i,
    weight: 0.4,
    reason: 'offers to look into it',
  },
  {
    pattern:
      /\b(?:may i (?:ask|have)|could you (?:please )?(?:confirm|provide|give me|tell me) your|can i (?:get|have) your|what(?:['’]s| is) your (?:name|account|order|e-?mail|number|postcode))\b/i,
    weight: 0.5,
    reason: 'asks for particulars',
  },
  { pattern: /\b(?:sorry (?:to hear|about (?:that|the))|apologi[sz]e for)\b/i, weight: 0.35, reason: 'apologises' },
  {
    pattern:
      /\b(?:my (?:order|account|bill|invoice|parcel|package|router|card|refund|subscription|phone|booking|line|internet)\b|i(?:['’]| ha)ve been (?:waiting|charged)|i (?:want|need|would like) (?:to cancel|a refund|my money)|i (?:never|didn['’]t|still haven['’]t) (?:got|get|received?))/i,
    weight: -0.35,
    reason: 'asks for something of its own',
  },
]

/** The signs in what a speaker says in one conversation, each once. */
export function signsOf(turns: readonly Turn[]): readonly Sign[] {
  const found = new Set<Phrase>()
  for (const [i, turn] of turns.entries()) {
    if (i >= LOOKED_AT) break
    const start = turn.text.length > LENGTH ? turn.text.slice(0, LENGTH) : turn.text
    for (const phrase of PHRASES) if ((i < 2 || !phrase.opening) && phrase.pattern.test(start)) found.add(phrase)
  }
  return [...found]
}

/** What a customer gives thanks for. `Thank you for calling back` is said by both sides. */
const CALLED_BACK = /\bthank(?:s| you)\b.{0,25}? for (?:(?:calling|ringing|phoning) me|(?:getting|coming) back to me|returning my call)\b/i
/** The same without what writers say to those who wrote back. */
const CALLED = /\bthank(?:s| you)\b.{0,25}? for (?:(?:calling|ringing|phoning) me|returning my call)\b/i
/** `How can I help you find the code?` is asked by whoever wants to do something himself. */
const HELPS_TO_DO = /\bhow (?:can|may|could) i (?:help|assist) you (?:to )?(?:find|get|see|do|fix|solve|check|reach|open|reset) \w/gi

/** Whether somebody gives thanks for being called back, in his first turns. */
export function isCalledBack(turns: readonly Pick<Turn, 'text'>[]): boolean {
  return turns.some(({ text }) => CALLED_BACK.test(text.slice(0, LENGTH)))
}

/** How one greets who answers for a service, in its first turns; undefined where nobody does, and where one was called on the telephone. */
export function greetingOf(turns: readonly Pick<Turn, 'text'>[]): string | undefined {
  if (turns.some(({ text }) => CALLED.test(text.slice(0, LENGTH)))) return undefined
  for (const { text } of turns) {
    const start = text.slice(0, LENGTH).replace(HELPS_TO_DO, '')
    const phrase = PHRASES.find(({ opening, pattern }) => opening && pattern.test(start))
    if (phrase !== undefined) return phrase.reason
  }
  return undefined
}

const CALL = /\b(?:phone|voice|call|telephone|telefon)\b/i

/** Whether a conversation was spoken: it says so, or its turns have their place in a recording only. */
export function isCall({ turns }: Conversation): boolean {
  const first = turns[0]
  return first !== undefined && ((first.offset !== undefined && first.time === undefined) || CALL.test(first.channel ?? ''))
}

const HANDED_ON =
  /\b(?:put|putting|transfer|transferring|hand|handing|pass|passing|connect|connecting) (?:you|the call|your call)\b|\b(?:get|fetch|ask) (?:my|a) (?:manager|supervisor|colleague|team ?leader)\b/i
/** Turns before a voice's first: thanks and goodbyes may stand between. */
const BEFORE = 2

/** Whether somebody is first heard right after the call was handed on: the one that it was handed to, most likely. */
function comesAfterTransfer(persons: readonly Turn[], speaks: (turn: Turn) => boolean): boolean {
  const at = persons.findIndex(speaks)
  return persons.slice(Math.max(0, at - BEFORE), Math.max(0, at)).some(({ text }) => HANDED_ON.test(text.slice(-LENGTH)))
}

/** Whoever is second to write in a conversation. */
export const ANSWERS: Sign = { weight: 0.3, reason: 'answers' }

/** Whether a conversation was surely written, so that the customer began it. One without times and channel may be the transcript of a call. */
export function isWritten(conversation: Conversation): boolean {
  const first = conversation.turns[0]
  return !isCall(conversation) && (first?.time !== undefined || first?.channel !== undefined)
}

/** Who opens: a call is answered by the agent, a chat is begun by the customer; who comes in late may be a colleague. Weak each. */
export function placeSign(conversation: Conversation, speaks: (turn: Turn) => boolean): Sign | undefined {
  const isPerson = (turn: Turn): boolean => turn.role !== 'bot' && turn.role !== 'system'
  const first = conversation.turns.find(isPerson)
  if (first === undefined) return undefined
  if (isCall(conversation)) {
    if (speaks(first)) return { weight: 0.4, reason: 'speaks first in a call' }
    return comesAfterTransfer(conversation.turns.filter(isPerson), speaks)
      ? { weight: 0.5, reason: 'first heard after the call was handed on' }
      : undefined
  }
  const second = conversation.turns.find(turn => isPerson(turn) && (turn.speaker !== first.speaker || turn.speakerId !== first.speakerId))
  return second !== undefined && speaks(second) ? ANSWERS : undefined
}

const FREE =
  /^(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|me|gmx|web|mail|proton(?:mail)?|pm|orange|free|laposte|libero|t-online|yandex|qq|163|comcast|verizon|att)\./

/** The domain of an address, lower case; '' where there is none. Domains where anybody has an address are 'free'. */
export function domainOf(address: string): string {
  const domain = /@([^\s@<>]+\.[a-z]{2,}|[\w-]+\.example)>?$/i.exec(address)?.[1]?.toLowerCase() ?? ''
  return FREE.test(domain) ? 'free' : domain
}

/** Several signs together: each leaves less doubt. */
export function confidenceOf(signs: readonly Sign[]): number {
  let doubt = 1
  let customer = 1
  for (const { weight } of signs) {
    if (weight > 0) doubt *= 1 - weight
    else customer *= 1 + weight
  }
  return (1 - doubt) * (0.5 + customer / 2)
}
