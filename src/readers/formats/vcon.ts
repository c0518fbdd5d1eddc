import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { foundAt, locate } from '../json/locate.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { mimeOf } from '../mime.ts'
import { roleWord } from '../role-words.ts'
import { isoOf, type Voice, voiceOf } from '../speech.ts'
import { stampOf } from '../times.ts'

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

function bodyIn(holder: Json): string {
  const body = textOf(holder.body)
  return holder.encoding === 'base64url' ? fromBase64(body) : body
}

function fromBase64(body: string): string {
  return Buffer.from(body, 'base64url').toString()
}

/** The indices of the parties of a dialog; those of a recording may lie in a list for each channel. */
function membersOf(dialog: Json): readonly number[] {
  const listed = Array.isArray(dialog.parties) ? dialog.parties.flat() : [dialog.parties]
  return listed.map(numberOf).filter(index => index !== undefined)
}

function* transcriptEvents(
  record: Json,
  parties: readonly Voice[],
  context: RecordContext,
  formats: readonly JsonFormat[],
): Iterable<RecordEvent> {
  const done = new Set<string>()
  for (const analysis of objectsOf(record.analysis)) {
    if (analysis.type !== 'transcript') {
      yield { kind: 'aside', reason: `analyses of type ${wordOf(analysis.type) ?? 'none'}` }
      continue
    }
    // Several engines may have heard the same recording.
    const heard = JSON.stringify(analysis.dialog ?? null)
    if (done.has(heard)) {
      yield { kind: 'aside', reason: 'further transcripts of the same recording' }
      continue
    }
    const events = vendorEvents(analysis, context, formats)
    if (events === undefined) {
      const vendor = wordOf(analysis.vendor) ?? 'no vendor'
      yield { kind: 'skipped', reason: `the transcript of '${context.id}' is in a format that is not known (${vendor}): it is left out` }
      continue
    }
    done.add(heard)
    yield* withParties(events, objectOf(listOf(record.dialog)[numberOf([analysis.dialog].flat()[0]) ?? 0]), parties, context.options.zone)
  }
}

/** What the reader of the vendor's format finds in a transcript; undefined where it is none that is known. */
function vendorEvents(analysis: Json, context: RecordContext, formats: readonly JsonFormat[]): readonly RecordEvent[] | undefined {
  const body = opened(typeof analysis.body === 'string' ? bodyIn(analysis) : analysis.body)
  const [best] = formats
    .map(format => ({ format, located: locate(format.fits, body) }))
    .sort((a, b) => (b.located?.score ?? 0) - (a.located?.score ?? 0))
  if (best?.located === undefined) return undefined
  return [...foundAt(body, best.located.path)]
    .filter(found => found !== undefined)
    .flatMap(found => [...best.format.events(found.record, { ...context, above: found.above })])
}

/** Voices are the parties of the recording only where there are as many; a side is the one party that has its role. */
function* withParties(
  events: readonly RecordEvent[],
  dialog: Json,
  parties: readonly Voice[],
  zone: string | undefined,
): Iterable<RecordEvent> {
  const listed = membersOf(dialog).flatMap(index => parties[index] ?? [])
  const members = listed.length > 0 ? listed : parties
  const voices = [...new Set(events.flatMap(event => (event.kind === 'turn' ? [event.turn.speaker] : [])))].sort()
  const started = Date.parse(stampOf(dialog.start, zone) ?? '')
  for (const event of events) {
    if (event.kind !== 'turn') {
      yield event
      continue
    }
    const { turn } = event
    const alike = turn.role === undefined ? [] : members.filter(({ role }) => role === turn.role)
    const voice = turn.role === undefined && voices.length === members.length ? members[voices.indexOf(turn.speaker)] : undefined
    const time = turn.time ?? (turn.offset === undefined ? undefined : isoOf(started + turn.offset * 1000))
    yield { kind: 'turn', turn: { channel: 'voice', ...turn, ...(alike.length === 1 ? alike[0] : voice), time } }
  }
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
