import { isField } from '../labels.ts'

const WORD = String.raw`\p{Lu}[\p{L}'’]{1,20}`
/** `*Jane:* …`, `*Jane Doe*` above the words: tools for shared numbers write so. */
const ABOVE = new RegExp(String.raw`^\*(${WORD}(?: \p{Lu}[\p{L}'’.]{0,20}){0,2})(?::\*|\*:|\*(?=\s*\n))\s*`, 'u')
/** `… sorry about that! – Priya` */
const BELOW = new RegExp(String.raw`(?:^|[\s\p{P}\p{S}])[-–—~^]\s?(${WORD}(?: \p{Lu}\.?)?)\s*$`, 'u')
/** What ends a sentence, before a name: `Monday - Friday` is no signature. */
const ENDED = /(?:^|[.!?…)\]\p{So}\p{Emoji_Presentation}\n])\s*[-–—~^]\s?\S+(?: \S+)?\s*$/u
const LISTED = /(?:^|\n)\s*[-–—~*•][^\n]*\n\s*[-–—~^][^\n]*$/

/** Words that shops write in bold or behind a dash, and that are nobody's name. */
const NO_NAMES = new Set(
  (
    'urgent attention hello hi welcome sorry thanks thank offer offers sale free new closed open opening hours menu yes no today tomorrow monday ' +
    'tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'delivery pickup tip faq info the team support service'
  ).split(' '),
)

function isName(label: string): boolean {
  return !isField(label) && !NO_NAMES.has(label.split(' ', 1)[0]!.toLowerCase())
}

export interface Signature {
  readonly name: string
  /** The words without a name above them; a name below stays, it is part of them. */
  readonly words: string
  /** Whether nothing but a signature looks so. */
  readonly isPlain: boolean
}

/** With what a message is signed; undefined where it is not. */
export function signatureOf(words: string): Signature | undefined {
  const above = ABOVE.exec(words)
  if (above !== null && isName(above[1]!)) return { name: above[1]!, words: words.slice(above[0].length), isPlain: true }
  const end = words.slice(-60)
  const below = BELOW.exec(end)
  if (below === null || !isName(below[1]!) || LISTED.test(words.slice(-200))) return undefined
  return { name: below[1]!, words, isPlain: ENDED.test(end) }
}

/** Names that one number signs with, from its messages as they come. */
export interface Signers {
  readonly add: (words: string) => void
  /** A name is one that signs where it came at least twice. */
  readonly names: () => ReadonlySet<string>
}

const TWICE = 2
const LOOSE = 3

export function signersOf(author: string): Signers {
  const counts = new Map<string, { plain: number; all: number }>()
  return {
    add: words => {
      const found = signatureOf(words)
      if (found === undefined || author.toLowerCase().includes(found.name.toLowerCase())) return
      const count = counts.get(found.name) ?? { plain: 0, all: 0 }
      count.all++
      if (found.isPlain) count.plain++
      counts.set(found.name, count)
    },
    names: () =>
      new Set(
        [...counts].filter(([, { plain, all }]) => (plain > 0 && all >= TWICE) || (all >= LOOSE && counts.size > 1)).map(([name]) => name),
      ),
  }
}
