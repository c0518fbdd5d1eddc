import type { Contact, ContactTurn } from '../../model/contact.ts'
import { isDont } from '../../model/tag.ts'
import type { TaggedConversation } from '../../model/tagged.ts'
import { agentKey, type Turn } from '../../model/turn.ts'
import { isSaid } from '../conversation.ts'
import { own } from '../moments.ts'
import { carryingSentences } from '../sayings/wording.ts'
import { stemsOf } from './stems.ts'

/** A contact must stay small: a night of many thousands is kept in memory, and in the history. */
const STEMS_KEPT = 24
const STEMS_OF_TURN = 12
const BIDS_KEPT = 4
const WARM_KEPT = 8
const WARM = ['yes', 'small-talk'] as const
/** "the third time I ask", "I've told you twice", "for the umpteenth time". */
const TOLD_BEFORE =
  /\b(?:third|3rd|fourth|4th|fifth|5th|sixth|tenth|umpteenth|hundredth|nth) (?:time|call|email|letter|chat|person)\b|\b(?:told|tell|telling|asked|rang|rung|called|written|wrote|explained|said)\b[^.!?]{0,40}\b(?:twice|three times|four times|several times|many times|over and over)\b/i
/** UTF-16 units of a quote. */
const QUOTE = 240

/** What is to be known of a conversation beside those before and after it; undefined where its customer cannot be told from others. */
export function contactOf({ conversation, tags, moments }: TaggedConversation): Contact | undefined {
  const customer = customerOf(conversation.turns.find(turn => turn.customer)?.customer ?? '')
  if (customer === undefined) return undefined
  const counts = { turns: 0, yes: 0, smallTalk: 0, donts: 0 }
  const said = new Set<string>()
  const warm: Contact['warm'][number][] = []
  let told: { readonly turn: Turn; readonly stems: readonly string[] } | undefined
  let complains = false
  conversation.turns.forEach((turn, index) => {
    if (!isSaid(turn)) return
    if (turn.role === 'customer') {
      const stems = stemsOf(turn.text)
      const says = TOLD_BEFORE.test(turn.text)
      if (!complains && (says || stems.length > (told?.stems.length ?? 0))) told = { turn, stems }
      complains ||= says
      for (const stem of stems) said.add(stem)
    }
    const decision = tags[index]
    if (decision === undefined) return
    counts.turns++
    if (decision.tag === 'yes') counts.yes++
    if (decision.tag === 'small-talk') counts.smallTalk++
    if (isDont(decision.tag)) counts.donts++
    if (!WARM.some(tag => decision.tag === tag || decision.also.includes(tag)) || warm.length === WARM_KEPT) return
    const stems = stemsOf(turn.text).filter(stem => !said.has(stem))
    if (stems.length > 0) warm.push({ ...quoted(turn, stems), agent: agentKey(turn) })
  })
  const bids = (moments?.bids ?? []).slice(0, BIDS_KEPT).flatMap(({ index, evidence }) => {
    const turn = conversation.turns[index]!
    const stems = stemsOf(carryingSentences(turn.text, evidence))
    return stems.length === 0 ? [] : [quoted(turn, stems, evidence[0]?.start)]
  })
  return own({
    customer,
    source: conversation.source,
    conversation: conversation.id,
    time: conversation.turns.find(turn => turn.time !== undefined)?.time,
    ...counts,
    told: told && quoted(told.turn, told.stems),
    ...(complains ? { complains } : {}),
    stems: [...said].slice(0, STEMS_KEPT),
    bids,
    warm,
  })
}

/** What exports write where they do not know the customer. */
const NOBODY = new Set(
  '- 0 anonymous caller chat client customer end-user guest n/a na nil none null private unknown user visitor withheld'.split(' '),
)

/** The same customer written in other ways: capitals in an address, blanks and brackets in a telephone number. */
function customerOf(id: string): string | undefined {
  const normal = id.trim().toLowerCase()
  if (normal === '' || NOBODY.has(normal)) return undefined
  return /^[+0][\d\s()./-]{6,}$/.test(normal) ? normal.replace(/[^+\d]/g, '') : normal
}

/** A long text is cut from the sentence on that carries the evidence, between words, and never within a number or an address: no mask would know it. */
function quoted({ turn, text }: Pick<Turn, 'turn' | 'text'>, stems: readonly string[], evidence = 0): ContactTurn {
  return { turn, text: quote(text, evidence), stems: stems.slice(0, STEMS_OF_TURN) }
}

function quote(text: string, evidence: number): string {
  if (text.length <= QUOTE) return text.trim()
  const from = Math.max(0, ...[...text.slice(0, evidence).matchAll(/[.!?]\s+/g)].map(end => end.index + end[0].length))
  const rest = text.slice(from)
  if (rest.length <= QUOTE) return `…${rest.trim()}`
  const cut = rest.slice(0, QUOTE).replace(/\s*\S*$/, '')
  return `${from > 0 ? '…' : ''}${cut.replace(/(?:\s+\S*[\d@]\S*)+$/, '')}…`
}
