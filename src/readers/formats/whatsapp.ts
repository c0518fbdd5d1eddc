import { lineBatches } from '../lines.ts'
import type { Head, Reader, ReaderEvent, ReadOptions, Recognition } from '../reader.ts'
import { type DateOrder, dateOrder, timeOf } from '../times.ts'

/** WhatsApp's "Export chat" of iOS and Android, in the locales of FORMATS 1.9. */
export const whatsapp: Reader = {
  name: 'whatsapp',
  title: 'WhatsApp chat exports (text)',
  howTo: [
    'In WhatsApp: the chat, More, Export chat, without media; name the .txt or the .zip as it is: its name tells the customer ("WhatsApp Chat with Lena.txt").',
    "Where it does not, pass --customer 'Lena' or --agent 'Our Shop'. A number shared by a team is one agent.",
  ].join(' '),
  recognise,
  read,
}

/** Date, clock and am/pm, then the rest; brackets on iOS. Source: FORMATS 1.9. */
const HEADER =
  /^(\[?)(\d{1,4}[-/.]\s?\d{1,4}[-/.]\s?\d{1,4})\.?,?\s+(?:[^\d\s]{1,12}\s+)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\s*([ap])\.?\s?m\.?)?(\]?)(\s-|:)?\s+(.*)$/i
const AUTHOR = /^(.{1,80}?):(?:\s([\s\S]*))?$/
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** `[2026-05-01 10:02:13] Jane:` is anybody's log. */
const PLAIN_LOG = /^\[?\d{4}-\d{2}-\d{2}[ T]/

const SYSTEM_AUTHOR =
  /\b(?:changed (?:the subject|the group|this group|their phone)|created (?:group|this group)|added|removed|left|joined using|pinned a message|security code|You were)\b/i
const NOTICE =
  /end-to-end encrypted|uses a secure service from Meta|security code (?:with .+ )?changed|^Missed (?:voice|video) call|Ende-zu-Ende-verschlüsselt|chiffrés? de bout en bout|cifrad[oa]s? de extremo a extremo|criptografia de ponta a ponta|crittografat[ei] end-to-end|is a contact|business account/i
const DELETED =
  /^(?:This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Ce message a été supprimé|Se eliminó este mensaje|Eliminaste este mensaje|Mensagem apagada|Questo messaggio è stato eliminato)\.?$/i
const MEDIA =
  /^(?:<.{0,20}(?:omitted|ausgelassen|omis|omitido|omessi|oculta|weggelaten|メディアなし).{0,3}>|<(?:メディアなし)>|(?:image|video|audio|sticker|GIF|document|Contact card|voice message) omitted|<.?attached: .+>|.+ <.?attached>|\S.* \((?:file attached|Datei angehängt|fichier joint|archivo adjunto|arquivo anexado|file allegato|bestand bijgevoegd|ファイル添付)\))$/im

interface Message {
  readonly line: number
  readonly day: string
  readonly clock: string
  readonly rest: string
  readonly more: string[]
}

/** Spaces of any kind as plain ones, marks of direction gone: for headers only. */
function plain(line: string): string {
  return line.replace(INVISIBLE, '').replace(/[\u00a0\u202f]/g, ' ')
}

interface Header {
  readonly style: string
  readonly day: string
  readonly clock: string
  readonly rest: string
}

function headerOf(line: string): Header | undefined {
  if (!/^\W{0,3}\d/.test(line)) return undefined
  const clean = plain(line)
  const found = PLAIN_LOG.test(clean) ? null : HEADER.exec(clean)
  if (found === null) return undefined
  const [, open, day, clock, half, close, dash] = found
  const style = `${open}${close}${(dash ?? '').trim()}`
  // A date alone opens no message: the separator does.
  if (style === '' && !/:\s/.test(found[7]!)) return undefined
  // The words as they were, with what marks a notice.
  const rest = line.replace(/[\u00a0\u202f]/g, ' ')
  const from = rest.indexOf(found[7]!.slice(0, 12).replace(INVISIBLE, ''))
  return {
    style,
    day: day!.replace(/\s/g, ''),
    clock: `${clock}${half === undefined ? '' : ` ${half.toLowerCase()}m`}`,
    rest: from < 0 ? found[7]! : rest.slice(from),
  }
}

function recognise(head: Head): Recognition {
  const lines = head.text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '')
  const headers = lines.map(headerOf).filter(header => header !== undefined)
  const said = headers.filter(({ rest }) => AUTHOR.test(rest)).length
  const named = /whatsapp|(?:^|\/)_chat\.txt$/i.test(head.fileName)
  const why = `${headers.length} of ${lines.length} lines begin as messages of WhatsApp`
  if (said === 0 || headers.length < lines.length * (named ? 0.1 : 0.3)) return { score: 0, why }
  return { score: 0.97, why }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const eventOf = messageReader(options)
  let open: Message | undefined
  let style: string | undefined
  let line = 0
  const days = dayOrder()
  for await (const batch of lineBatches(chunks)) {
    for (const one of batch) {
      line++
      const header = headerOf(one)
      if (header === undefined || (style !== undefined && header.style !== style)) {
        if (open !== undefined) open.more.push(one)
        else if (one.trim() !== '') yield { kind: 'skipped', line, reason: 'stands before the first message: it is left out' }
        continue
      }
      style ??= header.style
      if (open !== undefined) for (const ready of days.add(open)) yield eventOf(ready, days.order())
      open = { line, day: header.day, clock: header.clock, rest: header.rest, more: [] }
    }
  }
  if (open !== undefined) for (const ready of days.add(open)) yield eventOf(ready, days.order())
  const rest = days.rest()
  if (!days.order().sure && rest[0] !== undefined) {
    const order = days.order().dayFirst ? 'day/month/year' : 'month/day/year'
    yield { kind: 'warning', line: rest[0].line, reason: `dates like ${rest[0].day}: read as ${order}, nothing in the file tells` }
  }
  for (const ready of rest) yield eventOf(ready, days.order())
}

