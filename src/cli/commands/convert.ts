import { readInputs } from '../../readers/read.ts'
import { escapeJson } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { tellNotices } from '../notices.ts'
import { print } from '../output.ts'

/** Any format as native turns, one JSON object a line. Converting what was converted gives the same bytes. */
export async function convertCommand(files: readonly string[], flags: ReadingFlags): Promise<void> {
  const mask = flags.mask === true ? maskText : (text: string) => text
  for await (const reading of readInputs(await inputsOf(files), inputOptions({ ...flags, reveal: flags.mask !== true }))) {
    if ('notice' in reading) {
      tellNotices([reading.notice], flags)
      continue
    }
    const { id, turns } = reading.conversation
    const lines = turns.map(({ turn, role, speaker, speakerId, text, customer, ...rest }) => {
      const hide = role === 'agent' ? (name: string | undefined) => name : (name: string | undefined) => name && mask(name)
      const who = { speaker: hide(speaker), speakerId: hide(speakerId) }
      return escapeJson(
        JSON.stringify({ conversation: id, turn, role, ...who, ...rest, customer: customer && mask(customer), text: mask(text) }),
      )
    })
    if (!(await print(`${lines.join('\n')}\n`))) return
  }
}
