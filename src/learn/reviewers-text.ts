import { TAGS } from '../model/tag.ts'
import { clean } from '../reporters/escape.ts'
import { maskText } from '../reporters/mask.ts'
import { kappaText } from './agreement-text.ts'
import type { ReviewersAgreement } from './reviewers.ts'
import { count, table } from './text-table.ts'

const SHOWN = 100 // characters of a turn: enough to recognise it

/** How far reviewers agree, for a terminal: kappa of each pair, then the turns to talk about. */
export function reviewersText({ reviewers, pairs, disagreements }: ReviewersAgreement): string {
  const rows = pairs.map(({ first, second, agreement }) => [
    clean(`${first} – ${second}`),
    String(agreement.turns),
    kappaText(agreement.kappa),
    ...TAGS.map(tag => short(agreement.perTag[tag].kappa.value)),
  ])
  const turns = disagreements.flatMap(({ source, conversation, turn, text, tags }) => [
    '',
    `${clean(source)} · conversation ${clean(conversation)} · turn ${turn}`,
    `  “${cut(maskText(clean(text)))}”`,
    `  ${tags.flatMap((tag, i) => (tag === undefined ? [] : [`${clean(reviewers[i]!)}: ${tag}`])).join(' · ')}`,
  ])
  return [
    `${count(reviewers.length, 'reviewer')}: ${reviewers.map(clean).join(', ')}`,
    '',
    table([['pair', 'turns', 'kappa', ...TAGS], ...rows]),
    '',
    'Kappa: 0 is chance, 1 full agreement; of careful people 0.45 to 0.65 is usual here. Of each tag against all others.',
    '',
    disagreements.length === 0 ? 'no turn labelled differently' : `${count(disagreements.length, 'turn')} labelled differently`,
    ...turns,
    '',
  ].join('\n')
}

function short(kappa: number): string {
  return Number.isNaN(kappa) ? '–' : kappa.toFixed(2)
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
