import { remembered } from './remembered.ts'
import { normalised, roleWord } from './role-words.ts'
import { isStaff, NUMBERED, speakerOf } from './speaker-label.ts'

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

/** First and last name, each with a capital; not `Next Steps`, `Home Address`. */
export function isFullName(label: string): boolean {
  if (!/^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2}$/u.test(label)) return false
  const words = label.toLowerCase().split(' ')
  return !isOpener(words[0]!) && !words.some(word => FIELDS.has(word) || NOUNS.has(word))
}

/** Words of forms, offers and letters that are no name wherever they stand: `Home Address`, `Premium Plan`, `Kind Regards`. */
const NOUNS = new Set(
  (
    'name names plan plans regards wishes hours policy code codes contact company department office plate model type kind home due rate fee fees ' +
    'discount offer deal package bundle service support team balance budget deposit refund return returns details info information location ' +
    'country state county region currency tax vat unit room seat flight train ticket booking reservation confirmation arrival departure ' +
    'period term terms deadline days week month year summary title comment comments description reply message steps page section line'
  ).split(' '),
)

/** What begins a sentence, also by itself: `Listen: it is late`, `Well, Ann: no`. */
const MARKERS = new Set(
  (
    'listen look anyway basically actually ok okay right yes no well remember please sorry thanks hello hi hey finally also again then now because ' +
    'meaning namely gut nein bitte danke oui non merci gracias'
  ).split(' '),
)
/** What stands before a noun, in German with its capital, too: `Die Sache`, `What I mean`. */
const POINTERS = new Set(
  'the this that these those my your our his their what how why which when where der die das den dem ein eine mein meine was wie warum une les'.split(
    ' ',
  ),
)
/** What begins a sentence: `So: please wait`, `One thing: please wait`. Before a capital it may be a name: `So Yeon`. */
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
  if (MARKERS.has(opener) || POINTERS.has(opener)) return true
  if (rest.length === 0) return OPENERS.has(opener) && opener !== 'will'
  return OPENERS.has(opener) && !rest.some(word => /^\p{Lu}/u.test(word) && word !== 'I')
})

function isOpener(word: string): boolean {
  return MARKERS.has(word) || POINTERS.has(word) || OPENERS.has(word)
}

/**
 * Which of the labels before colons are speakers: role words, those met twice; and names met once only where there are not two such,
 * and few names at all. A numbered voice met once is one, except among others that are not numbered: `Speaker 1` may be a thing. `met` are counts in
 * this conversation, `before` those of the conversations before it.
 */
export function speakersAmong(met: ReadonlyMap<string, number>, before?: ReadonlyMap<string, number>): ReadonlySet<string> {
  const candidates = [...met.keys()].filter(label => !isField(label) && normalised(label) !== '')
  const isSolid = (label: string): boolean =>
    speakerOf(label).role !== undefined || isStaff(label) || met.get(label)! + (before?.get(label) ?? 0) >= 2
  const told = candidates.filter(isSolid)
  const numbered = told.filter(label => !NUMBERED.test(label)).length >= 2 ? [] : candidates.filter(label => NUMBERED.test(label))
  const solid = [...told, ...numbered]
  if (new Set(solid).size >= 2) return new Set(solid)
  const names = candidates.filter(isName)
  return new Set(names.length <= 4 ? [...solid, ...names] : solid)
}

/** Adds one to a label's count. */
export function count(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}
