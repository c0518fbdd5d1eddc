import { GLOSSARY, type Term } from '../model/glossary.ts'
import { nameMeant } from '../name-meant.ts'
import { CONDITIONS } from '../tagger/context.ts'
import { cues } from '../tagger/cues/index.ts'
import { LEARNED_ADVICE } from '../tagger/cues/learned.ts'
import { LEARNED_BID } from '../tagger/moments/bid-judge.ts'
import { bidCues } from '../tagger/moments/bids/index.ts'
import { BID_ADVICE, bidCueText } from './bid-cue-text.ts'
import { conditionJson, conditionText } from './condition-text.ts'
import { cueText } from './cue-text.ts'
import { termJson, termText } from './term-text.ts'

/** What there is to tell of a name, for people and for machines. */
export interface Named {
  readonly text: string
  readonly json: object
}

/** What `explain` takes beside the ids of cues: tags, words of the reports, conditions of cues. */
export const TERMS = Object.keys(GLOSSARY) as readonly Term[]
/** The codebook's word, and the report's. */
const ALIASES: Readonly<Record<string, Term>> = { bid: 'door' }

/** What a tag, a word of the reports, a condition or a cue means; undefined where the subject is not exactly such a name. */
export function named(subject: string): Named | undefined {
  const term = TERMS.find(one => one === subject) ?? (Object.hasOwn(ALIASES, subject) ? ALIASES[subject] : undefined)
  if (term) return { text: termText(term) + asWordsToo(subject), json: termJson(term) }
  const condition = CONDITIONS.find(one => one === subject)
  if (condition) return { text: conditionText(condition, cues) + asWordsToo(subject), json: conditionJson(condition, cues) }
  const cue = cues.find(({ id }) => id === subject)
  if (cue) return { text: cueText(cue), json: { schemaVersion: 1, ...cue } }
  const bidCue = bidCues.find(({ id }) => id === subject)
  if (bidCue) return { text: bidCueText(bidCue), json: { schemaVersion: 1, ...bidCue, antidote: BID_ADVICE } }
  if (subject === LEARNED_BID.id) return learned(subject, LEARNED_BID.why, BID_ADVICE)
  if (Object.hasOwn(LEARNED_ADVICE, subject)) {
    const sees = 'words that people labelled so, by learned weights, where no named cue covers them.'
    return learned(subject, sees, LEARNED_ADVICE[subject as keyof typeof LEARNED_ADVICE])
  }
  return undefined
}

// Many of these names are words that an agent may well have written.
function asWordsToo(name: string): string {
  return `\n${asWords(name)}; with --context it is always words.\n`
}

/** How to have a name explained as what an agent said. */
export function asWords(name: string): string {
  return `To explain it as words of an agent: saltshaker explain "agent: ${name}"`
}

function learned(id: string, sees: string, antidote: string): Named {
  return { text: `${id}: ${sees}\n\nInstead:  ${antidote}\n`, json: { schemaVersion: 1, id, sees, antidote } }
}

/** The term that a word or two are perhaps a slip for, whatever their capitals; undefined where none is near, and where they are one. */
export function termMeant(subject: string): Term | undefined {
  if (named(subject) || !/^[a-z]+([ -]?[a-z]+)?$/i.test(subject)) return undefined
  const typed = subject.replace(' ', '-')
  // Two words were never meant for one: "not possible" is said by agents.
  const terms = TERMS.filter(term => partsOf(term) >= partsOf(typed))
  return terms.find(term => term === nameMeant(typed, terms))
}

function partsOf(name: string): number {
  return name.split('-').length
}

const TELLING = 5 // letters: ids share shorter words by chance

/** How to go on where a name is not known, to follow it: a slip of the keyboard first, then the names that share a word with it. */
export function nearestNames(subject: string): string {
  const ofCues = [...cues.map(({ id }) => id), ...bidCues.map(({ id }) => id), ...Object.keys(LEARNED_ADVICE), LEARNED_BID.id]
  const names = [...TERMS, ...CONDITIONS, ...ofCues]
  const meant = nameMeant(subject, names)
  if (meant) return `: did you mean ${meant}? saltshaker explain ${meant} tells what it ${ofCues.includes(meant) ? 'sees' : 'means'}`
  const parts = new Set(subject.split('-').filter(part => part.length >= TELLING))
  const near = names.filter(id => id.split('-').some(part => parts.has(part)))
  return near.length > 0 ? `; near it: ${near.slice(0, 5).join(', ')}` : '; the cues named in a report can be explained'
}
