import { useEffect, useRef } from 'preact/hooks'
import { isDont, type Tag } from '../../model/tag.ts'
import type { Finding, PageConversation, PageTurn } from '../../reporters/page/page-data.ts'
import { isDecided, placeKey } from '../../review/decision.ts'
import type { DecisionBook } from '../../review/decision-book.ts'
import { MarkedText } from '../marked-text.tsx'
import { SafeText } from '../safe-text.tsx'
import { plural, TAG_NAMES, timeOf } from '../words.ts'

interface ConversationViewProps {
  readonly conversation: PageConversation
  readonly finding: Finding
  /** Place of the turn that is being judged. */
  readonly focus: number
  readonly book: DecisionBook
  /** Whose decisions are shown; all where undefined. */
  readonly reviewer: string | undefined
  readonly onTurn: (at: number) => void
}

const ROLE_NAMES = { agent: 'Agent', customer: 'Customer', bot: 'Bot', system: 'System', unknown: 'Unknown' } as const

/** The whole conversation, the words that spoke marked, the turn that is judged in sight. */
export function ConversationView({ conversation, finding, focus, book, reviewer, onTurn }: ConversationViewProps) {
  const focused = useRef<HTMLLIElement>(null)
  useEffect(() => focused.current?.scrollIntoView({ block: 'center' }), [conversation, finding, focus])
  const { source, id, turns } = conversation
  // Whoever labels blindly judges a turn by what came before it, as the codebook says.
  const shown = finding.kind === 'sample' ? turns.slice(0, finding.at + 1) : turns
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="conversation" aria-label="Conversation" tabIndex={0}>
      <header>
        <h2>
          <SafeText text={id} />
        </h2>
        <p class="note">
          <SafeText text={source} /> · {plural(turns.length, 'turn')}
        </p>
      </header>
      <ol>
        {shown.map((turn, at) => {
          const decisions = book
            .at(placeKey({ source, conversation: id, turn: turn.turn, subject: 'tag' }))
            .filter(one => isDecided(one) && (reviewer === undefined || one.reviewer === reviewer))
          const judged = at === focus
          const door = finding.kind === 'missed' && at === finding.at
          return (
            <li key={at} ref={judged ? focused : undefined} class={`turn ${turn.role} ${judged ? 'focus' : ''} ${turn.aside ?? ''}`}>
              {turn.gap !== undefined && <p class="gap">{plural(turn.gap, 'turn')} left out</p>}
              <div class="speaker">
                <b>
                  <bdi>{turn.speaker || ROLE_NAMES[turn.role]}</bdi>
                </b>
                <span>
                  {turn.speaker !== '' && ROLE_NAMES[turn.role].toLowerCase()}
                  {timeOf(turn) !== '' && ` ${timeOf(turn)}`}
                </span>
              </div>
              <div class="said">
                <p>
                  <MarkedText text={turn.text} marks={marksOf(turn, at, finding)} kind={markKind(turn, at, finding)} />
                </p>
                <p class="chips">
                  {door && <span class="tag missed">door</span>}
                  {turn.aside !== undefined && <span class="tag neutral">{turn.aside === 'internal' ? 'note' : 'macro'}</span>}
                  {turn.tag !== undefined && turn.tag !== 'neutral' && <span class={`tag ${turn.tag}`}>{TAG_NAMES[turn.tag]}</span>}
                  {decisions.map(one => (
                    <span key={one.reviewer} class="decided">
                      ✓ {one.tag === undefined ? '' : TAG_NAMES[one.tag]} <small>{one.reviewer}</small>
                    </span>
                  ))}
                </p>
              </div>
              {turn.role === 'agent' && turn.aside === undefined && finding.kind !== 'sample' && (
                <button type="button" class="label-it" aria-pressed={judged} onClick={() => onTurn(at)}>
                  {judged ? 'Selected' : 'Judge'}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function marksOf(turn: PageTurn, at: number, finding: Finding): NonNullable<PageTurn['marks']> {
  return at === finding.at && finding.marks !== undefined ? finding.marks : (turn.marks ?? [])
}

function markKind(turn: PageTurn, at: number, finding: Finding): 'warm' | 'dont' | 'possible' | 'door' {
  if (at === finding.at && finding.kind === 'missed') return 'door'
  if (at === finding.at && finding.kind === 'possible') return 'possible'
  return isDont((turn.tag ?? 'neutral') as Tag) ? 'dont' : 'warm'
}
