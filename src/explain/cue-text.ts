import { CODEBOOK } from '../model/glossary.ts'
import type { Cue, Example } from '../tagger/cues/cue.ts'

/** All that a cue tells of itself. */
export function cueText(cue: Cue): string {
  const lines = [
    `${cue.id} speaks for ${cue.tag}${cue.severity ? `, severity ${cue.severity}` : ''}`,
    '',
    `Sees:     ${cue.sees}`,
    `Why:      ${cue.why}`,
    ...(cue.antidote ? [`Instead:  ${cue.antidote}`] : []),
    `Source:   ${cue.source}`,
    `Weight:   ${cue.weight} (how often a turn with this cue alone carries the tag)`,
    ...(cue.when ? [`When:     ${cue.when.join(', ')}`] : []),
    ...(cue.unless ? [`Unless:   ${cue.unless.join(', ')}`] : []),
    `More:     saltshaker explain NAME, of ${[cue.tag, ...(cue.when ?? []), ...(cue.unless ?? [])].join(', ')}; ${CODEBOOK}`,
    '',
    'Matches',
    ...cue.examples.match.map(exampleLine),
    'Does not match',
    ...cue.examples.miss.map(exampleLine),
  ]
  return `${lines.join('\n')}\n`
}

function exampleLine(example: Example): string {
  return typeof example === 'string' ? `  “${example}”` : `  customer: “${example.customer}” agent: “${example.agent}”`
}
