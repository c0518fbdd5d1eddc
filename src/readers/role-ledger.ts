import type { Conversation, Role, Turn } from '../model/turn.ts'
import { callerSigns } from './caller-evidence.ts'
import { domainOf, placeSign, type Sign, signsOf } from './role-evidence.ts'

/** What is known of a speaker over all conversations so far. */
export interface Account {
  readonly name: string
  turns: number
  conversations: number
  /** Of these, the ones where it is the speaker met in the most conversations. */
  leads: number
  signs: readonly Sign[]
  /** The role that the data gives it anywhere. */
  role?: Role | undefined
  readonly domain: string
}

/** Met in so many conversations, a speaker works there. FORMATS 0.7, rule 5. */
const RECURS = 3
/** A customer who comes so often may well be a colleague. */
const OFTEN = 10
/** So many speakers are remembered; later ones are judged by their own conversation. */
const REMEMBERED = 20_000

/** Names that mean somebody else in each conversation. */
const GENERIC = /^(?:|unknown.*|(?:spk|speaker|participant|person|channel|voice|user|guest)[\s_-]*\w{0,2})$/i

/** Whether a label is no name: `Speaker 0`, `SPEAKER_00`, `channel 1`, `A`. */
export function isNobodysName(speaker: string): boolean {
  return GENERIC.test(speaker) || /^(?:\w|\d{1,3})$/.test(speaker)
}

/** Whether nobody is named: only that it is not another voice of the same conversation. */
export function isNameless({ speaker, speakerId }: Turn): boolean {
  return speakerId === undefined && GENERIC.test(speaker)
}

/** The speaker of a turn: by id, else by name; a name such as `Speaker 1` only within its conversation. */
export function keyOf(turn: Turn, conversation: Conversation): string {
  if (turn.speakerId !== undefined) return `id ${turn.speakerId}`
  const name = turn.speaker.toLowerCase()
  return GENERIC.test(name) ? `${conversation.source} ${conversation.id} ${name}` : `name ${name}`
}

/** The turns of each speaker, in order of appearance; without bots and system. */
export function speakersOf(conversation: Conversation): ReadonlyMap<string, readonly Turn[]> {
  const speakers = new Map<string, Turn[]>()
  for (const turn of conversation.turns) {
    if (turn.role === 'bot' || turn.role === 'system') continue
    const key = keyOf(turn, conversation)
    const turns = speakers.get(key)
    if (turns === undefined) speakers.set(key, [turn])
    else turns.push(turn)
  }
  return speakers
}

const NONE: readonly Sign[] = []

/** Accounts of all speakers, by key. */
export interface Ledger {
  readonly accounts: ReadonlyMap<string, Account>
  readonly add: (conversation: Conversation) => void
  /** Notes only the roles that the data tells, of a conversation in which it tells all. */
  readonly addTold: (conversation: Conversation) => void
  /** Why a speaker of the conversation may be an agent. */
  readonly signs: (key: string, turns: readonly Turn[], conversation: Conversation) => readonly Sign[]
}

export function ledger(): Ledger {
  const accounts = new Map<string, Account>()
  const domains = domainCounts()
  return {
    accounts,
    add: conversation => {
      const speakers = speakersOf(conversation)
      const here: Account[] = []
      for (const [key, turns] of speakers) {
        const account = accounts.get(key) ?? opened(turns[0]!)
        if (accounts.size < REMEMBERED) accounts.set(key, account)
        account.turns += turns.length
        account.conversations++
        if (turns[0]!.role !== 'unknown') account.role = turns[0]!.role
        const fresh = signsOf(turns).filter(sign => !account.signs.includes(sign))
        if (fresh.length > 0) account.signs = [...account.signs, ...fresh]
        here.push(account)
      }
      const most = Math.max(0, ...[...new Set(here.map(account => account.conversations))])
      const leaders = here.filter(account => account.conversations === most)
      if (leaders.length === 1) leaders[0]!.leads++
      for (const domain of new Set(here.map(account => account.domain))) domains.add(domain)
    },
    addTold: conversation => {
      for (const turn of conversation.turns) {
        if (turn.role !== 'agent' || turn.speakerId === undefined) continue
        const key = keyOf(turn, conversation)
        const account = accounts.get(key) ?? opened(turn)
        account.role = turn.role
        if (accounts.size < REMEMBERED) accounts.set(key, account)
      }
    },
    signs: (key, turns, conversation) => {
      const account = accounts.get(key)
      const signs: Sign[] = account === undefined ? [...signsOf(turns)] : [...account.signs]
      const place = placeSign(conversation, turn => keyOf(turn, conversation) === key)
      if (place !== undefined) signs.push(place)
      signs.push(...callerSigns(conversation, turn => keyOf(turn, conversation) === key))
      // Whoever answers customers elsewhere may be among colleagues in a group.
      if (account?.role === 'agent' && (conversation.mixed !== true || hasCustomers(conversation)))
        signs.push({ weight: 0.95, reason: 'an agent in other conversations' })
      if (account !== undefined && account.conversations >= RECURS && account.leads >= account.conversations * 0.6) {
        signs.push({ weight: 0.92, reason: `in ${account.conversations} conversations, the others in fewer` })
      } else if (account !== undefined && account.conversations >= OFTEN) {
        signs.push({ weight: 0.75, reason: `in ${account.conversations} conversations` })
      }
      const domain = account?.domain ?? domainOf(turns[0]!.speaker)
      if (domains.stands(domain)) signs.push({ weight: 0.92, reason: `writes from @${domain}` })
      return signs
    },
  }
}

/** Whether somebody in it is a customer, or asks as customers do. */
function hasCustomers(conversation: Conversation): boolean {
  return [...speakersOf(conversation).values()].some(
    turns => turns[0]!.role === 'customer' || signsOf(turns).some(({ weight }) => weight < 0),
  )
}

function opened(turn: Turn): Account {
  const domain = domainOf(turn.speaker) || domainOf(turn.speakerId ?? '')
  return { name: turn.speaker || (turn.speakerId ?? ''), turns: 0, conversations: 0, leads: 0, signs: NONE, domain }
}

/** In how many conversations each domain writes. Counts only grow, so the two greatest are kept as they come. */
function domainCounts() {
  const counts = new Map<string, number>()
  let best = ''
  let second = 0
  return {
    add: (domain: string): void => {
      if (domain === '' || (counts.size >= REMEMBERED && !counts.has(domain))) return
      const met = (counts.get(domain) ?? 0) + 1
      counts.set(domain, met)
      if (domain === 'free' || domain === best) return
      const most = counts.get(best) ?? 0
      if (met > most) [best, second] = [domain, most]
      else second = Math.max(second, met)
    },
    /** Whether it is the domain of most: others, if not free for all, have half of it at most. */
    stands: (domain: string): boolean => domain !== '' && domain === best && counts.size > 1 && second * 2 <= counts.get(best)!,
  }
}
