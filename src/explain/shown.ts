import type { Span } from '../reporters/spans.ts'
import type { Explanation } from './explanation.ts'
import type { Flip, Piece } from './flips.ts'

/** Changes a text and moves spans along with it. */
type Rewrite = <S extends Span>(text: string, spans: readonly S[]) => { readonly text: string; readonly spans: readonly S[] }

/** The explanation with every text rewritten (personal data hidden, control characters removed): offsets point into the new text. */
export function shownBy(rewrite: Rewrite, explanation: Explanation): Explanation {
  const { text } = rewrite(explanation.text, [])
  const movedIn = <S extends Span & { readonly text: string }>(original: string, spans: readonly S[]): { text: string; spans: S[] } => {
    const shown = rewrite(original, spans)
    return { text: shown.text, spans: shown.spans.map(span => ({ ...span, text: shown.text.slice(span.start, span.end) })) }
  }
  const moved = <S extends Span & { readonly text: string }>(spans: readonly S[]): S[] => movedIn(explanation.text, spans).spans
  const flip = ({ without, decision }: Flip): Flip => ({
    without: without.map((piece): Piece => (piece === 'customer' ? piece : moved([piece])[0]!)),
    // Its evidence lies in another text, without the pieces.
    decision: { ...decision, evidence: [], possible: decision.possible && { ...decision.possible, evidence: undefined } },
  })
  const { decision, context, doors, shares, cues, flips } = explanation
  return {
    ...explanation,
    text,
    context: context.map(turn => ({ ...turn, text: rewrite(turn.text, []).text })),
    doors: doors.map(door => {
      const { text, spans } = movedIn(door.text, door.evidence)
      return { ...door, text, evidence: spans }
    }),
    decision: {
      ...decision,
      evidence: moved(decision.evidence),
      possible: decision.possible && { ...decision.possible, evidence: moved(decision.possible.evidence ?? []) },
    },
    shares: shares && { ...shares, words: moved(shares.words) },
    cues: moved(cues),
    flips: { alone: flips.alone.map(flip), together: flips.together && flip(flips.together) },
  }
}
