import { numberOf } from './lexicon.ts'

/**
 * Contractions without their apostrophe: hasty typing leaves it out, and exports that know no curly marks lose it. Left as they are, “well look into
 * it” and “were here to help” would be other words than “we'll” and “we're”.
 */
const NO_OTHER_WORD = [
  ...["don't", "can't", "won't", "didn't", "doesn't", "isn't", "wasn't", "aren't", "weren't", "haven't", "hasn't", "hadn't", "couldn't"],
  ...["shouldn't", "wouldn't", "ain't", "i'm", "i've", "you're", "you've", "you'll", "you'd", "they're", "they've", "they'll", "they'd"],
  ...["we've", "he's", "she's", "it'll", "that's", "that'll", "what's", "there's", "here's", "where's", "who's", "how's"],
]

const DO =
  'add also always ask be book bring call cancel certainly change chase check close confirm contact continue cover credit definitely dig do ' +
  'email escalate explain feed find fix follow forward get give gladly happily have help hold inform investigate issue just keep look make ' +
  'message move need never not note open order pass pay phone post process put raise reach refund replace reply report resend reset respond ' +
  'review ring run see send set share sort speak start stay take transfer try update wait want work write'
// Behind “well” these begin a comment, no promise: “well then”, “well let me see”.
const DO_NOT_WELL = 'go let still tell then'
const WISH =
  'advise also appreciate ask be do encourage expect gladly happily hate have like love need never prefer rather really recommend say still suggest want welcome'
const BE =
  'a actually all also always an because been being best broken fine fixed getting going good great just like no not now ok okay only our possible probably really so still that the there this too very working your'
const GLAD =
  'able always aware closed currently delighted disappointed excited glad happy here open pleased really sad so sorry still truly unable very'

/** A word that is such a contraction where another follows at once, with nothing but a space between. */
interface Doubtful {
  readonly means: string
  readonly next: ReadonlySet<string>
  /** Before any word with -ing as well. */
  readonly doing?: boolean
  /** Only where something begins: a text, a sentence, a clause behind a comma. */
  readonly begins?: boolean
  readonly notAfter?: ReadonlySet<string>
}

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(list => list.split(' ')))
const DOUBTFUL: Readonly<Record<string, Doubtful>> = {
  well: {
    means: "we'll",
    next: set(DO),
    notAfter: set(
      'all are as be been being can could did do does doing feel feels fit get going how is just know knows may might must not pretty quite really should sleep so too very was were will work works would',
    ),
  },
  were: { means: "we're", next: set(GLAD), doing: true, begins: true },
  lets: { means: "let's", next: set(DO, DO_NOT_WELL, 'begin chat connect figure hope know meet talk use'), begins: true },
  wed: { means: "we'd", next: set(WISH) },
  ill: {
    means: "i'll",
    next: set(DO, DO_NOT_WELL),
    notAfter: set(
      'am and are be been being critically fall feel feeling fell felt he is mentally or really seriously she so taken terminally too very was were',
    ),
  },
  its: { means: "it's", next: set(BE) },
  id: {
    means: "i'd",
    next: set(WISH, 'check go guess highly strongly try'),
    notAfter: set(
      'a account and any apple booking case customer email my new or order photo product reference same that the this ticket tracking transaction user valid your',
    ),
  },
}

const contracted = new Map<string, string | Doubtful>([
  ...Object.entries(DOUBTFUL),
  ...NO_OTHER_WORD.map(word => [word.replace("'", ''), word] as const),
])
const numbers = Array.from(contracted.keys(), numberOf)
const [LEAST, MOST] = [Math.min(...numbers), Math.max(...numbers)]

/** Whether a word with this number of the lexicon may be a contraction: says no to nearly every word at once. */
export function mayBeContracted(number: number): boolean {
  return number >= LEAST && number <= MOST
}

/**
 * Gives contractions their apostrophe back, in place. `text` is what the tokens were cut of, in lower case. Returns how the changed ones are spelt
 * there, by position.
 */
export function mendContractions(text: string, tokens: string[]): ReadonlyMap<number, string> {
  const spelt = new Map<number, string>()
  let end = 0
  for (const [at, token] of tokens.entries()) {
    const start = text.indexOf(token, end)
    end = start + token.length
    const meant = contracted.get(token)
    if (meant === undefined) continue
    if (typeof meant === 'object' && !isMeant(meant, { text, start, end, before: tokens[at - 1], after: tokens[at + 1] })) continue
    spelt.set(at, token)
    tokens[at] = typeof meant === 'object' ? meant.means : meant
  }
  return spelt
}

/** A word where it stands. */
interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly before: string | undefined
  readonly after: string | undefined
}

function isMeant({ next, doing, begins, notAfter }: Doubtful, { text, start, end, before, after }: Place): boolean {
  if (after === undefined || !text.startsWith(` ${after}`, end)) return false
  if (!next.has(after) && !(doing === true && after.endsWith('ing'))) return false
  if (begins === true) return before === undefined || /[^\p{L}\p{N}'_ ] ?$/u.test(text.slice(Math.max(0, start - 2), start))
  return before === undefined || notAfter?.has(before) !== true
}
