import type { Json } from '../json/format.ts'
import { objectsOf, textOf, wordOf } from '../json/values.ts'
import { withoutQuote } from '../quoted.ts'

export interface ForwardedMail {
  readonly text: string
  readonly speaker: string | undefined
  readonly speakerId: string | undefined
}

/** A mail that came to the channel's own address; undefined for any other message. */
export function mailIn(record: Json): ForwardedMail | undefined {
  const mail = objectsOf(record.files).find(({ mode }) => mode === 'email')
  const text = mail === undefined ? '' : withoutQuote(textOf(mail.plain_text)).trim()
  if (mail === undefined || text === '') return undefined
  const from = objectsOf(mail.from)[0]
  const address = wordOf(from?.address)
  return { text, speaker: wordOf(from?.name) ?? address, speakerId: address }
}
