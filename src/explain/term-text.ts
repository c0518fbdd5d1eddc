import { CODEBOOK, GLOSSARY, type Term } from '../model/glossary.ts'
import { isDont, isTag } from '../model/tag.ts'
import { LEARNED_ADVICE, learnedId } from '../tagger/cues/learned.ts'
import { BID_ADVICE } from './bid-cue-text.ts'
import { TERM_EXAMPLES, type TermExample } from './term-examples.ts'

/** What to say instead, of a don't, or to do where a door is opened; undefined of all others. */
function antidoteOf(term: Term): string | undefined {
  if (term === 'door') return BID_ADVICE
  return isTag(term) && isDont(term) ? LEARNED_ADVICE[learnedId(term) as keyof typeof LEARNED_ADVICE] : undefined
}

/** All that is to be told of a tag or a word of the reports. */
export function termText(term: Term): string {
  const { kind, means, counted } = GLOSSARY[term]
  const { match, miss } = TERM_EXAMPLES[term]
  const antidote = antidoteOf(term)
  const lines = [
    `${term}: ${kind}`,
    '',
    `Means:    ${means}`,
    `Counted:  ${counted}`,
    ...(antidote === undefined ? [] : [`Instead:  ${antidote}`]),
    `More:     ${CODEBOOK}, in the package`,
    '',
    'Examples',
    ...match.map(exampleLine),
    'Not one',
    ...miss.map(exampleLine),
  ]
  return `${lines.join('\n')}\n`
}

/** The same for machines. */
export function termJson(term: Term): object {
  return { schemaVersion: 1, id: term, ...GLOSSARY[term], antidote: antidoteOf(term), examples: TERM_EXAMPLES[term], more: CODEBOOK }
}

function exampleLine({ as, before, customer, agent }: TermExample): string {
  const said = [
    ...(before === undefined ? [] : [`agent: “${before}”`]),
    ...(customer === undefined ? [] : [`customer: “${customer}”`]),
    `agent: “${agent}”`,
  ].join(' ')
  return `  ${said}${as === undefined ? '' : ` (${as})`}`
}
