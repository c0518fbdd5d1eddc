import type { CheckReporter } from './reporter.ts'
import { verdictMarkdown } from './verdict-markdown.ts'

/** A step's summary takes 1 MiB, and a character up to three bytes a UTF-16 unit. A longer one is thrown away as a whole. */
const ROOM = 300_000

export const githubSummary: CheckReporter = {
  name: 'github-summary',
  title: 'Summary of a step of GitHub Actions: --reporter github-summary="$GITHUB_STEP_SUMMARY"',
  extension: 'md',
  render: (verdict, context) => verdictMarkdown(verdict, context, ROOM),
}
