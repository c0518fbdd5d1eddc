import type { CheckReporter } from './reporter.ts'

export const pretty: CheckReporter = {
  name: 'pretty',
  title: 'One threshold a line, for reading in a terminal',
  extension: 'txt',
  render: verdict => `${verdict.passed ? 'passed' : 'failed'}\n${JSON.stringify(verdict.thresholds, undefined, 1)}\n`,
}
