import type { Finding } from '../../reporters/page/page-data.ts'
import type { Decision } from '../../review/decision.ts'
import { SafeText } from '../safe-text.tsx'
import { decisionName, findingName } from '../words.ts'

interface QueueRowProps {
  readonly index: number
  readonly total: number
  /** undefined until it came from the server. */
  readonly finding: Finding | undefined
  readonly agent: string | undefined
  readonly decision: Decision | undefined
  readonly isSelected: boolean
  /** Pixels. */
  readonly height: number
  readonly onClick: () => void
}

/** One row of the queue. */
export function QueueRow({ index, total, finding, agent, decision, isSelected, height, onClick }: QueueRowProps) {
  return (
    // biome-ignore lint/a11y: the list has the focus and the keys, and names its active row (aria-activedescendant)
    <div
      id={`row-${index}`}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      class={`row ${decision === undefined ? '' : 'done'}`}
      style={{ top: `${index * height}px`, height: `${height}px` }}
      onClick={onClick}
    >
      {finding === undefined ? (
        <span class="words">…</span>
      ) : (
        <>
          <span class="row-head">
            <span class={`tag ${finding.kind} ${finding.tag ?? ''}`}>{findingName(finding)}</span>
            {finding.canned === true && <span class="canned">canned</span>}
            {decision !== undefined && <span class="decided">✓ {decisionName(decision)}</span>}
            {finding.kind !== 'sample' && <span class="confidence">{finding.confidence.toFixed(2)}</span>}
          </span>
          <span class="words">
            <bdi>{finding.words}</bdi>
          </span>
          <span class="who">
            {agent} · <SafeText text={finding.conversation} />
          </span>
        </>
      )}
    </div>
  )
}
