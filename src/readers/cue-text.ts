import type { Cue } from './cues.ts'

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
  '#39': "'",
}

/** Tags off first, then entities once: `&lt;b&gt;` stays visible text. */
export function plain(markup: string): string {
  const bare = markup.includes('<') ? markup.replace(/<[^<>]{0,300}>/g, '') : markup
  const untagged = bare.includes('{') ? bare.replace(/\{\\[^{}]{0,100}\}/g, '') : bare
  return untagged.includes('&') ? untagged.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : untagged
}

/** The spans of `<v Name>`; undefined where the cue has none. */
export function voicesOf(cue: Cue): readonly Voice[] | undefined {
  const markup = cue.payload.join(' ')
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

/** A line that names its speaker in words; `text` is the rest. `changes`: another speaker, unnamed. */
export interface Prefix {
  readonly label: string | undefined
  readonly text: string
  readonly bracketed: boolean
}

/** `[SPEAKER_00]: text`, `[speaker 0]` and `(Jane)` alone, `>> text`, `Jane Doe: text`; undefined where the line has no such beginning. */
export function prefixOf(line: string): Prefix | undefined {
  const bracketed = /^\s*\[([^\]]{1,40})\](?::\s*|\s*$)/.exec(line) ?? /^\s*\(([^)]{1,60})\)\s*$/.exec(line)
  if (bracketed !== null) return { label: bracketed[1]!.trim(), text: line.slice(bracketed[0].length), bracketed: true }
  const changed = /^\s*>>\s*/.exec(line)
  const rest = changed === null ? line : line.slice(changed[0].length)
  const named = /^\s*([\p{L}@+][^:\n,;!?"]{0,59}?):(?:\s+|$)/u.exec(rest)
  if (named !== null) return { label: named[1]!.trim(), text: rest.slice(named[0].length), bracketed: false }
  return changed === null ? undefined : { label: undefined, text: rest, bracketed: true }
}
