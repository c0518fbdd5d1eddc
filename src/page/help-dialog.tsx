import { useEffect, useRef } from 'preact/hooks'
import { GLOSSARY } from '../model/glossary.ts'
import { TAGS } from '../model/tag.ts'
import { TAG_NAMES } from './words.ts'

interface HelpProps {
  readonly keys: boolean
  readonly blind: boolean
  readonly onKeys: (wanted: boolean) => void
  readonly onClose: () => void
}

/** What the keys do, and what the words mean. */
export function HelpDialog({ keys, blind, onKeys, onClose }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rows: readonly (readonly [string, string])[] = [
    ['j  k', 'next, previous turn of the queue'],
    ['[  ]', 'previous, next turn of the agent in the conversation: mark one that was missed'],
    ...TAGS.map((tag, index): readonly [string, string] => [String(index + 1), TAG_NAMES[tag]]),
    ...(blind ? [] : ([['a', 'accept what the tagger says']] as const)),
    ['u', 'take the decision back'],
    ['c', 'comment'],
    ['/', 'search'],
    ['?', 'this help'],
    ['Esc', 'close, leave a field, back to the queue'],
  ]
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map(one => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={keys} onChange={event => onKeys(event.currentTarget.checked)} />
        Single-letter keys are on
      </label>
      <h2>Words</h2>
      {TAGS.map(tag => (
        <p key={tag}>
          <b>{TAG_NAMES[tag]}</b>: {GLOSSARY[tag].short}.
        </p>
      ))}
      <p>
        The last four are the <b>don’ts</b>. <b>Possible</b>: {GLOSSARY.possible.short}. A <b>door</b>: {GLOSSARY.door.short}; it is{' '}
        <b>missed</b> where the next answer does not acknowledge it. <b>Canned</b>: {GLOSSARY.canned.short}. The number beside a tag is how
        often such a decision proves right.
      </p>
      <p>Tags judge words, not intentions, and are sometimes wrong: that is what your review is for.</p>
      <form method="dialog">
        <button type="submit" class="primary">
          Close
        </button>
      </form>
    </dialog>
  )
}
