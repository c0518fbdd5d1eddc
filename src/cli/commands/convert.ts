import { readInputs } from '../../readers/read.ts'
import { escapeJson } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { tellNotices } from '../notices.ts'
import { print } from '../output.ts'

/** Any format as native turns, one JSON object a line. Converting what was converted gives the same bytes. */
export async function convertCommand(files: readonly string[], flags: ReadingFlags): Promise<void> {
  for await (const reading of readInputs(await inputsOf(files), inputOptions(flags))) {
    if ('notice' in reading) {
      tellNotices([reading.notice], flags.quiet ?? false)
      continue
    }
    const { id, turns } = reading.conversation
    const lines = turns.map(({ turn, role, speaker, speakerId, text, ...rest }) =>
      escapeJson(JSON.stringify({ conversation: id, turn, role, speaker, speakerId, ...rest, text: flags.mask ? maskText(text) : text })),
    )
    if (!(await print(`${lines.join('\n')}\n`))) return
  }
}
