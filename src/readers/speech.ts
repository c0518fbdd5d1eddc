import type { Role } from '../model/turn.ts'
import type { RecordEvent } from './json/format.ts'
import { wordOf } from './json/values.ts'
import type { RawTurn } from './reader.ts'
import { speakerOf } from './speaker-label.ts'

/** Who speaks. All undefined: nobody told. */
export interface Voice {
  readonly speaker?: string | undefined
  readonly speakerId?: string | undefined
  readonly role?: Role | undefined
}

/** What one voice says in one go. Times in seconds from the start of the conversation. */
export interface Utterance extends Voice, Pick<RawTurn, 'customer' | 'channel' | 'team'> {
  readonly text: string
  readonly start?: number | undefined
  readonly end?: number | undefined
}

/** One word of an engine's result. Times in seconds. */
export interface SpokenWord {
  readonly text: string
  /** What the engine calls the voice. */
  readonly voice?: string | undefined
  readonly start?: number | undefined
  readonly end?: number | undefined
  /** Punctuation: no space before it. */
  readonly tight?: boolean
}

/** Seconds of silence that end what one voice says in one go, where an engine gives words only. */
const PAUSE = 1

/** The turns of a call in the order of their starts: engines give one channel after the other. `started` is the start of the call in epoch milliseconds. */
export function* spoken(conversation: string, utterances: readonly Utterance[], started?: number): Iterable<RecordEvent> {
  for (const { start, end, text, ...rest } of inOrder(utterances)) {
    if (text.trim() === '') {
      yield { kind: 'aside', reason: 'pieces of speech without words' }
      continue
    }
    const offset = start === undefined ? undefined : Math.max(0, rounded(start))
    const time = started === undefined || offset === undefined ? undefined : isoOf(started + offset * 1000)
    yield {
      kind: 'turn',
      turn: { conversation, ...rest, text: text.trim(), time, offset, end: end === undefined ? undefined : rounded(end) },
    }
  }
}

/** By start; what has none stays behind the one before it. */
function inOrder(utterances: readonly Utterance[]): readonly Utterance[] {
  let last = 0
  const placed = utterances.map(utterance => {
    last = utterance.start ?? last
    return { utterance, at: last }
  })
  return placed.sort((a, b) => a.at - b.at).map(({ utterance }) => utterance)
}

/** Words of one recording or channel to utterances: a new one where the voice changes or pauses. `who` names the voices. */
export function utterancesOf(words: Iterable<SpokenWord>, who: (voice: string | undefined) => Voice): Utterance[] {
  const found: Utterance[] = []
  let open: { voice: string | undefined; texts: string[]; start: number | undefined; end: number | undefined } | undefined
  const close = (): void => {
    if (open !== undefined) found.push({ ...who(open.voice), text: open.texts.join(''), start: open.start, end: open.end })
  }
  for (const { text, voice, start, end, tight } of words) {
    const paused = open?.end !== undefined && start !== undefined && start - open.end > PAUSE
    if (open === undefined || open.voice !== voice || (paused && tight !== true)) {
      close()
      open = { voice, texts: [text.trim()], start, end: end ?? start }
      continue
    }
    open.texts.push(tight === true ? text.trim() : ` ${text.trim()}`)
    open.start ??= start
    open.end = end ?? start ?? open.end
  }
  close()
  return found
}

/** The voice that an engine's label means: a number or letter is `Speaker 0`, known to mean somebody else in each call; else a name or a role. */
export function voiceOf(label: unknown): Voice {
  const word = wordOf(label)?.trim()
  if (word === undefined || word === '') return {}
  if (/^\w{1,2}$/.test(word)) return { speaker: `Speaker ${word}` }
  return /^(?:spk|speaker)[\s_-]?\d+$/i.test(word) ? { speaker: word } : speakerOf(word)
}

/** The voice of a channel: which side it is was set when the recording was. */
export function channelVoice(channel: unknown): Voice {
  const number = /(\d+)$/.exec(wordOf(channel) ?? '')?.[1]
  return number === undefined ? {} : { speaker: `Channel ${number}` }
}

/** For `formats NAME` of engines that number the voices of each call anew. */
export const NUMBERED =
  'Voices have numbers, no names: agents of several calls count as one. For a report of one person name the files of its calls only.'

const LABELS: Readonly<Record<Role, string | undefined>> = {
  agent: 'Agent',
  customer: 'Customer',
  bot: 'Bot',
  system: 'System',
  unknown: undefined,
}

/**
 * A voice of which only the role is told, or an id beside it. A recording's file name may name an agent without id: `…_AGENT_OmarK_DT_…`. FORMATS 0.8.
 */
export function sideVoice(role: Role | undefined, fileName = '', speakerId?: string | undefined): Voice {
  // A number is no name: another input may tell it.
  if (role === 'agent' && speakerId !== undefined) return { role, speaker: /^\d+$/.test(speakerId) ? undefined : speakerId, speakerId }
  const named = role === 'agent' ? /_AGENT_([^_]+)/i.exec(fileName)?.[1] : undefined
  return { role, speaker: named ?? (role === undefined ? undefined : LABELS[role]), speakerId }
}

/** A time in epoch milliseconds as ISO 8601; undefined where it is none. */
export function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}

/** To milliseconds: a sum of fractions of seconds has none beyond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