/** Messages that wait for a date that tells the order: a month is at most 12. */
const WAITING = 200_000

/** Whether the day or the month comes first: by any date that allows only one, else by the order of the messages, else by the clock. */
function dayOrder() {
  let waiting: Message[] = []
  let known: DateOrder | undefined
  return {
    add: (message: Message): readonly Message[] => {
      if (known !== undefined) return [message]
      waiting.push(message)
      const told = dateOrder([message.day])
      if (!told.sure && waiting.length < WAITING) return []
      known = told.sure ? told : byOrder(waiting)
      return waiting.splice(0)
    },
    order: (): DateOrder => known ?? byOrder(waiting),
    rest: (): readonly Message[] => {
      known ??= byOrder(waiting)
      const all = waiting
      waiting = []
      return all
    },
  }
}

function byOrder(messages: readonly Message[]): DateOrder {
  const falls = (dayFirst: boolean): number => {
    let count = 0
    let last = ''
    for (const { day } of messages) {
      const time = timeOf(day, { dayFirst, sure: true }) ?? ''
      if (time < last) count++
      last = time
    }
    return count
  }
  const [asDay, asMonth] = [falls(true), falls(false)]
  if (asDay !== asMonth) return { dayFirst: asDay < asMonth, sure: true }
  const isHalf = messages.some(({ clock }) => clock.endsWith('m'))
  return { dayFirst: !isHalf, sure: false }
}

function messageReader(options: ReadOptions): (message: Message, order: DateOrder) => ReaderEvent {
  // iOS names the zip file, and all texts in it _chat.txt.
  const name = options.id === '_chat' ? (options.folder ?? '').replace(/\.zip$/i, '') : (options.id ?? '')
  const other =
    /^(?:WhatsApp[ -]Chat (?:with|mit|-)|Chat de WhatsApp con|Conversa do WhatsApp com|Discussion WhatsApp avec|Chat WhatsApp con) (.+)$/i
      .exec(name)?.[1]
      ?.trim()
  return ({ line, day, clock, rest, more }, order) => {
    const [, label, said] = AUTHOR.exec(rest) ?? []
    const author = label?.replace(INVISIBLE, '').trim()
    const words = [said ?? '', ...more].join('\n')
    const notice = NOTICE.test(words) && (words.startsWith('\u200e') || words.length < 400)
    if (author === undefined || SYSTEM_AUTHOR.test(author) || notice) return { kind: 'aside', line, reason: 'notices of WhatsApp' }
    const text = words
      .replace(INVISIBLE, '')
      .split('\n')
      .filter(one => !MEDIA.test(one.trim()))
      .join('\n')
      .replace(/\s*<This message was edited>\s*$/i, '')
      .trim()
    if (text === '') return { kind: 'aside', line, reason: words.trim() === '' ? 'empty messages' : 'pictures, sound and files' }
    if (DELETED.test(text)) return { kind: 'aside', line, reason: 'deleted messages' }
    const time = timeOf(`${day} ${clock.replaceAll('.', ':')}`, { ...order, zone: options.zone })
    const isOther = other !== undefined && author === other
    return {
      kind: 'turn',
      line,
      turn: {
        conversation: name || undefined,
        speaker: author,
        text,
        time,
        role: isOther ? 'customer' : undefined,
        customer: other,
        channel: 'whatsapp',
      },
    }
  }
}
