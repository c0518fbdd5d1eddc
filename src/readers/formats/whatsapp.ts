import { dayOrder } from '../day-order.ts'
import { lineBatches } from '../lines.ts'
import type { Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import type { DateOrder } from '../times.ts'
import { authorOf, headOf, type MessageHead, visible } from '../whatsapp/header.ts'
import { type Message, messageReader } from '../whatsapp/message.ts'
import { isMedia, isNotice } from '../whatsapp/notices.ts'
import { type Party, partyIn } from '../whatsapp/party.ts'

/** WhatsApp's "Export chat" of iOS and Android, in any locale. FORMATS 1.9. */
export const whatsapp: Reader = {
  name: 'whatsapp',
  title: 'WhatsApp chat exports (text)',
  howTo: [
    'In WhatsApp: the chat, More, Export chat, without media; name the .txt or the .zip as it is: its name tells the customer ("WhatsApp Chat with Lena.txt").',
    'Where it does not, pass --customer \'Lena\' or --agent \'Our Shop\'. A number shared by a team is one agent, unless its messages are signed: "– Jane" below, "*Jane:*" above.',
  ].join(' '),
  recognise,
  read,
}

/** Heads that logs and other transcripts have, too: `[2024-05-01 10:02:13] Jane:`, `2024-05-01 10:02:13 Jane:`. */
const COMMON = /^(?:\[-s?\]|[-/.]s?|-s-)$/

function isCommon({ style, date }: MessageHead): boolean {
  return COMMON.test(style) && (date[0] > 31 || !/[\].]$/.test(style))
}

function recognise(head: Head): Recognition {
  const lines = head.text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '')
  const heads = lines.map(headOf).filter(one => one !== undefined)
  const { style } = heads[0] ?? {}
  const same = heads.filter(one => one.style === style)
  const said = same.filter(({ rest }) => authorOf(rest) !== undefined).length
  const why = `${same.length} of ${lines.length} lines begin as messages of WhatsApp`
  const named = /whats\s?app|(?:^|\/)_chat\.txt$/i.test(head.fileName)
  const opens = headOf(lines[0] ?? '')?.style === style
  // One message may be a page long.
  const least = named || (opens && same.length > 1) ? 0.05 : 0.3
  if (said === 0 || same.length < lines.length * least) return { score: 0, why }
  const told = named || same.some(({ rest, marked }) => marked || isNotice(visible(wordsOf(rest))) || isMedia(visible(wordsOf(rest))))
  return { score: isCommon(same[0]!) && !told ? 0.5 : 0.97, why }
}

function wordsOf(rest: string): string {
  return (authorOf(rest)?.words ?? rest).trim()
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const chat = chatOf(options)
  let open = undefined as (Message & { readonly more: string[] }) | undefined
  let style: string | undefined
  let line = 0
  const eventsOf = function* (batch: readonly string[]): Iterable<ReaderEvent> {
    for (const one of batch) {
      line++
      const head = headOf(one)
      if (head === undefined || !begins(head, style)) {
        if (open !== undefined) open.more.push(one)
        else if (one.trim() !== '') yield { kind: 'skipped', line, reason: 'stands before the first message: it is left out' }
        continue
      }
      style ??= head.style
      if (open !== undefined) yield* chat.add(open)
      open = { line, head, more: [] }
    }
  }
  for await (const batch of lineBatches(chunks)) yield eventsOf(batch)
  if (open !== undefined) yield chat.add(open)
  yield chat.end()
}

/** A date in a message opens none: what parts it from the words must be as in the first message, or be there at all. */
function begins({ style, rest }: MessageHead, first: string | undefined): boolean {
  if (first !== undefined && style !== first) return false
  return /[\]:]$|.-$/.test(style) || authorOf(rest) !== undefined || isNotice(rest)
}

/** Messages by which it is decided who the chat is with. */
const LOOK = 500
/** Messages that wait for a date that tells the order of day and month. */
const WAITING = 100_000

/** The messages of a chat; they wait until it is known how dates are meant, and who is who. */
function chatOf(options: ReadOptions) {
  const dates = dayOrder()
  const eventOf = messageReader(options)
  let waiting: Message[] = []
  let decided: { readonly order: DateOrder; readonly party: Party } | undefined
  const release = function* (): Iterable<ReaderEvent> {
    const party = partyIn(waiting, options)
    const { order, warning } = orderOf(waiting)
    decided = { order, party }
    if (warning !== undefined) yield warning
    for (const one of waiting) yield eventOf(one, order, party)
    waiting = []
  }
  const orderOf = (messages: readonly Message[]): { order: DateOrder; warning?: ReaderEvent } => {
    const first = messages[0]?.head
    const order = dates.decided(messages.some(({ head }) => dayFirstBy(head)))
    // No locale writes the month first with dots or dashes.
    if (order.sure || first === undefined || !first.style.includes('/')) return { order }
    const meant = order.dayFirst ? 'day/month/year' : 'month/day/year'
    const shown = first.date.join('/')
    return {
      order,
      warning: { kind: 'warning', line: messages[0]!.line, reason: `dates like ${shown} are read as ${meant}: nothing in the file tells` },
    }
  }
  return {
    add: function* (message: Message): Iterable<ReaderEvent> {
      if (decided !== undefined) {
        yield eventOf(message, decided.order, decided.party)
        return
      }
      waiting.push(message)
      dates.add(message.head.date)
      if (waiting.length >= WAITING || (waiting.length >= LOOK && dates.certain())) yield* release()
    },
    end: release,
  }
}

/** The month stands first in the United States: slashes, short years, `AM` and `PM` in capitals. */
function dayFirstBy({ style, half, date }: MessageHead): boolean {
  return !style.includes('/') || !/^[AP]M$/.test(half ?? '') || date[2] > 999
}
