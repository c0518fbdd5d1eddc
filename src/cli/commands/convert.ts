import type { Turn } from '../../model/turn.ts'
import { readInputs } from '../../readers/read.ts'
import { escapeJson } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { maskPlace } from '../../reporters/mask-place.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { tellNotices } from '../notices.ts'
import { print } from '../output.ts'

/** Any format as native turns, one JSON object a line. Converting what was converted gives the same bytes. */
export async function convertCommand(files: readonly string[], flags: ReadingFlags): Promise<void> {
  const isMasked = flags.mask === true
  for await (const reading of readInputs(await inputsOf(files), inputOptions({ ...flags, reveal: !isMasked }))) {
    if ('notice' in reading) {
      tellNotices([reading.notice], flags)
      continue
    }
    const { id, turns } = reading.conversation
    const lines = turns.map(one => {
      const { turn, role, speaker, speakerId, text, ...rest } = isMasked ? masked(one) : one
      return escapeJson(JSON.stringify({ conversation: id, turn, role, speaker, speakerId, ...rest, text }))
    })
    if (!(await print(`${lines.join('\n')}\n`))) return
  }
}

/** Customers stay apart from one another; agents keep their names. */
function masked(turn: Turn): Turn {
  const { role, speaker, speakerId, customer, text } = turn
  const who = role === 'agent' ? {} : { speaker: maskPlace(speaker), speakerId: speakerId && maskPlace(speakerId) }
  return { ...turn, ...who, customer: customer && maskPlace(customer), text: maskText(text) }
}
