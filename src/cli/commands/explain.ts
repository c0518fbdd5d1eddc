import { UserError } from '../../errors.ts'
import { defaultTagger } from '../../pipeline.ts'
import { clean } from '../../reporters/escape.ts'
import { contextOf } from '../../tagger/context.ts'
import type { Cue, Example } from '../../tagger/cues/cue.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf, LEARNED_ADVICE } from '../../tagger/cues/learned.ts'
import { print } from '../output.ts'

/** What a cue means; or why a text is tagged as it is. */
export async function explainCommand(subject: string, flags: { readonly context?: string }): Promise<void> {
  if (subject.trim() === '') throw new UserError('nothing to explain: give the id of a cue or a text in quotation marks')
  const cue = cues.find(({ id }) => id === subject)
  const learned = Object.hasOwn(LEARNED_ADVICE, subject) ? LEARNED_ADVICE[subject as keyof typeof LEARNED_ADVICE] : undefined
  if (learned) {
    await print(`${subject}: words that people labelled so, by learned weights, where no named cue covers them.\n\nInstead:  ${learned}\n`)
    return
  }
  if (!cue && /^[a-z]+(-[a-z0-9]+)+$/.test(subject)) throw new UserError(`no cue "${subject}"${nearest(subject)}`)
  await print(cue ? explainCue(cue) : explainText(subject, flags.context ?? ''))
}

function explainCue(cue: Cue): string {
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

function explainText(text: string, customer: string): string {
  const before = customer.replace(/^customer:\s*/i, '')
  const { tag, also, severity, confidence, evidence, possible } = defaultTagger().tagTurn(
    contextOf({ turn: 0, role: 'agent', speaker: '', text }, before),
  )
  const lines = [
    `${tag}${severity ? `, severity ${severity}` : ''}, confidence ${confidence}${also.length > 0 ? `; also ${also.join(', ')}` : ''}`,
    ...(possible ? [`possible: ${possible.tag}, confidence ${possible.confidence} (suspected only, never in a gate)`] : []),
    '',
    `  ${clean(text)}`,
    ...evidence.flatMap(span => [`    “${clean(span.text)}”  (${span.cue})`, `      ${span.why}`]),
    ...[...new Set(evidence.flatMap(span => adviceOf(span.cue, cues) ?? []))].map(advice => `  Instead: ${advice}`),
    ...(evidence.length === 0 ? ['  Nothing in it speaks loudly enough for another tag: neutral.'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function nearest(subject: string): string {
  const parts = new Set(subject.split('-'))
  const near = cues.filter(({ id }) => id.split('-').some(part => part.length > 3 && parts.has(part))).map(({ id }) => id)
  return near.length > 0 ? `; near it: ${near.slice(0, 5).join(', ')}` : '; the cues named in a report can be explained'
}
