import type { Notice } from '../model/reading.ts'
import { clean } from '../reporters/escape.ts'
import { maskMessage, maskPlace } from '../reporters/mask-place.ts'
import type { ReadingFlags } from './input-options.ts'
import { warn } from './output.ts'

/** Said where conversations were read, and nobody in them is an agent. */
export const NO_AGENT =
  "no agent's turn in the input; tell who the agents are: --agent 'Name*' or --agent-role value (saltshaker inspect FILE shows the speakers); if only the customers' side was exported, export the answers, too"

/** The one line of a notice, with its place; personal data hidden, so that names become patterns, unless `reveal`. */
export function noticeLine({ kind, source, line, message }: Notice, reveal: boolean): string {
  const place = line === undefined ? source : `${source}:${line}`
  return reveal ? clean(`${kind}: ${place}: ${message}`) : `${kind}: ${maskPlace(clean(place))}: ${maskMessage(clean(message))}`
}

/** Tells the notices on stderr, `quiet` only the failures, and sets exit code 2 where an input could not be read. */
export function tellNotices(notices: readonly Notice[], { quiet = false, reveal = false }: Pick<ReadingFlags, 'quiet' | 'reveal'>): void {
  for (const notice of notices) {
    if (notice.kind === 'failed') process.exitCode = 2
    if (notice.kind === 'aside') continue
    if (!quiet || notice.kind === 'failed') warn(noticeLine(notice, reveal))
  }
}
