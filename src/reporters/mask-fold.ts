import type { Span } from './spans.ts'

/** What a number or address may be broken up or disguised with: invisible characters, dashes, spaces, full-width letters. */
const DISGUISE =
  /(?<gone>\p{Default_Ignorable_Code_Point}+)|(?<dash>[\p{Pd}\u2212])|(?<space>[\p{Zs}\t])|(?<dot>[·•‧])|(?<wide>[\uff01-\uff5e])/gu
/** Of lines that need no second look. */
const PLAIN = /^[\n\r !-~]*$/

export interface Folded {
  readonly text: string
  /** Where a piece of `text` stands in the text as it was. */
  readonly placeOf: (span: Span) => Span
}

/**
 * A text as it looks to a reader, for finding what stands in it: invisible characters left out, each kind of dash a hyphen, of space a space, of dot
 * a full stop, full-width letters and digits as plain ones. Lines stay lines.
 */
export function folded(text: string): Folded {
  if (PLAIN.test(text)) return { text, placeOf: span => span }
  /** Where something was left out, in the folded text, and how much up to there. */
  const cuts: { readonly at: number; readonly gone: number }[] = []
  let gone = 0
  const plain = text.replace(DISGUISE, (found, ...rest) => {
    const { dash, space, dot, wide } = rest.at(-1) as Partial<Record<string, string>>
    if (dash !== undefined) return '-'
    if (space !== undefined) return ' '
    if (dot !== undefined) return '.'
    if (wide !== undefined) return String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
    const at = rest.at(-3) as number
    cuts.push({ at: at - gone, gone: gone + found.length })
    gone += found.length
    return ''
  })
  const before = (index: number): number => goneBefore(cuts, index)
  return { text: plain, placeOf: ({ start, end }) => ({ start: start + before(start), end: end + before(end - 1) }) }
}

/** How much was left out up to the character at the index. */
function goneBefore(cuts: readonly { readonly at: number; readonly gone: number }[], index: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]!.at <= index) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : cuts[low - 1]!.gone
}
