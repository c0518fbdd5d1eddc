import { cannedIn } from '../../measures/sayings/canned.ts'
import { createSketch, identify } from '../../measures/sayings/sketch.ts'
import { carryingSentences } from '../../measures/sayings/wording.ts'
import type { Finding, PageTurn } from './page-data.ts'

/** Finds out which findings are canned, as yes and small talk are: a script that every agent reads out is the script's fault. */
export interface CannedWatch {
  /** What to ask `mark` with once all are added; undefined of a missed bid. */
  readonly add: (finding: Finding, turn: PageTurn) => string | undefined
  /** Whether each wording, by what `add` gave, is canned. */
  readonly canned: () => (wording: string | undefined) => boolean
}

export function cannedWatch(): CannedWatch {
  const sketch = createSketch(Number.MAX_SAFE_INTEGER)
  const seen = new Set<string>()
  return {
    add: (finding, turn) => {
      if (finding.kind === 'missed') return undefined
      const saying = identify(carryingSentences(turn.text, finding.marks ?? turn.marks ?? []))
      const place = JSON.stringify([saying.hash, finding.agent, finding.source, finding.conversation])
      sketch.add({ ...saying, agent: finding.agent, turns: 1, conversations: seen.has(place) ? 0 : 1 })
      seen.add(place)
      return saying.hash
    },
    canned: () => {
      const { isCanned } = cannedIn({ sayings: sketch.sayings() })
      return wording => wording !== undefined && isCanned(wording) === true
    },
  }
}

/** The findings, marked where they are canned. */
export function markCanned(found: readonly { readonly finding: Finding; readonly turn: PageTurn }[]): Finding[] {
  const watch = cannedWatch()
  const wordings = found.map(({ finding, turn }) => watch.add(finding, turn))
  const isCanned = watch.canned()
  return found.map(({ finding }, index) => (isCanned(wordings[index]) ? { ...finding, canned: true } : finding))
}
