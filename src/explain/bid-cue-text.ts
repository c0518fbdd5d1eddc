import type { BidCue } from '../tagger/moments/bid-cue.ts'

/** What to do instead of going on where a customer opened a door, whichever cue saw it. */
export const BID_ADVICE = 'Stop for a word about it before the business goes on; asking one thing back is more than any formula.'

/** All that a cue of a bid tells of itself. */
export function bidCueText({ id, opens, examples }: BidCue): string {
  const quoted = (text: string): string => `  “${text}”`
  return `${[
    `${id}: a customer opens a personal door`,
    '',
    `Opens:    ${opens}`,
    `Instead:  ${BID_ADVICE}`,
    '',
    'Matches',
    ...examples.match.map(quoted),
    'Does not match',
    ...examples.miss.map(quoted),
  ].join('\n')}\n`
}
