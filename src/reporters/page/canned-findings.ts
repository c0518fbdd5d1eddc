import { cannedIn } from '../../measures/sayings/canned.ts'
import { createSketch, identify } from '../../measures/sayings/sketch.ts'
import { carryingSentences } from '../../measures/sayings/wording.ts'
import type { Finding } from './page-data.ts'
import type { ShownConversation } from './show-conversation.ts'

/** Which findings are canned, as yes and small talk are: a script that every agent reads out is the script's fault. */
export function markCanned(found: readonly { readonly finding: Finding; readonly shown: ShownConversation }[]): Finding[] {
  const sketch = createSketch(Number.MAX_SAFE_INTEGER)
  const seen = new Set<string>()
  const hashes = found.map(({ finding, shown }) => {
    if (finding.kind === 'missed') return undefined
    const turn = shown.conversation.turns[finding.at]!
    const saying = identify(carryingSentences(turn.text, finding.marks ?? turn.marks ?? []))
    const place = JSON.stringify([saying.hash, finding.agent, finding.source, finding.conversation])
    sketch.add({ ...saying, agent: finding.agent, turns: 1, conversations: seen.has(place) ? 0 : 1 })
    seen.add(place)
    return saying.hash
  })
  const canned = cannedIn({ sayings: sketch.sayings() })
  return found.map(({ finding }, index) => {
    const hash = hashes[index]
    return hash !== undefined && canned.isCanned(hash) === true ? { ...finding, canned: true } : finding
  })
}
