import type { CheckReporter } from './reporter.ts'

/** Every reporter of verdicts, loaded when asked for. */
export const CHECK_REPORTERS: Readonly<Record<string, () => Promise<CheckReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  'github-summary': async () => (await import('./github-summary.ts')).githubSummary,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
  tap: async () => (await import('./tap.ts')).tap,
}
