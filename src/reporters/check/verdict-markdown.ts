import type { Verdict } from '../../model/verdict.ts'
import { clean, escapeMarkdown as plain } from '../escape.ts'
import { momentLines, row } from '../markdown.ts'
import { noticeCounts, noticeGroups } from '../notices.ts'
import { type Check, checksOf, labelText, reasonOf, ruleOf, type Status, seenOf, statusOf } from './check-text.ts'
import { acceptedText, listed } from './finding-text.ts'
import { grouped } from './grouped.ts'
import type { CheckContext } from './reporter.ts'
import { summaryLine } from './summary.ts'

const MARKS: Readonly<Record<Status, string>> = { passed: '✅ passed', failed: '❌ failed', warning: '⚠️ warning', unknown: '❔ not judged' }

/** The whole verdict in Markdown of at most about `room` characters: checks that failed, then the findings, then all else. */
export function verdictMarkdown(verdict: Verdict, context: CheckContext, room: number): string {
  const checks = checksOf(verdict)
  const isLoud = (check: Check): boolean => statusOf(check) === 'failed' || statusOf(check) === 'warning'
  const loud = checks.filter(isLoud)
  const quiet = checks.filter(check => !isLoud(check))
  const head = [`## ${verdict.passed ? '✅' : '❌'} saltshaker: ${plain(summaryLine(verdict))}`]
  const blocks = [
    ...blocksOf(loud.map(checkRow), rows => ['', ...TABLE, ...rows], 'failed checks or warnings'),
    ...findingBlocks(verdict, context),
    ...blocksOf(
      quiet.map(checkRow),
      rows => ['', ...folded(`${quiet.length} that passed or could not be judged`, [...TABLE, ...rows])],
      'of them',
    ),
    ...baselineBlocks(verdict, context),
    ...noticeBlocks(context),
  ]
  return `${[...head, ...fitted(blocks, room)].join('\n')}\n`
}

/** Lines that stand together, the longest first part of them that there is room for. */
interface Block {
  readonly items: readonly string[]
  readonly around: (shown: readonly string[]) => readonly string[]
  /** What the items are, where some are left out. */
  readonly noun: string
}

function blocksOf(items: readonly string[], around: Block['around'], noun: string): readonly Block[] {
  return items.length === 0 ? [] : [{ items, around, noun }]
}

/** Each block may take half of what is left, so that one long list does not push out all that comes after it. */
function fitted(blocks: readonly Block[], room: number): readonly string[] {
  let left = room
  return blocks.flatMap(({ items, around, noun }) => {
    let own = left / 2
    const shown: string[] = []
    for (const item of items) {
      own -= item.length + 1
      if (own < 0) break
      left -= item.length + 1
      shown.push(item)
    }
    const more = items.length - shown.length
    return [
      ...(shown.length === 0 ? [] : around(shown)),
      ...(more > 0 ? ['', `… and ${more} more ${noun}: --reporter json=FILE has them.`] : []),
    ]
  })
}

const HEAD = ['', 'Threshold', 'Of', 'Seen', 'Decided by']
const TABLE = [row(HEAD), row(HEAD.map(() => '---'))]

function checkRow(check: Check): string {
  return row([
    MARKS[statusOf(check)],
    plain(ruleOf(check)),
    plain(labelText(check.subject.label)),
    plain(seenOf(check)),
    plain(reasonOf(check)),
  ])
}

function findingBlocks(verdict: Verdict, context: CheckContext): readonly Block[] {
  const { findings, fail } = listed(verdict)
  const title = fail ? 'New findings' : 'Findings'
  const note = fail ? `Not in ${plain(verdict.baseline!.file)}.` : 'No baseline: none of them fails the check by itself.'
  const items = [...grouped(findings, ({ label }) => label)].flatMap(([label, own]) =>
    own.map(({ moment }, i) => [...(i === 0 ? [`**${plain(labelText(label))}**`, ''] : []), ...momentLines(moment, context)].join('\n')),
  )
  return blocksOf(items, shown => ['', `### ${title}`, '', note, ...shown.flatMap(item => ['', item])], title.toLowerCase())
}

function baselineBlocks({ baseline }: Verdict, { mask }: CheckContext): readonly Block[] {
  if (baseline === undefined) return []
  const { file, accepted, fresh, stale, expired } = baseline
  const list = (entries: typeof stale) => entries.map(entry => `- ${plain(acceptedText(entry, mask))}`)
  return [
    ...blocksOf([`${plain(file)}: ${accepted} accepted, ${fresh.length} new.`], shown => ['', '### Baseline', '', ...shown], 'lines'),
    ...blocksOf(list(expired), shown => ['', 'Acceptances that are over:', '', ...shown], 'acceptances'),
    ...blocksOf(list(stale), shown => ['', 'No longer found (`--prune-baseline` removes them):', '', ...shown], 'acceptances'),
  ]
}

function noticeBlocks({ notices, mask }: CheckContext): readonly Block[] {
  const counts = noticeCounts(notices)
  const items = noticeGroups(notices.filter(({ kind }) => kind !== 'aside')).map(
    ({ kind, where, message, more }) => `- ${kind} ${plain(where)}: ${plain(mask(clean(message)))}${more}`,
  )
  return blocksOf(items, shown => ['', '### Notices', '', `${counts}.`, '', ...shown], 'kinds of notices')
}

/** Closed until it is asked for. GitHub and GitLab want the blank lines. */
function folded(title: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>']
}
