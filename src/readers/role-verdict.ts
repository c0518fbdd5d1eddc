import type { Conversation, Role } from '../model/turn.ts'
import { isOneVoice } from './one-voice.ts'
import { confidenceOf, isCall } from './role-evidence.ts'
import { type Ledger, speakersOf } from './role-ledger.ts'

/** Roles are taken from here on; below it the user is asked. */
export const SURE = 0.9
/** A speaker beside an agent who may be one, too, is neither called agent nor customer. */
const DOUBTFUL = 0.7
/** The same for one of several nameless voices beside the agent's: after a transfer another agent is one of them. */
const DOUBTFUL_OF_SEVERAL = 0.3

export interface Verdict {
  readonly role: Role
  /** 0 to 1: that the role is right. */
  readonly confidence: number
  readonly reason: string
}

/** What is known of the speakers of a conversation whose roles the data does not tell, by key. `unknown` where nobody can say. */
export function verdictsOf(conversation: Conversation, ledger: Ledger): ReadonlyMap<string, Verdict> {
  const speakers = speakersOf(conversation)
  const told = new Set<Role>()
  const verdicts = new Map<string, Verdict>()
  const open: { key: string; confidence: number; reason: string; asks: boolean; isNobody: boolean }[] = []
  for (const [key, turns] of speakers) {
    const [role, other] = new Set(turns.map(turn => turn.role).filter(one => one !== 'unknown'))
    if (role !== undefined) told.add(role)
    if (turns.every(turn => turn.role !== 'unknown')) continue
    const isNobody = turns[0]!.speaker === '' && turns[0]!.speakerId === undefined
    if (role !== undefined && other === undefined && !isNobody) {
      verdicts.set(key, { role, confidence: 0.97, reason: 'so the data tells of other turns' })
      continue
    }
    const signs = ledger.signs(key, turns, conversation)
    const best = [...signs].sort((a, b) => b.weight - a.weight)
    const reason = best
      .filter(sign => sign.weight > 0)
      .slice(0, 3)
      .map(sign => sign.reason)
      .join('; ')
    open.push({
      key,
      confidence: confidenceOf(signs),
      reason: reason || 'nothing tells',
      asks: signs.some(sign => sign.weight < 0),
      isNobody,
    })
  }
  if (isOneVoice(conversation)) {
    const reason = 'the only voice of a call: two may not be told apart'
    for (const { key, confidence } of open) verdicts.set(key, { role: 'unknown', confidence: Math.min(confidence, DOUBTFUL), reason })
    return verdicts
  }
  const alone = open.length === 1 ? open[0] : undefined
  if (alone !== undefined && told.has('customer') && !told.has('agent')) {
    return verdicts.set(alone.key, { role: 'agent', confidence: 0.95, reason: 'the only one beside the customer' })
  }
  if (alone !== undefined && told.has('agent') && !told.has('customer')) {
    return verdicts.set(alone.key, { role: 'customer', confidence: 0.95, reason: 'the only one beside the agent' })
  }
  const agents = open.filter(one => one.confidence >= SURE)
  // Where everybody seems to be an agent, nobody is known to be one.
  const crowd = agents.length === open.length && open.length > 1 && !told.has('customer')
  const sure = told.has('agent') ? 0.95 : crowd ? 0 : Math.max(0, ...agents.map(one => one.confidence))
  const doubtful = open.length > 2 && isCall(conversation) ? DOUBTFUL_OF_SEVERAL : DOUBTFUL
  // In a group chat whoever shows nothing may be a colleague of the one who greets.
  const isGroup = !isCall(conversation) && (!told.has('agent') || conversation.mixed === true) && open.length - agents.length > 1
  for (const { key, confidence, reason, asks, isNobody } of open) {
    // Beside somebody who is named it may be any of them.
    if (isNobody && open.length > 1)
      verdicts.set(key, { role: 'unknown', confidence: Math.min(confidence, DOUBTFUL), reason: 'nobody is named' })
    else if (confidence >= SURE && !crowd) verdicts.set(key, { role: 'agent', confidence, reason })
    else if (sure < SURE || confidence >= doubtful) verdicts.set(key, { role: 'unknown', confidence, reason })
    else if (isGroup && !asks) verdicts.set(key, { role: 'unknown', confidence, reason })
    // Where the customer is told, a third who shows nothing may be a colleague as well.
    else if (told.has('customer')) verdicts.set(key, { role: 'unknown', confidence, reason })
    else verdicts.set(key, { role: 'customer', confidence: sure * (1 - confidence / 10), reason: 'speaks with an agent' })
  }
  return verdicts
}
