import { chatHeading } from './chat-text.ts'
import type { Heading } from './headed.ts'
import type { RawTurn } from './reader.ts'

/** The turns of a chat that was written into one text, line by line; one or none where the text is no chat. `zone` as in `--tz`. FORMATS 1.3. */
export function chatIn(text: string, zone: string | undefined): readonly RawTurn[] {
  if (!/^\(\d{1,2}:/m.test(text)) return []
  const memory = new Map<string, string>(zone === undefined ? [] : [['zone', zone]])
  const found: { heading: Heading; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const heading = chatHeading(line, memory)
    if (heading === undefined) found.at(-1)?.lines.push(line)
    else if (!('aside' in heading)) found.push({ heading, lines: [] })
  }
  return found.map(({ heading: { words, ...turn }, lines }) => ({ ...turn, text: [words, ...lines].join('\n').trim() }))
}
