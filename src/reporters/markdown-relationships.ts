import { relationshipsIn } from '../measures/contacts/relationships.ts'
import type { Said } from '../measures/contacts/remembered.ts'
import type { AgentView } from '../measures/views.ts'
import type { Report } from '../model/report.ts'
import { escapeMarkdown as plain } from './escape.ts'
import { NOBODY_TWICE, relationshipCounts, saidPlace, saidText, toneRows, toneText, UNKNOWN_CUSTOMERS } from './relationships.ts'
import type { ReporterContext } from './reporter.ts'

/** Of each list; json has more. */
const SHOWN = 10

/** As in the terminal: tone by contact, what agents remembered, who had to tell a thing again. */
export function relationships(report: Report, views: readonly AgentView[], { mask }: ReporterContext): readonly string[] {
  if (report.conversations === 0) return []
  const found = relationshipsIn(report)
  const head = ['', '## Relationships', '']
  if (found === undefined) return [...head, plain(UNKNOWN_CUSTOMERS)]
  const labels = new Map(views.map(({ agent, label }) => [agent.key, label]))
  const said = (one: Said): string => {
    const text = saidText(one, mask)
    return `${text === undefined ? '(words not kept)' : `“${plain(text)}”`} (${plain(saidPlace(one))})`
  }
  const rows = toneRows(found)
  const { remembered, toldAgain } = found
  return [
    ...head,
    plain(relationshipCounts(found)),
    '',
    ...(rows.length === 0 ? [plain(NOBODY_TWICE)] : rows.flatMap(table).slice(0, -1)),
    ...list(
      'Remembered',
      remembered.map(
        ({ agent, opened, cameBack }) => `- ${plain(labels.get(agent) ?? agent)}: ${said(cameBack)}; the customer before: ${said(opened)}`,
      ),
    ),
    ...list(
      'Told for the third time',
      toldAgain.map(({ now, before }) => `- ${said(now)}; before: ${before.map(said).join('; ')}`),
    ),
  ]
}

function table({ head, rows }: ReturnType<typeof toneRows>[number]): readonly string[] {
  return [
    `| ${head} | Contacts | Turns | Yes | Small talk | Don'ts |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ label, contacts, yes, smallTalk, donts }) =>
        `| ${label} | ${contacts} | ${yes.n} | ${toneText(yes)} | ${toneText(smallTalk)} | ${toneText(donts)} |`,
    ),
    '',
  ]
}

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - SHOWN
  return ['', `### ${title} (${lines.length})`, '', ...lines.slice(0, SHOWN), ...(more > 0 ? ['', `… and ${more} more`] : [])]
}
