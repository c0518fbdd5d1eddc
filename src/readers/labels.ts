import { remembered } from './remembered.ts'
import { normalised, roleWord } from './role-words.ts'
import { NUMBERED, speakerOf } from './speaker-label.ts'

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

/** First and last name, each with a capital; not `Next Steps`. */
function isFullName(label: string): boolean {
  const first = label.split(' ', 1)[0]!.toLowerCase()
  return !MARKERS.has(first) && !OPENERS.has(first) && /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2}$/u.test(label)
}

/** What begins a sentence, also by itself: `Listen: it is late`, `Well, Ann: no`. */
const MARKERS = new Set(
  (
    'listen look anyway basically actually ok okay right yes no well remember please sorry thanks hello hi hey finally also again then now because ' +
    'meaning namely gut nein bitte danke oui non merci gracias'
  ).split(' '),
)
/** What begins a sentence of several words: `One thing: please wait`. By itself, or before a capital, it may be a name: `Will`, `So Yeon`. */
const OPENERS = new Set(
  (
    'a an the this that these those here there it its he she we they i my your our their his her one two three another first second third last next so ' +
    'and but or if when what why how who which where good great fine quick just only all some any as for in on at to of with by is are was do does did ' +
    'can could would will let make plus ich du er sie es wir ihr der die das ein eine mein meine noch und aber oder wenn was warum wie wer ja ' +
    'je tu il elle nous vous un une le les ma et mais ou si que quoi pourquoi comment bon los las mi pero'
  ).split(' '),
)

/** Whether what stands before a colon reads as the beginning of a sentence, by its first word. */
export const readsAsWords = remembered(label => {
  const [first, ...rest] = label.split(/[\s,]+/)
  const opener = first!.toLowerCase()
  return MARKERS.has(opener) || (rest.length > 0 && OPENERS.has(opener) && !rest.some(word => /^\p{Lu}/u.test(word)))
})

/**
 * Which of the labels before colons are speakers: role words, those met twice; and names met once only where there are not two such,
 * and few names at all, or where all such are first and last names and it is one, too. `met` are counts in this conversation, `before` those of the
 * conversations before it.
 */
export function speakersAmong(met: ReadonlyMap<string, number>, before?: ReadonlyMap<string, number>): ReadonlySet<string> {
  const candidates = [...met.keys()].filter(label => !isField(label) && normalised(label) !== '')
  const isSolid = (label: string): boolean =>
    speakerOf(label).role !== undefined || NUMBERED.test(label) || met.get(label)! + (before?.get(label) ?? 0) >= 2
  const solid = candidates.filter(isSolid)
  if (solid.length >= 2) {
    const full = solid.every(isFullName) ? candidates.filter(isFullName) : []
    return new Set([...solid, ...full])
  }
  const names = candidates.filter(isName)
  return new Set(names.length <= 4 ? [...solid, ...names] : solid)
}

/** Adds one to a label's count. */
export function count(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}
