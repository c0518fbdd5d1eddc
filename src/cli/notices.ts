import type { Notice } from '../model/reading.ts'
import { clean } from '../reporters/escape.ts'
import { warn } from './output.ts'

/** Said where conversations were read, and nobody in them is an agent. */
export const NO_AGENT =
  "no agent's turn in the input; tell who the agents are: --agent 'Name*' or --agent-role value (saltshaker inspect FILE shows the speakers); if only the customers' side was exported, export the answers, too"

/** The one line of a notice, with its place. */
export function noticeLine({ kind, source, line, message }: Notice): string {
  const place = line === undefined ? source : `${source}:${line}`
  return clean(`${kind}: ${place}: ${message}`)
}

/** Tells the notices on stderr, `quiet` only the failures, and sets exit code 2 where an input could not be read. */
export function tellNotices(notices: readonly Notice[], quiet: boolean): void {
  for (const notice of notices) {
    if (notice.kind === 'failed') process.exitCode = 2
    if (notice.kind === 'aside') continue
    if (!quiet || notice.kind === 'failed') warn(noticeLine(notice))
  }
}
