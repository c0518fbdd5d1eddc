import type { TrendReporter } from './reporter.ts'

/** Every reporter of trends, loaded when asked for. */
export const TREND_REPORTERS: Readonly<Record<string, () => Promise<TrendReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  csv: async () => (await import('./csv.ts')).csv,
  html: async () => (await import('./html.ts')).html,
}
