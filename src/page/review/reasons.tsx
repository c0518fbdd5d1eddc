import type { Mark, Quote } from '../../reporters/page/page-data.ts'
import { MarkedText } from '../marked-text.tsx'

interface ReasonsProps {
  /** The turn's words, and those of them that spoke. */
  readonly text: string
  readonly marks: readonly Mark[]
  /** What to say instead. */
  readonly instead: readonly string[]
  readonly better: Quote | undefined
}

/** Why the turn was flagged, and what to say instead. */
export function Reasons({ text, marks, instead, better }: ReasonsProps) {
  return (
    <>
      {marks.length > 0 && (
        <div class="why">
          <h3>Why</h3>
          <ul>
            {byReason(marks, text).map(({ words, why, cue }) => (
              <li key={`${cue} ${words}`}>
                <q>
                  <bdi>{words}</bdi>
                </q>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {instead.length > 0 && (
        <div class="instead">
          <h3>Instead</h3>
          {instead.map(words => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      {better !== undefined && (
        <div class="better">
          <h3>A good turn of the same agent, where a customer said something alike</h3>
          <p class="before clamp">{better.before}</p>
          <blockquote class="clamp">
            <MarkedText text={better.text} marks={better.marks} kind="warm" />
          </blockquote>
        </div>
      )}
    </>
  )
}

function byReason(marks: readonly Mark[], text: string): { words: string; why: string; cue: string }[] {
  const reasons = new Map<string, { words: string; why: string; cue: string }>()
  for (const { start, end, why, cue } of marks) {
    const words = text.slice(start, end)
    const known = reasons.get(`${cue} ${why}`)
    reasons.set(`${cue} ${why}`, { why, cue, words: known === undefined ? words : `${known.words} … ${words}` })
  }
  return [...reasons.values()]
}
