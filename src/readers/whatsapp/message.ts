import type { Role } from '../../model/turn.ts'
import { isoDay, two } from '../day-order.ts'
import { isDefaultReply } from '../default-replies.ts'
import type { ReaderEvent, ReadOptions } from '../reader.ts'
import { speakerOf } from '../speaker-label.ts'
import { type DateOrder, timeOf } from '../times.ts'
import { authorOf, type MessageHead, nameOf, visible } from './header.ts'
import { isDeedOf, isDeleted, isMedia, isNotice, isNoticeAuthor, isPoll, withoutTail } from './notices.ts'
import type { Party } from './party.ts'
import { type Signature, signatureOf } from './signature.ts'

/** A message with the lines below its head. */
export interface Message {
  readonly line: number
  readonly head: MessageHead
  readonly more: readonly string[]
}

/** What a message is for the reports. */
export function messageReader({ id, folder, zone }: ReadOptions): (message: Message, order: DateOrder, party: Party) => ReaderEvent {
  const conversation = id === '_chat' ? folder?.replace(/\.zip$/i, '') || undefined : undefined
  const speakers = new Map<
    string,
    { readonly speaker: string; readonly role: Role | undefined; readonly signing: ReadonlySet<string> | undefined }
  >()
  const speaker = (author: string, { customer, businesses, signers }: Party) => {
    const known = speakers.get(author)
    if (known !== undefined) return known
    const name = nameOf(author)
    const told = speakerOf(name)
    const signing = signers.get(name)
    const role = told.role ?? (businesses.has(name) || signing !== undefined ? 'agent' : name === customer ? 'customer' : undefined)
    const found = { speaker: told.speaker, role, signing }
    if (speakers.size < 10_000) speakers.set(author, found)
    return found
  }
  return ({ line, head, more }, order, party) => {
    const { author, words } = authorOf(head.rest) ?? {}
    if (author === undefined || words === undefined || isNoticeAuthor(author)) return aside(line, 'notices of WhatsApp')
    const kind = party.isGroup && isDeedOf(nameOf(author), bare(words), party.people) ? 'notices of WhatsApp' : kindOf(words, more, head)
    if (kind !== undefined) return aside(line, kind)
    const { signing, ...who } = speaker(author, party)
    const said = textOf(words, more)
    const found = signing === undefined ? undefined : signatureOf(said)
    const signature = found !== undefined && signing!.has(found.name) ? found : undefined
    const text = signature?.words ?? said
    if (text === '') return aside(line, isMedia(bare(words)) ? MEDIA : 'empty messages')
    const time = timeOn(head, order, zone)
    return {
      kind: 'turn',
      line,
      turn: {
        conversation,
        ...who,
        ...signer(signature, who.speaker),
        text,
        time,
        customer: party.customer,
        channel: 'whatsapp',
        automated: isDefaultReply(text) || undefined,
      },
    }
  }
}

/** Who wrote a message of a shared number. */
function signer(signature: Signature | undefined, team: string) {
  return signature === undefined ? {} : { speaker: signature.name, speakerId: `${team}/${signature.name}`, team }
}

const MEDIA = 'pictures, sound and files'
/** Words of a placeholder at most. */
const PLACEHOLDER = 8

/** What a message is if nobody wrote it. */
function kindOf(words: string, more: readonly string[], { style, marked }: MessageHead): string | undefined {
  const text = bare(words)
  if (isDeleted(text)) return 'deleted messages'
  if (isPoll(text, more)) return 'polls and events'
  if (isNotice(text) && more.every(line => line.trim() === '')) return 'notices of WhatsApp'
  // iOS marks what it wrote itself, in any language.
  const own = words.startsWith('\u200e') && style.startsWith('[')
  if (!own || !(marked || isShort(text)) || more.some(line => line.trim() !== '')) return undefined
  return marked || isMedia(text) ? MEDIA : 'notices of WhatsApp'
}

function isShort(text: string): boolean {
  return text.split(/\s+/, PLACEHOLDER + 1).length <= PLACEHOLDER
}

/** Without the placeholder of a picture above its caption. */
function textOf(words: string, more: readonly string[]): string {
  const first = bare(words)
  const whole = isMedia(first) ? more.join('\n') : [words, ...more].join('\n')
  return visible(withoutTail(whole)).trim()
}

function bare(words: string): string {
  return visible(words).trim()
}

function aside(line: number, reason: string): ReaderEvent {
  return { kind: 'aside', line, reason }
}

function timeOn({ date, clock }: MessageHead, order: DateOrder, zone: string | undefined): string | undefined {
  const day = isoDay(date, order)
  if (day === undefined || clock === undefined) return undefined
  const local = `${day}T${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`
  return zone === undefined ? `${local}Z` : timeOf(local, { ...order, zone })
}
