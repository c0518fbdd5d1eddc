import type { Example } from '../../model/digest.ts'
import type { Moment } from '../../model/report.ts'
import { showMissed } from '../doors.ts'
import { clean, escapeMarkdown as safe } from '../escape.ts'
import { cleaned, showWords } from '../moment.ts'
import type { DigestContext, DigestReporter } from './reporter.ts'
import { change, changesIntro, contactRow, contactsIntro, doorsIntro, example, summary, title, topic, topicsIntro } from './sentences.ts'

export const markdown: DigestReporter = {
  name: 'markdown',
  title: 'One page for a wiki, a chat or mail',
  extension: 'md',
  render: (digest, context) => {
    const { praise, help, changes, doors, topics, actions } = digest
    const section = (name: string, lines: readonly string[]): string[] => ['', `## ${name}`, '', ...lines]
    return `${[
      `# ${title(digest)}`,
      '',
      summary(digest),
      ...(praise.length > 0
        ? section(
            'Well said',
            praise.map(one => `- **${safe(one.agent)}**: ${quote(words(one, context).text)} (${place(one.moment)})`),
          )
        : []),
      ...(help.length > 0
        ? section(
            'Who could use help',
            help.flatMap(one => helped(one, context)),
          )
        : []),
      ...section('What changed', [changesIntro(digest), ...list(changes.map(one => change(one, safe)))]),
      ...section('Doors', [
        doorsIntro(digest),
        ...list(
          doors.missed.map(bid => {
            const { text, answer } = showMissed(bid, context.mask)
            return `${quote(text)}, answered by ${safe(bid.label)} with ${quote(answer)} (${place(bid)})`
          }),
        ),
      ]),
      ...section('New and returning customers', [
        safe(contactsIntro(digest)),
        ...list((digest.contacts?.rows ?? []).map(one => safe(contactRow(one)))),
      ]),
      ...section('What customers complained about', [
        topicsIntro(digest),
        ...list(topics.map(one => `${topic(one, safe)}: ${quote(context.mask(clean(one.quote.text)))}`)),
      ]),
      ...(actions.length > 0
        ? section(
            'To do',
            actions.map(({ action, because }, index) => `${index + 1}. ${safe(action)} (${because})`),
          )
        : []),
    ].join('\n')}\n`
  },
}

function helped(one: Example, context: DigestContext): string[] {
  const { text, before, evidence, repair } = words(one, context)
  const instead = [...new Set(evidence.flatMap(({ cue }) => context.advice(cue) ?? []))][0]
  return [
    `- **${safe(one.agent)}**: ${example(one)}. ${one.moment.decision.tag}, ${place(one.moment)}`,
    ...(before === '' ? [] : [`  - customer: ${quote(before)}`]),
    `  - agent: ${quote(text)}`,
    ...(repair === undefined ? [] : [`  - repaired in turn ${repair.turn}: ${quote(repair.text)}`]),
    ...(instead === undefined ? [] : [`  - instead: ${safe(instead)}`]),
  ]
}

function words({ moment }: Example, { mask }: DigestContext): ReturnType<typeof showWords> {
  return showWords(cleaned(moment), mask)
}

function place({ source, conversation, turn }: Pick<Moment, 'source' | 'conversation' | 'turn'>): string {
  return `${safe(source)}, conversation ${safe(conversation)}, turn ${turn}`
}

function quote(text: string): string {
  return `“${safe(text)}”`
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines.map(line => `- ${line}`)]
}
