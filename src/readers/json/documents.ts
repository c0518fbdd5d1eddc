import { JSONParser } from '@streamparser/json'
import type { Head } from '../reader.ts'
import type { Json } from './format.ts'
import type { Found, Path } from './locate.ts'
import { isObject } from './values.ts'

/** Characters of one JSON document that are parsed in one piece; a larger one is read record by record. */
export const WHOLE = 64 * 1024 * 1024

const values = new WeakMap<Head, { readonly value: unknown } | undefined>()

/** What the head holds: its first document, or its first line where lines are documents; of a cut document what is whole in it. */
export function headValue(head: Head): unknown {
  if (!values.has(head)) values.set(head, parsedHead(head))
  return values.get(head)?.value
}

/** A list or an object; `[10:02:13] <priya> hello` is none. */
const BEGINNING = /^\s*(?:\{|\[\s*(?:[[{"\]]|$|(?:true|false|null|-?\d[\d.eE+-]*)\s*[,\]]))/

function parsedHead(head: Head): { value: unknown } | undefined {
  if (!BEGINNING.test(head.text)) return undefined
  const whole = head.complete ? parsed(head.text) : undefined
  if (whole !== undefined) return whole
  const line = parsed(firstLine(head.text))
  return line ?? { value: rootOf(head.text) }
}

/** Lines by which an export of lines is known: rows of users may stand before those of messages. */
const LINES = 8
const lists = new WeakMap<Head, readonly unknown[]>()

/** What the head holds, as `headValue`; where lines are documents, the first few of them. */
export function headValues(head: Head): readonly unknown[] {
  const known = lists.get(head)
  if (known !== undefined) return known
  const first = headValue(head)
  const lines = first !== undefined && isLines(head.text) ? head.text.trimStart().split(/\r?\n/, LINES) : []
  const rest = lines.slice(1).flatMap(line => parsed(line) ?? [])
  const found = first === undefined ? [] : [first, ...rest.map(({ value }) => value)]
  lists.set(head, found)
  return found
}

/** Whether each line is a document of its own, by the first line and what follows it. */
export function isLines(text: string): boolean {
  const line = firstLine(text)
  return parsed(line) !== undefined && /^\s*[[{]/.test(text.slice(text.indexOf(line) + line.length))
}

function firstLine(text: string): string {
  return /^\s*(\S[^\r\n]*)/.exec(text)?.[1] ?? ''
}

export function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The first document of a text that breaks off, with all that is whole in it. */
function rootOf(text: string): unknown {
  let root: unknown
  const parser = new JSONParser({ separator: '' })
  let ended = false
  parser.onValue = ({ value, parent, stack }) => {
    if (ended) return
    root = stack[1]?.value ?? parent ?? value
    ended = stack.length === 0
  }
  // Where it breaks the parser is told nothing more: what it had is kept.
  parser.onError = () => {}
  parser.write(text)
  return root
}

/** A piece of a document read record by record. `broken` says what is wrong; reading went on at the next record, unless it `ends` there. */
export type Piece = { readonly found: Found | undefined } | { readonly broken: string; readonly ends?: boolean }

const CUT = 'the file is cut off here: export it again'
const BROKEN = 'broken JSON: the record is left out'
const BROKEN_OFF = 'broken JSON: what comes after is left out; export it again'

/**
 * The records at the path, one after the other, of a document that is too large for one piece or is broken: what is whole is given. Several documents may
 * follow one another. At a break, reading goes on where an object begins with the same key as the first record.
 */
export async function* pieces(chunks: AsyncIterable<string>, path: Path, first: Found): AsyncIterable<readonly Piece[]> {
  const opening = openingOf(path, first.key !== undefined)
  const begins = beginning(first)
  let ready: Piece[] = []
  let broken = false
  let above: readonly Json[] = []
  const started = (prelude: string): JSONParser => {
    const parser = new JSONParser({ separator: '', paths: [['$', ...path].join('.')] })
    parser.onError = () => {
      broken = true
    }
    parser.onValue = ({ value, key, parent, stack }) => {
      if (prelude === '') above = containersOf(stack, parent)
      // The parser would keep the list that the record lies in, or the object that holds records by id.
      if (Array.isArray(parent)) parent.length = 0
      else if (typeof key === 'string' && path.at(-1) === '*') Reflect.deleteProperty(parent ?? {}, key)
      // The first in the stack is the document itself.
      const keys = [...stack.map(one => one.key), key].slice(1)
      const places = { key: idOf(keys, path), keyAround: idAround(keys, path), list: parent }
      ready.push({ found: isObject(value) ? { record: value, above, ...places } : undefined })
    }
    if (prelude !== '') parser.write(prelude)
    return parser
  }
  let parser = started('')
  for await (const chunk of chunks) {
    for (const part of begins === undefined ? [chunk] : chunk.split(begins)) {
      if (broken) {
        if (opening === undefined || part.search(begins ?? /$/) !== 0) continue
        broken = false
        parser = started(opening)
      }
      parser.write(part)
      if (broken) ready.push(opening === undefined || begins === undefined ? { broken: BROKEN_OFF, ends: true } : { broken: BROKEN })
      yield ready
      ready = []
    }
  }
  if (broken) return
  parser.onError = () => {
    broken = true
  }
  if (!parser.isEnded) parser.end()
  if (broken) ready.push({ broken: CUT, ends: true })
  yield ready
}

/** The key that stands for the last `*` of the path, where it is an id and no place in a list. */
function idOf(keys: readonly unknown[], path: Path): string | undefined {
  const id = keys[path.lastIndexOf('*')]
  return typeof id === 'string' ? id : undefined
}

/** The key of the innermost object around the record that lies under an id. */
function idAround(keys: readonly unknown[], path: Path): string | undefined {
  return keys.slice(0, -1).findLast((key, at): key is string => path[at] === '*' && typeof key === 'string')
}

function containersOf(stack: readonly { readonly value?: unknown }[], parent: unknown): readonly Json[] {
  return [...stack.map(({ value }) => value), parent].filter(isObject)
}

/** Where an object begins with the same key, under its id where it has one. */
function beginning({ record, key: id }: Found): RegExp | undefined {
  const key = Object.keys(record)[0]
  if (key === undefined) return undefined
  return new RegExp(`(?=${id === undefined ? '' : '"[\\w.-]{1,80}"\\s*:\\s*'}\\{\\s*"${key.replace(/[^\w]/g, '\\$&')}"\\s*:)`, 'g')
}

/** What leads down to the records of a list, or of an object that holds them by id; undefined where they lie in lists of lists. */
function openingOf(path: Path, isById: boolean): string | undefined {
  if (path.at(-1) !== '*' || path.indexOf('*') !== path.length - 1) return undefined
  return `${path
    .slice(0, -1)
    .map(key => `{${JSON.stringify(key)}:`)
    .join('')}${isById ? '{' : '['}`
}
