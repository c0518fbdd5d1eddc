import type { BidCue } from '../tagger/moments/bid-cue.ts'

const INSTEAD = 'Stop for a word about it before the business goes on; asking one thing back is more than any formula.'

/** All that a cue of a bid tells of itself. */
export function bidCueText({ id, opens, examples }: BidCue): string {
  const quoted = (text: string): string => `  “${text}”`
  return `${[
    `${id}: a customer opens a personal door`,
    '',
    `Opens:    ${opens}`,
    `To do:    ${INSTEAD}`,
    '',
    'Matches',
    ...examples.match.map(quoted),
    'Does not match',
    ...examples.miss.map(quoted),
  ].join('\n')}\n`
}
