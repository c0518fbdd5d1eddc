import type { CheckReporter } from './reporter.ts'

/** Every reporter of verdicts, loaded when asked for. */
export const CHECK_REPORTERS: Readonly<Record<string, () => Promise<CheckReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
}
