import type { Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import { CHAT_STARTED, isSalesforceBody, salesforceBody } from '../salesforce-body.ts'

/** The Body of Salesforce's LiveChatTranscript, as HTML or text; several may follow one another. FORMATS 1.4. */
export const salesforceChat: Reader = {
  name: 'salesforce-chat',
  title: 'Salesforce chat transcript (Body of LiveChatTranscript)',
  howTo: [
    'The field Body of LiveChatTranscript as an HTML or text file: "Chat Started: …", "Agent Jane D", "( 10s ) Jane D: …"; or the tab Chat Transcript, copied as text.',
    'A report, Data Loader or SOQL export with the columns Id and Body works as a table.',
  ].join(' '),
  recognise,
  read,
}

/** In the cell of a table it is one column of many. */
const OPENING = /^\s*(?:<|(?:[^,;\t\n]{0,80}\n\s*){0,2}Chat Started:)/i

function recognise(head: Head): Recognition {
  if (!OPENING.test(head.text) || !isSalesforceBody(head.text)) return { score: 0, why: 'no chat of Salesforce' }
  // Zendesk Chat begins alike, and has clocks where Salesforce counts the seconds.
  if (/^\(\d{1,2}:\d{2}/m.test(head.text) && !/\(\s*(?:\d+\s*[hm]\s*)*\d+\s*s\s*\)/.test(head.text))
    return { score: 0, why: 'clocks, not seconds' }
  return { score: 0.97, why: 'it begins as the Body of a LiveChatTranscript' }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const id = options.id ?? 'conversation'
  let waiting = ''
  let number = 0
  let line = 1
  const finish = function* (body: string, last: boolean): Iterable<ReaderEvent> {
    const found = salesforceBody(body)
    const alone = last && number === 0
    if (found !== undefined && found.turns.length > 0) {
      number++
      const conversation = alone ? undefined : `${id}#${number}`
      for (const turn of found.turns) yield { kind: 'turn', line, turn: { ...turn, conversation } }
      if (found.isCut) yield { kind: 'warning', line, reason: 'the chat breaks off at its end: the last message is missing' }
    } else if (body.trim() !== '') yield { kind: 'skipped', line, reason: 'no messages in this chat: it is left out' }
    line += body.split('\n').length - 1
  }
  let searched = 0
  for await (const chunk of chunks) {
    waiting += chunk
    for (let at = nextStart(waiting, searched); at > 0; at = nextStart(waiting, 0)) {
      yield finish(waiting.slice(0, at), false)
      waiting = waiting.slice(at)
    }
    searched = waiting.length - LONGEST_START
  }
  yield finish(waiting, true)
}

const LONGEST_START = 200

/** Where the second chat of a text begins, of which so many characters hold no other begin; 0 where there is none. */
function nextStart(text: string, searched: number): number {
  const first = CHAT_STARTED.exec(text)
  if (first === null) return 0
  const after = Math.max(searched, first.index + first[0].length)
  const next = CHAT_STARTED.exec(text.slice(after))
  return next === null ? 0 : after + next.index
}
