import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, numberOf, objectOf, objectsOf, opened, wordOf } from '../json/values.ts'
import { mimeOf } from '../mime.ts'
import { roleWord } from '../role-words.ts'
import { type Voice, voiceOf } from '../speech.ts'
import { stampOf } from '../times.ts'
import { bodyIn, fromBase64, membersOf, transcriptEvents } from '../vcon-transcripts.ts'

/** IETF vCons: text dialogs, and transcripts of recordings in whatever format of `formats` their vendor writes. FORMATS 6.20. */
export function vcon(formats: readonly JsonFormat[]): JsonFormat {
  return {
    name: 'vcon',
    title: 'vCon, the IETF container of conversations (JSON)',
    howTo: [
      'Name the .vcon or .json files of your platform, one conversation each. Signed ones are opened, encrypted ones cannot be.',
      'Where the parties have no role, who is the agent is inferred, or told with --agent.',
    ].join(' '),
    fits: record => {
      if (Array.isArray(record.parties) && (Array.isArray(record.dialog) || Array.isArray(record.analysis)))
        return { score: 1, why: 'parties with dialog or analysis' }
      if (typeof record.payload === 'string' && Array.isArray(record.signatures))
        return { score: 0.95, why: 'a signed object: payload and signatures' }
      return 'ciphertext' in record && ('unprotected' in record || 'protected' in record)
        ? { score: 0.95, why: 'an encrypted object' }
        : undefined
    },
    prepared,
    events: (record, context) => events(record, context, formats),
    joinsSpeakers: true,
    sortsByTime: true,
  }
}

/** Opens what is signed, and MIME bodies, whose parts are read asynchronously. */
async function prepared(record: Json): Promise<Json> {
  const signed = typeof record.payload === 'string' ? opened(fromBase64(record.payload)) : record
  if (!isObject(signed) || !Array.isArray(signed.dialog)) return isObject(signed) ? signed : record
  const dialog: unknown[] = []
  for (const one of signed.dialog) dialog.push(isObject(one) && /^multipart\//i.test(mediaOf(one)) ? await withPart(one) : one)
  return { ...signed, dialog }
}

/** The headers of the whole mail are not part of the body: its boundary stands in the media type. */
async function withPart(dialog: Json): Promise<Json> {
  const email = await mimeOf(`Content-Type: ${mediaOf(dialog)}\r\n\r\n${bodyIn(dialog)}`)
  return { ...dialog, mediatype: 'text/plain', encoding: 'none', body: bodyOf(email?.text, email?.html, true) }
}

function* events(record: Json, context: RecordContext, formats: readonly JsonFormat[]): Iterable<RecordEvent> {
  if ('ciphertext' in record) {
    yield { kind: 'skipped', reason: 'this vCon is encrypted: decrypt it with its key first' }
    return
  }
  if (!Array.isArray(record.parties)) {
    yield { kind: 'skipped', reason: 'what is signed here is no vCon: it is left out' }
    return
  }
  const conversation = wordOf(record.uuid) ?? context.id
  const parties = record.parties.map((party, index) => partyOf(objectOf(party), index))
  const customers = parties.filter(({ role }) => role === 'customer')
  const customer = customers.length === 1 ? customers[0]!.speakerId : undefined
  yield* unusableIn(record.dialog, 'dialog', conversation)
  const found = [...dialogEvents(record, parties, context), ...transcriptEvents(record, parties, { ...context, id: conversation }, formats)]
  const isSilent = found.every(({ kind }) => kind === 'aside')
  if (isSilent && objectsOf(record.dialog).some(({ type }) => type === 'recording'))
    yield { kind: 'silent', reason: `'${conversation}' holds a recording and no transcript: transcribe it first` }
  for (const event of found) {
    yield event.kind === 'turn' ? { kind: 'turn', turn: { ...event.turn, conversation, customer: event.turn.customer ?? customer } } : event
  }
}

function* dialogEvents(record: Json, parties: readonly Voice[], { options }: RecordContext): Iterable<RecordEvent> {
  for (const dialog of objectsOf(record.dialog)) {
    const type = wordOf(dialog.type) ?? 'none'
    const text = type === 'text' ? textIn(dialog) : ''
    if (type !== 'text') yield { kind: 'aside', reason: `dialogs of type ${type}` }
    else if (text === '') yield { kind: 'aside', reason: 'texts without words of their own' }
    else {
      const index = numberOf(dialog.originator) ?? membersOf(dialog)[0]
      const voice = index === undefined ? {} : (parties[index] ?? voiceOf(index))
      yield { kind: 'turn', turn: { ...voice, text, time: stampOf(dialog.start, options.zone), apart: true } }
    }
  }
}

function mediaOf(dialog: Json): string {
  return wordOf(dialog.mediatype) ?? wordOf(dialog.mimetype) ?? 'text/plain'
}

function textIn(dialog: Json): string {
  const isHtml = /html/i.test(mediaOf(dialog))
  const body = bodyIn(dialog)
  return bodyOf(isHtml ? '' : body, isHtml ? body : '', true)
}

function partyOf(party: Json, index: number): Voice {
  const label = wordOf(party.role)
  const address = wordOf(party.mailto) ?? wordOf(party.tel) ?? wordOf(party.sip)
  return {
    role: label === undefined ? undefined : /^(?:supervisor|sme|contact_?cent(?:er|re))$/i.test(label) ? 'agent' : roleWord(label),
    speaker: wordOf(party.name) ?? address ?? `Speaker ${index}`,
    speakerId: wordOf(party.uuid) ?? address,
  }
}
