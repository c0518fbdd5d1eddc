import type { DigestReporter } from './reporter.ts'

/** Every reporter of the morning page, loaded when asked for. */
export const DIGEST_REPORTERS: Readonly<Record<string, () => Promise<DigestReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
}
