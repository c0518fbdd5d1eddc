import { UserError } from '../../errors.ts'
import type { Notice } from '../../model/reading.ts'
import type { Evidence, TaggedConversation } from '../../model/tagged.ts'
import { defaultTagger, tagInputs } from '../../pipeline.ts'
import { clean, escapeJson } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { NO_AGENT, tellNotices } from '../notices.ts'
import { print } from '../output.ts'

const BATCH = 64 * 1024 // characters written at once: a write a line costs more than the tagging

/** The tag of every agent turn, one JSON object a line. */
export async function tagCommand(files: readonly string[], flags: ReadingFlags): Promise<void> {
  let batch = ''
  let turns = 0
  let conversations = 0
  const flush = async (): Promise<boolean> => {
    const text = batch
    batch = ''
    return text === '' || (await print(text))
  }
  for await (const reading of tagInputs(await inputsOf(files), inputOptions(flags), defaultTagger(flags.weights))) {
    if ('notice' in reading) tell(reading.notice, flags)
    else {
      const lines = linesOf(reading.tagged, flags.reveal === true)
      turns += lines.length
      conversations++
      batch += lines.join('')
    }
    if (batch.length >= BATCH && !(await flush())) return
  }
  await flush()
  if (turns === 0 && (conversations > 0 || process.exitCode === undefined)) throw new UserError(NO_AGENT)
}

function tell(notice: Notice, flags: ReadingFlags): void {
  tellNotices([notice], flags)
}

function linesOf({ conversation, tags }: TaggedConversation, reveal: boolean): string[] {
  return tags.flatMap((decision, index) => {
    if (!decision) return []
    const turn = conversation.turns[index]!
    const shown = (spans: readonly Evidence[] = []): readonly Evidence[] =>
      reveal ? spans : spans.map(span => ({ ...span, text: maskText(clean(span.text)) }))
    const { possible } = decision
    const line = {
      conversation: conversation.id,
      turn: turn.turn,
      agent: turn.speaker || (turn.speakerId ?? ''),
      ...decision,
      evidence: shown(decision.evidence),
      ...(possible ? { possible: { ...possible, evidence: shown(possible.evidence) } } : {}),
    }
    return [`${escapeJson(JSON.stringify(line))}\n`]
  })
}
