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
  'email escalate explain feed find fix follow forward get give gladly go happily have help hold inform investigate issue just keep let look make ' +
  'message move need never not note open order pass pay phone post process put raise reach refund replace reply report resend reset respond ' +
  'review ring run see send set share sort speak start stay still take tell then transfer try update wait want work write'
// What “well” seldom comments on: “well do it yourself”, “well keep the receipt”, “well never mind” promise nothing.
const PROMISED =
  'arrange be contact email escalate follow forward get gladly happily help investigate look message pass reach refund replace reply resend respond review see send share sort update'
const WISH =
  'advise appreciate be do encourage expect gladly happily hate like love never prefer rather really recommend say suggest welcome'
const BE =
  'a actually also always an because been being fine getting going just like no not now ok okay our probably really so still that the there this too your'
const GLAD =
  'able always aware closed currently delighted disappointed excited glad happy here open pleased really sad so sorry still truly unable very'

/** A word that is such a contraction where another follows at once, with nothing but a space between. */
interface Doubtful {
  readonly means: string
  readonly next: ReadonlySet<string>
  /** Before any word with -ing as well. */
  readonly doing?: boolean
  /** Only where a clause begins; in a statement only where nothing but a greeting stands before it in the sentence. */
  readonly begins?: 'clause' | 'statement'
  readonly notAfter?: ReadonlySet<string>
  /** Not where one of these comes later in the sentence. */
  readonly notBefore?: ReadonlySet<string>
}

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(list => list.split(' ')))
const DOUBTFUL: Readonly<Record<string, Doubtful>> = {
  well: {
    means: "we'll",
    next: set(PROMISED),
    notAfter: set(
      'all are as be been being can could did do does doing feel feels felt fit get going got how is just keep know knows may might must not pretty quite really should sleep so stay too ur very was went were will work working works would you your',
    ),
    notBefore: set('then yourself yourselves'),
  },
  were: { means: "we're", next: set(GLAD), doing: true, begins: 'statement' },
  lets: { means: "let's", next: set(DO, 'begin chat connect figure hope know meet talk use'), begins: 'clause' },
  wed: { means: "we'd", next: set(WISH), notAfter: set('by closed every fri from last mon next on open since this thu till to tue until') },
  ill: {
    means: "i'll",
    next: set(DO),
    notAfter: set(
      'am and are be been being critically fall feel feeling fell felt get got he is mentally mum or really seriously she so speak taken terminally the too very was were wish',
    ),
  },
  its: { means: "it's", next: set(BE) },
  id: {
    means: "i'd",
    next: set(WISH, 'guess highly strongly try'),
    notAfter: set(
      'a account and any apple booking bring case customer email my need new no of old or order photo product reference same scan send show store that the this ticket tracking transaction user valid your',
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
    if (typeof meant === 'object' && !(isNext(meant, tokens, at, text, end) && isBegun(meant, tokens, at, text, start))) continue
    spelt.set(at, token)
    tokens[at] = typeof meant === 'object' ? meant.means : meant
  }
  return spelt
}

/** Whether what follows the word fits. `end` is where it ends in the text. */
function isNext({ next, doing, begins, notBefore }: Doubtful, tokens: readonly string[], at: number, text: string, end: number): boolean {
  const follows = tokens[at + 1]
  if (follows === undefined || !text.startsWith(` ${follows}`, end)) return false
  if (!next.has(follows) && !(doing === true && follows.endsWith('ing'))) return false
  for (let later = at + 2; later < tokens.length; later++) {
    const token = tokens[later]!
    if (ENDS.has(token)) return !(begins === 'statement' && token === '?')
    if (notBefore?.has(token) === true) return false
  }
  return true
}

/** Whether what stands before the word fits. `start` is where it begins in the text. */
function isBegun({ begins, notAfter }: Doubtful, tokens: readonly string[], at: number, text: string, start: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined || ENDS.has(before)) return true
  if (begins === undefined) return notAfter?.has(before) !== true && !/'(?:m|re|s|ve)$/.test(before)
  const opens = tokens.findLastIndex((token, place) => place < at && ENDS.has(token)) + 1
  return (begins === 'clause' || at - opens <= GREETING) && /[^\p{L}\p{N}'_ ] ?$/u.test(text.slice(Math.max(0, start - 2), start))
}

const ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '\n'])
const GREETING = 3 // words: “hi Tina, were looking” and not “the bags, which cost a lot, were missing”
