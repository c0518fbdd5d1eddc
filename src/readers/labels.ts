import { remembered } from './remembered.ts'
import { normalised, roleWord } from './role-words.ts'
import { speakerOf } from './speaker-label.ts'

/** First words of what stands before a colon and is no speaker: fields of forms and headers of mails, quoted in chats. Source: FORMATS 1.1. */
const FIELDS = new Set(
  (
    'note notes from served order orders ticket case account acct subject re fwd fw date time sent to cc bcc ref reference id number no total subtotal ' +
    'price amount address street city zip postcode phone tel mobile fax email mail e-mail url link website http https ps error warning ' +
    'status topic channel duration started ended start end conversation chat call transcript session queue priority category tracking ' +
    'invoice serial model product item quantity qty size colour color delivery shipping billing payment card iban password username login ' +
    'step steps tip example edit update reminder important problem issue question answer solution result name option options attachment ' +
    'attachments file image guild server exported participants attendees recorded language version rating csat summary disposition wrap reason tags tag'
  ).split(' '),
)
const NAME =
  /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{N}'’.-]*(?:[ |]+(?:\p{N}{1,6}|[\p{Lu}\p{Lt}\p{Lo}|(][\p{L}\p{N}'’.|)-]*|de|van|der|von|da|la|bin)){0,5}$/u

/** Whether a label is a form field or the like, whatever its count. */
export const isField = remembered(label => {
  const first = label.replace(/^[\W_]+/, '').split(/[\s#]/, 1)[0]!
  return FIELDS.has(first.toLowerCase()) && roleWord(label) === undefined
})

/** Whether a label is written like a name; pronouns in brackets are no part of it. */
export function isName(label: string): boolean {
  return NAME.test(speakerOf(label).speaker)
}

/**
 * Which of the labels before colons are speakers: role words, those met twice; and names met once only where there are not two such,
 * and few names at all. `met` are counts in this conversation, `before` those of the conversations before it.
 */
export function speakersAmong(met: ReadonlyMap<string, number>, before?: ReadonlyMap<string, number>): ReadonlySet<string> {
  const candidates = [...met.keys()].filter(label => !isField(label) && normalised(label) !== '')
  const solid = candidates.filter(label => speakerOf(label).role !== undefined || met.get(label)! + (before?.get(label) ?? 0) >= 2)
  if (solid.length >= 2) return new Set(solid)
  const names = candidates.filter(isName)
  return new Set(names.length <= 4 ? [...solid, ...names] : solid)
}

/** Adds one to a label's count. */
export function count(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}
