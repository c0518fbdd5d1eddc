import { isDont, type Severity, TAGS, type Tag } from '../../model/tag.ts'
import type { Decision, Opinion } from '../../review/decision.ts'
import { SEVERITY_NAMES, TAG_NAMES } from '../words.ts'
import { accepted, retagged } from './opinions.ts'

/** Accept, or say which tag it is instead. */
export function TagButtons(props: {
  readonly own: Decision | undefined
  readonly said: Tag | undefined
  readonly severity: Severity
  readonly onOpinion: (opinion: Opinion) => void
}) {
  const { own, said, severity, onOpinion } = props
  const tag = own?.tag
  return (
    <>
      {said !== undefined && (
        <button type="button" class="primary accept" aria-pressed={tag === said} onClick={() => onOpinion(accepted(said, severity))}>
          Accept: {TAG_NAMES[said].toLowerCase()} <kbd>a</kbd>
        </button>
      )}
      <fieldset class="tags">
        <legend>{said === undefined ? 'It is' : 'Wrong, it is'}</legend>
        {TAGS.map((one, index) => (
          <button key={one} type="button" class={`tag-button ${one}`} aria-pressed={tag === one} onClick={() => onOpinion(retagged(one))}>
            <kbd>{index + 1}</kbd> {TAG_NAMES[one]}
          </button>
        ))}
      </fieldset>
      {tag !== undefined && isDont(tag) && (
        <fieldset class="severity">
          <legend>Severity</legend>
          {([1, 2, 3] as const).map(one => (
            <button key={one} type="button" aria-pressed={own?.severity === one} onClick={() => onOpinion({ tag, severity: one })}>
              {SEVERITY_NAMES[one]}
            </button>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** Whether a door was missed, met, or none. */
export function BidButtons({ own, onOpinion }: { readonly own: Decision | undefined; readonly onOpinion: (opinion: Opinion) => void }) {
  const is = (bid: boolean, met?: boolean): boolean => own?.bid === bid && own.met === met
  return (
    <fieldset class="tags bids">
      <legend>The customer opened a door; the answer</legend>
      <button type="button" class="primary" aria-pressed={is(true, false)} onClick={() => onOpinion({ bid: true, met: false })}>
        missed it <kbd>a</kbd>
      </button>
      <button type="button" aria-pressed={is(true, true)} onClick={() => onOpinion({ bid: true, met: true })}>
        <kbd>1</kbd> met it
      </button>
      <button type="button" aria-pressed={is(false)} onClick={() => onOpinion({ bid: false })}>
        <kbd>2</kbd> it was no door
      </button>
    </fieldset>
  )
}
