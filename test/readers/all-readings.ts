import type { Notice, Reading } from '../../src/model/reading.ts'
import type { Conversation } from '../../src/model/turn.ts'

/** What reading yielded, by kind. */
export async function allReadings(
  readings: AsyncIterable<Reading>,
): Promise<{ readonly conversations: readonly Conversation[]; readonly notices: readonly Notice[] }> {
  const conversations: Conversation[] = []
  const notices: Notice[] = []
  for await (const reading of readings) {
    if ('conversation' in reading) conversations.push(reading.conversation)
    else notices.push(reading.notice)
  }
  return { conversations, notices }
}
