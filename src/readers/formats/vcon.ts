import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { foundAt, locate } from '../json/locate.ts'
import { isObject, listOf, numberOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { withoutQuote } from '../quoted.ts'
import { roleWord } from '../role-words.ts'
import { type Voice, voiceOf } from '../speech.ts'
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
    events: (record, context) => events(record, context, formats),
  }
}

function* events(record: Json, context: RecordContext, formats: readonly JsonFormat[]): Iterable<RecordEvent> {
  if ('ciphertext' in record) {
    yield { kind: 'skipped', reason: 'this vCon is encrypted: decrypt it with its key first' }
    return
  }
  const inner = typeof record.payload === 'string' ? opened(Buffer.from(record.payload, 'base64url').toString()) : record
  if (!isObject(inner) || !Array.isArray(inner.parties)) {
    yield { kind: 'skipped', reason: 'what is signed here is no vCon: it is left out' }
    return
  }
  const conversation = wordOf(inner.uuid) ?? context.id
  const parties = objectsOf(inner.parties)
  for (const dialog of objectsOf(inner.dialog)) yield* dialogEvents(dialog, conversation, parties)
  for (const analysis of objectsOf(inner.analysis)) yield* analysisEvents(analysis, conversation, parties, context, formats)
}

function* dialogEvents(dialog: Json, conversation: string, parties: readonly Json[]): Iterable<RecordEvent> {
  const type = wordOf(dialog.type) ?? 'none'
  if (type !== 'text') {
    yield { kind: 'aside', reason: `dialogs of type ${type}` }
    return
  }
  const media = (wordOf(dialog.mediatype) ?? wordOf(dialog.mimetype) ?? 'text/plain').toLowerCase()
  const text = bodyText(textOf(dialog.body), media, wordOf(dialog.encoding))
  if (text === '') {
    yield { kind: 'aside', reason: 'texts without words of their own' }
    return
  }
  const first = listOf(dialog.parties).flat()[0] ?? dialog.parties
  const index = numberOf(dialog.originator) ?? numberOf(first)
  yield { kind: 'turn', turn: { conversation, text, time: stampOf(dialog.start), ...partyOf(parties[index ?? -1], index) } }
}

function bodyText(body: string, media: string, encoding: string | undefined): string {
  const decoded = encoding === 'base64url' ? Buffer.from(body, 'base64url').toString() : body
  if (media.startsWith('multipart/')) return partText(decoded)
  return withoutQuote(media.includes('html') ? htmlToText(decoded) : decoded)
}

/** The first part of a MIME body that is plain text, else the first that is HTML. */
function partText(body: string): string {
  const parts = body.split(/^--[^\r\n]+\r?$/m).map(part => {
    const [head = '', ...rest] = part.trimStart().split(/\r?\n\r?\n/)
    return { head: head.toLowerCase(), text: rest.join('\n\n').trim() }
  })
  const plain = parts.find(({ head }) => head.includes('text/plain'))
  if (plain !== undefined) return withoutQuote(quotedPrintable(plain))
  const html = parts.find(({ head }) => head.includes('text/html'))
  return html === undefined ? '' : withoutQuote(htmlToText(quotedPrintable(html)))
}

function quotedPrintable({ head, text }: { head: string; text: string }): string {
  if (/base64/.test(head)) return Buffer.from(text, 'base64').toString()
  if (!/quoted-printable/.test(head)) return text
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

function* analysisEvents(
  analysis: Json,
  conversation: string,
  parties: readonly Json[],
  context: RecordContext,
  formats: readonly JsonFormat[],
): Iterable<RecordEvent> {
  if (analysis.type !== 'transcript') {
    yield { kind: 'aside', reason: `analyses of type ${wordOf(analysis.type) ?? 'none'}` }
    return
  }
  const body = opened(analysis.body)
  const best = formats
    .map(format => ({ format, located: locate(format.fits, body) }))
    .sort((a, b) => (b.located?.score ?? 0) - (a.located?.score ?? 0))[0]
  if (best?.located === undefined) {
    yield {
      kind: 'skipped',
      reason: `the transcript of '${conversation}' is in a format that is not known (${wordOf(analysis.vendor) ?? 'no vendor'})`,
    }
    return
  }
  const events = [...foundAt(body, best.located.path)]
    .filter(found => found !== undefined)
    .flatMap(found => [...best.format.events(found.record, { ...context, above: found.above, id: conversation })])
  const voices = [...new Set(events.flatMap(event => (event.kind === 'turn' ? [event.turn.speaker] : [])))].sort()
  for (const event of events) {
    if (event.kind !== 'turn') yield event
    else {
      // Voices are parties only where there are as many.
      const party = voices.length === parties.length ? voices.indexOf(event.turn.speaker) : -1
      yield {
        kind: 'turn',
        turn: { ...event.turn, conversation, ...(party < 0 || event.turn.role !== undefined ? {} : partyOf(parties[party], party)) },
      }
    }
  }
}

function partyOf(party: Json | undefined, index: number | undefined): Voice {
  if (party === undefined) return voiceOf(index)
  const label = wordOf(party.role)
  const address = wordOf(party.mailto) ?? wordOf(party.tel) ?? wordOf(party.sip)
  return {
    role: label === undefined ? undefined : /^(?:supervisor|sme|contact_?cent(?:er|re))$/i.test(label) ? 'agent' : roleWord(label),
    speaker: wordOf(party.name) ?? address ?? `Speaker ${index}`,
    speakerId: wordOf(party.uuid) ?? address,
  }
}
