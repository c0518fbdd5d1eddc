import type { Reporter } from './reporter.ts'

/** Every reporter, loaded when asked for: nobody waits for one that is not used. */
export const REPORTERS: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  csv: async () => (await import('./csv.ts')).csv,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
}
