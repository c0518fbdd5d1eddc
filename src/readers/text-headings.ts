import { count, isField, isFullName, isName, speakersAmong } from './labels.ts'
import { type Heading, headingOf, stampedOf } from './text-line.ts'
import { isDated } from './text-times.ts'

type Lines = readonly (Heading | undefined)[]

/** For each line the heading that it is; a line that only looks like one is none. */
export function headings(lines: readonly string[], known?: ReadonlyMap<string, number>): Lines {
  const found = lines.map(line => (line === '' ? undefined : headingOf(line)))
  const opened = found.map((one, i) => (one?.isAbove === true && !isAbove(lines, i) ? undefined : one))
  const counts = new Map<string, number>()
  for (const one of opened) if (one !== undefined && !isField(one.label)) count(counts, one.label)
  const speakers = speakersAmong(counts, known)
  const candidates = withTimesBehind(opened, lines, speakers)
  const labelled = candidates.filter(one => one !== undefined && !isField(one.label))
  const stamped = labelled.filter(one => one!.stamp !== undefined).length
  const timed = stamped > 0 && stamped >= labelled.length / 2
  const handedTo = timed ? new Set() : handed(candidates, lines, speakers)
  return candidates.map(one => {
    if (one === undefined) return undefined
    // Nothing but a message begins with a date and a time.
    if (one.isAbove === true && !isDated(one.stamp ?? '') && !speakers.has(one.label) && !isName(one.label)) return undefined
    // Where turns carry a time, a line without one is said by the speaker before, however it looks.
    return (timed ? one.stamp !== undefined && !isField(one.label) : speakers.has(one.label) || handedTo.has(one)) ? one : undefined
  })
}

/** With the times behind the labels taken for times, where at least half of the speakers' lines have one. */
function withTimesBehind(candidates: Lines, lines: readonly string[], speakers: ReadonlySet<string>): Lines {
  const spoken = candidates.filter(one => one !== undefined && speakers.has(one.label))
  const behind = spoken.filter(one => one!.behind !== undefined).length
  if (behind === 0 || behind < spoken.length / 2) return candidates
  return candidates.map((one, i) => {
    if (one?.behind === undefined) return one
    // A time with nothing behind it is the answer, unless the words come below.
    const below = candidates[i + 1]
    const hasWords = one.behind.text !== '' || (isWords(lines[i + 1]) && !(below !== undefined && speakers.has(below.label)))
    return hasWords ? { ...one, ...one.behind } : one
  })
}

/** Words that a turn has at least which makes a speaker of a name that comes once. */
const SENTENCE = 3

/** Lines of somebody to whom is handed over: a full name that comes once among full names, below a turn of one line, and says a sentence. */
function handed(candidates: Lines, lines: readonly string[], speakers: ReadonlySet<string>): ReadonlySet<Heading> {
  if (speakers.size < 2 || ![...speakers].every(isFullName)) return new Set()
  let above = -1
  const found = new Set<Heading>()
  for (const [i, one] of candidates.entries()) {
    const before = candidates[above]
    const opens = before !== undefined && speakers.has(before.label) && !lines[above]!.trimEnd().endsWith(':')
    if (one !== undefined && opens && isFullName(one.label) && one.text.trim().split(/\s+/).length >= SENTENCE) found.add(one)
    if (lines[i]!.trim() !== '') above = i
  }
  return found
}

/** `Monday 10:30` may be said: a name before its time has a gap above. */
function isAbove(lines: readonly string[], i: number): boolean {
  const opens = i === 0 || lines[i - 1]!.trim() === '' || /^\s*[[@\d]/.test(lines[i]!)
  return opens && isWords(lines[i + 1])
}

/** Whether it is what somebody says, whose name stands in the line above. */
function isWords(line: string | undefined): boolean {
  if (line === undefined || line.trim() === '' || stampedOf(line) !== undefined) return false
  const heading = headingOf(line)
  return heading?.stamp === undefined && heading?.behind === undefined
}
