import type { Json, JsonFormat, RecordContext, RecordEvent } from './json/format.ts'
import { foundAt, locate } from './json/locate.ts'
import { at, isObject, listOf, numberOf, objectOf, objectsOf, opened, textOf, wordOf } from './json/values.ts'
import { isoOf, type Voice } from './speech.ts'
import { stampOf } from './times.ts'

/** The body of a dialog or an analysis as text. */
export function bodyIn(holder: Json): string {
  const body = textOf(holder.body)
  return holder.encoding === 'base64url' ? fromBase64(body) : body
}

export function fromBase64(body: string): string {
  return Buffer.from(body, 'base64url').toString()
}

/** The indices of the parties of a dialog; those of a recording may lie in a list for each channel. */
export function membersOf(dialog: Json): readonly number[] {
  const listed = Array.isArray(dialog.parties) ? dialog.parties.flat() : [dialog.parties]
  return listed.map(numberOf).filter(index => index !== undefined)
}

/** The World Transcription Format, as an analysis or an attachment. */
const WTF = 'wtf_transcription'

/** The transcripts of recordings: analyses and attachments. FORMATS 6.20. */
export function* transcriptEvents(
  record: Json,
  parties: readonly Voice[],
  context: RecordContext,
  formats: readonly JsonFormat[],
): Iterable<RecordEvent> {
  const done = new Set<string>()
  const transcripts = objectsOf(record.attachments).filter(({ type, purpose }) => type === WTF || purpose === WTF)
  for (const analysis of [...objectsOf(record.analysis), ...transcripts]) {
    if (analysis.type !== 'transcript' && !transcripts.includes(analysis) && analysis.type !== WTF) {
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
  const whole = withLabels(opened(typeof analysis.body === 'string' ? bodyIn(analysis) : analysis.body))
  return formatEvents(whole, context, formats) ?? formatEvents(asDeepgram(whole), context, formats)
}

function formatEvents(body: unknown, context: RecordContext, formats: readonly JsonFormat[]): readonly RecordEvent[] | undefined {
  const [best] = formats
    .map(format => ({ format, located: locate(format.fits, body) }))
    .sort((a, b) => (b.located?.score ?? 0) - (a.located?.score ?? 0))
  if (best?.located === undefined) return undefined
  return [...foundAt(body, best.located.path)]
    .filter(found => found !== undefined)
    .flatMap(found => [...best.format.events(found.record, { ...context, above: found.above })])
}

/** Of the World Transcription Format the speakers have labels beside the segments. */
function withLabels(body: unknown): unknown {
  const labels = objectOf(at(body, 'speakers'))
  if (!isObject(body) || Object.keys(labels).length === 0) return body
  const segments = listOf(body.segments).map(one =>
    isObject(one) ? { ...one, speaker: at(labels, wordOf(one.speaker) ?? '', 'label') ?? one.speaker } : one,
  )
  return { ...body, segments }
}

/** vcon-server keeps of Deepgram's result the alternative only. */
function asDeepgram(body: unknown): unknown {
  return Array.isArray(at(body, 'words')) ? { results: { channels: [{ alternatives: [body] }] } } : undefined
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
