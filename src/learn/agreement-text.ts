import { TAGS } from '../model/tag.ts'
import { clean } from '../reporters/escape.ts'
import type { Agreement } from './agreement.ts'
import { count, table, withInterval } from './text-table.ts'

/** The agreement of two files of labels for a terminal. */
export function agreementText(agreement: Agreement, first: readonly string[], second: readonly string[]): string {
  const { turns, onlyFirst, onlySecond, otherWords, same, kappa, perTag, confusion } = agreement
  const rest = [
    `${onlyFirst} only by the first`,
    `${onlySecond} only by the second`,
    ...(otherWords > 0 ? [`${otherWords} in both with other words, not compared`] : []),
  ]
  const rows = TAGS.map(tag => {
    const counts = perTag[tag]
    return [tag, `${counts.first}`, `${counts.second}`, `${counts.both}`, kappaText(counts.kappa)]
  })
  return [
    `first:  ${clean(first.join(', '))}`,
    `second: ${clean(second.join(', '))}`,
    `${count(turns, 'turn')} labelled by both; ${rest.join(', ')}`,
    '',
    table([['tag', 'first', 'second', 'both', 'kappa'], ...rows]),
    '',
    `overall: kappa ${kappaText(kappa)}, same tag ${withInterval(same)} %`,
    '',
    table([['first ↓ second →', ...TAGS], ...TAGS.map((tag, t) => [tag, ...confusion[t]!.map(String)])]),
    '',
  ].join('\n')
}

/** `0.61 [0.48, 0.72]`; – as in `withInterval`. */
export function kappaText({ value, low, high }: Agreement['kappa']): string {
  if (Number.isNaN(value)) return '–'
  return Number.isNaN(low) ? `${value.toFixed(2)} [–]` : `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`
}
