import type { Cue } from './cues.ts'
import { roleWord } from './role-words.ts'
import { NUMBERED, speakerOf } from './speaker-label.ts'

/** What one voice says in a cue. `label` undefined: the cue names nobody. */
export interface Voice {
  readonly label: string | undefined
  readonly text: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  apos: "'",
}

/** A tag; also one that the end of a cut file left open. */
const TAG = /<[^<>]{0,300}>|<\/?(?:v|c|i|b|u|lang|ruby|rt|font)(?:[.\s][^<>]{0,300})?$/g

/** Tags off first, then entities once: `&lt;b&gt;` stays visible text. */
export function plain(markup: string): string {
  const bare = markup.includes('<') ? markup.replace(TAG, '') : markup
  const untagged = bare.includes('{') ? bare.replace(/\{\\[^{}]{0,100}\}/g, '') : bare
  return untagged.includes('&') ? untagged.replace(/&(#?\w{1,8});/g, entity) : untagged
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** Webex names the speaker in the cue's own line: `3 "Jane Doe" (1262511360)`; nobody is known in `1 "" (0)`. */
const WEBEX = /^\d+ "(.{0,100})" \(\d+\)$/

/** The spans of `<v Name>`, or who Webex says it is; undefined where the cue has neither. */
export function voicesOf(cue: Cue): readonly Voice[] | undefined {
  const markup = cue.payload.join(' ')
  const webex = cue.id.endsWith(')') ? WEBEX.exec(cue.id) : null
  if (webex !== null) return [{ label: webex[1] || undefined, text: plain(markup).trim() }].filter(({ text }) => text !== '')
  if (!markup.includes('<v')) return undefined
  const parts = markup.split(/<v(?:\.[^\s<>]{1,60})?(?:\s+([^<>]{0,100}))?>/)
  if (parts.length < 3) return undefined
  const voices: Voice[] = []
  const before = plain(parts[0]!).trim()
  if (before !== '') voices.push({ label: undefined, text: before })
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const [said, after] = parts[i + 1]!.split('</v>')
    voices.push({ label: plain(parts[i] ?? '').trim() || undefined, text: plain(said!).trim() })
    if (after !== undefined && plain(after).trim() !== '') voices.push({ label: undefined, text: plain(after).trim() })
  }
  return voices.filter(voice => voice.text !== '')
}

/** A line that names its speaker in words; `text` is the rest. */
export interface Prefix {
  /** Undefined: somebody else speaks, unnamed. */
  readonly label: string | undefined
  readonly text: string
  /** How it is written: `Jane:`, `[SPEAKER_00]:`, `[speaker 0]` alone on its line, `>>`. */
  readonly kind: 'name' | 'bracket' | 'alone' | 'change'
}

/** What diarisers call people whom they do not know. */
const DIARISED = /^(?:speaker|spk|unknown|participant|person|channel|voice)(?:[\s_-]*\w{1,10})?$/i
/** What captions put in brackets beside what is said. FORMATS 1.6, 2.1. */
const SOUND =
  /\b(?:music|applause|laugh\w*|silence|noise|inaudible|unintelligible|indistinct|crosstalk|overlapping|foreign|beep\w*|bleep\w*|ring\w*|dial|tone|typing|cough\w*|sigh\w*|pause|background|hold|static|click\w*|clear\w*|sniff\w*|cheer\w*|chatter|speaking|musik|musique|música|applaus|lachen)\b/i
const NAME = /^[\p{Lu}\p{Lt}\p{Lo}][^.!?:]*$/u

function isSpeaker(label: string): boolean {
  return DIARISED.test(label) || speakerOf(label).role !== undefined
}

/** `[SPEAKER_00]: text`, `[speaker 0]` and `(Jane)` alone, `>> text`, `- text`, `Jane Doe: text`; undefined where the line has no such beginning. */
export function prefixOf(line: string): Prefix | undefined {
  const first = line.charCodeAt(0)
  // `[` and `(`
  if (first === 0x5b || first === 0x28) return bracketOf(line)
  // `>`, `-` and `–`
  const changed = first === 0x3e || first === 0x2d || first === 0x2013 ? /^(?:>{2,3}|[-–](?=\s))\s*/.exec(line) : null
  const rest = changed === null ? line : line.slice(changed[0].length)
  const label = labelOf(rest)
  if (label !== undefined) return { label, text: rest.slice(rest.indexOf(':') + 1).trimStart(), kind: 'name' }
  return changed === null ? undefined : { label: undefined, text: rest, kind: 'change' }
}

/** A comma stands in `Reed, Tom` and `Dr. Reed (Acme, Inc.)`. */
const LABEL = /^(?:[\p{L}@+]|\d{5})(?:[^:\n,;!?"]|(?<=\p{L}), (?=\p{Lu})){0,59}$/u

/** What stands before the first colon, where it may be a name and a space follows. */
function labelOf(line: string): string | undefined {
  const colon = line.indexOf(':')
  if (colon < 1 || (colon + 1 < line.length && !/\s/.test(line[colon + 1]!))) return undefined
  const label = line.slice(0, colon).trimEnd()
  return LABEL.test(label) ? label : undefined
}

function bracketOf(line: string): Prefix | undefined {
  const found = /^(?:\[([^\][]{1,40})\]|\(([^()]{1,60})\))(:?)\s*/.exec(line)
  if (found === null) return undefined
  const label = (found[1] ?? found[2])!.trim()
  const text = line.slice(found[0].length)
  if (text === '') {
    if (isSpeaker(label) || (NAME.test(label) && !SOUND.test(label))) return { label, text, kind: 'alone' }
    return undefined
  }
  if (found[1] === undefined) return NUMBERED.test(label) || roleWord(label) !== undefined ? { label, text, kind: 'bracket' } : undefined
  return found[3] === ':' || isSpeaker(label) ? { label, text, kind: 'bracket' } : undefined
}

/** A line that says what is heard, not what is said: `[Music]`, `♪`. */
export function isSound(line: string): boolean {
  return /^(?:[[(][^[\]()]{1,60}[\])]|[♪♫\s]+|♪.*♪?)$/.test(line)
}
