import type { CheckReporter } from './reporter.ts'
import { verdictMarkdown } from './verdict-markdown.ts'

/** A comment of GitHub takes 65,536 characters, one of GitLab a million; the rest is for what stands around the blocks. */
const ROOM = 55_000

export const markdown: CheckReporter = {
  name: 'markdown',
  title: 'Markdown, for a comment on a merge request',
  extension: 'md',
  render: (verdict, context) => verdictMarkdown(verdict, context, ROOM),
}
