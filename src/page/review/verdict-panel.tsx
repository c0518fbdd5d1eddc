import { useEffect, useState } from 'preact/hooks'
import { isDont, type Tag } from '../../model/tag.ts'
import type { Finding, Mark, PageConversation } from '../../reporters/page/page-data.ts'
import { type Decision, isDecided, LONGEST_COMMENT, LONGEST_REVIEWER, type Opinion } from '../../review/decision.ts'
import { decisionName, findingName, TAG_NAMES } from '../words.ts'
import { opinionOf } from './opinions.ts'
import { Reasons } from './reasons.tsx'
import { BidButtons, TagButtons } from './verdict-buttons.tsx'

interface VerdictPanelProps {
  readonly finding: Finding
  readonly conversation: PageConversation
  /** Place of the turn that is being judged. */
  readonly focus: number
  /** Whether that is the finding's own, not another turn of the conversation. */
  readonly ofFinding: boolean
  readonly advice: Readonly<Partial<Record<Tag, string>>>
  /** Of everybody about this turn; of the reviewer alone where labelled blindly. */
  readonly decisions: readonly Decision[]
  readonly reviewer: string
  /** The name as it stands in the field. */
  readonly typed: string
  readonly onReviewer: (name: string) => void
  readonly onOpinion: (opinion: Opinion) => void
  readonly reviewerRef: preact.RefObject<HTMLInputElement | null>
  readonly commentRef: preact.RefObject<HTMLTextAreaElement | null>
}

/** Why the turn was flagged, what to say instead, and what the reviewer says of it. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { finding, conversation, focus, ofFinding, advice, decisions, reviewer, typed, onReviewer, onOpinion, reviewerRef, commentRef } =
    props
  const own = decisions.find(one => one.reviewer === reviewer)
  const turn = conversation.turns[focus]!
  const isBid = ofFinding && finding.kind === 'missed'
  const marks = ofFinding ? (finding.marks ?? turn.marks ?? []) : (turn.marks ?? [])
  const instead = isBid ? [] : insteadOf(marks, ofFinding ? finding.tag : turn.tag, advice)
  const [comment, setComment] = useState(own?.comment ?? '')
  useEffect(() => setComment(own?.comment ?? ''), [own, finding, focus])
  return (
    <section class="verdict" aria-label="Verdict">
      <header>
        <h2>{ofFinding ? findingName(finding) : otherName(turn)}</h2>
        <p class="note">{aboutText(finding, turn, ofFinding)}</p>
      </header>
      {finding.kind !== 'sample' && (
        <Reasons
          text={(isBid ? conversation.turns[finding.at]! : turn).text}
          marks={marks}
          instead={instead}
          better={ofFinding ? finding.better : undefined}
        />
      )}
      <div class="decide">
        <h3>{own !== undefined && isDecided(own) ? 'You decided' : 'Your verdict'}</h3>
        <label class="reviewer">
          <span>Reviewer</span>
          <input
            ref={reviewerRef}
            value={typed}
            required
            maxLength={LONGEST_REVIEWER}
            autocomplete="name"
            placeholder="Your name"
            onInput={event => onReviewer(event.currentTarget.value)}
          />
        </label>
        {isBid ? (
          <BidButtons own={own} onOpinion={opinion => onOpinion({ ...opinion, comment: comment || undefined })} />
        ) : (
          <TagButtons
            own={own}
            said={ofFinding && finding.kind !== 'sample' ? finding.tag : turn.tag}
            severity={finding.severity}
            onOpinion={opinion => onOpinion({ ...opinion, comment: comment || undefined })}
          />
        )}
        <label class="comment">
          <span>
            Comment <kbd>c</kbd>
          </span>
          <textarea
            ref={commentRef}
            rows={2}
            value={comment}
            maxLength={LONGEST_COMMENT}
            onInput={event => setComment(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Escape') event.currentTarget.blur()
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                event.currentTarget.blur()
              }
            }}
            onBlur={() => {
              if (comment !== (own?.comment ?? '')) onOpinion({ ...opinionOf(own), comment: comment || undefined })
            }}
          />
        </label>
        {own !== undefined && isDecided(own) && (
          <button type="button" class="quiet" onClick={() => onOpinion({ comment: own.comment })}>
            Take back <kbd>u</kbd>
          </button>
        )}
        <Others decisions={decisions.filter(one => one.reviewer !== reviewer && isDecided(one))} />
      </div>
    </section>
  )
}

function Others({ decisions }: { readonly decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null
  return (
    <ul class="others">
      {decisions.map(one => (
        <li key={one.reviewer}>
          <b>{one.reviewer}</b>: {decisionName(one).toLowerCase()}
          {one.comment !== undefined && <q>{one.comment}</q>}
        </li>
      ))}
    </ul>
  )
}

function aboutText({ kind, confidence, canned }: Finding, turn: PageConversation['turns'][number], ofFinding: boolean): string {
  if (kind === 'sample') return 'Judge it by what came before.'
  if (!ofFinding)
    return turn.tag === undefined ? 'Not tagged.' : `The tagger says ${TAG_NAMES[turn.tag].toLowerCase()}, ${turn.confidence!.toFixed(2)}.`
  const sure = kind === 'missed' ? `A door ${times(confidence)}` : `Right ${times(confidence)}`
  return `${sure}${kind === 'possible' ? ': suspected only, in nobody’s figures' : ''}${canned === true ? '. Canned: it recurs across conversations' : ''}.`
}

function insteadOf(marks: readonly Mark[], tag: Tag | undefined, advice: VerdictPanelProps['advice']): string[] {
  const told = [...new Set(marks.flatMap(({ instead }) => instead ?? []))]
  const general = tag === undefined ? undefined : advice[tag]
  return told.length > 0 || general === undefined ? told : [general]
}

function times(confidence: number): string {
  return `about ${Math.round(confidence * 100)} times in 100`
}

/** Of a turn that is not the finding's own, though it may be another finding. */
function otherName({ tag, severity = 0 }: PageConversation['turns'][number]): string {
  return tag !== undefined && isDont(tag) ? findingName({ kind: 'said', tag, severity }) : 'Not flagged'
}
