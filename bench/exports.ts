import { readdirSync, readFileSync } from 'node:fs'

type Subject = typeof import('./subject.ts')

/** A large export of one format, made of copies of a fixture. */
export interface Export {
  readonly format: string
  readonly text: string
  /** What it is measured against: JSON.parse, csv-parse, or decoding and splitting into lines. */
  readonly kind: 'json' | 'table' | 'text'
}

/** Characters: recognising the format and starting streams weigh as little as in a night's file. */
const SIZE = 1_000_000
const FOLDER = 'fixtures/exports'
/** Nobody is asked who the agent is. */
export const EVERYBODY = { agents: ['*'] }

/** For every registered reader one export, in the order of the registry; undefined where its fixtures are packed files. */
export async function exportsOf({
  READERS,
  formatOf,
  readBytes,
}: Pick<Subject, 'READERS' | 'formatOf' | 'readBytes'>): Promise<Map<string, Export | undefined>> {
  const fixtures = readdirSync(FOLDER)
    .filter(name => !/\.(?:gz|zip|docx)$/.test(name))
    .map(name => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8').replace(/^\ufeff/, '') }))
    .map(({ name, text }) => ({ name, text, format: formatOf(name, text) }))
  const made = new Map<string, Export | undefined>()
  for (const { name: format } of READERS) {
    const own = fixtures.filter(fixture => fixture.format === format)
    const fixture = own.find(({ name }) => name.includes('plain')) ?? own[0]
    made.set(format, undefined)
    if (fixture === undefined) continue
    const ids = new Set<string>()
    await readBytes(fixture.name, Buffer.from(fixture.text), { ...EVERYBODY, format }, ({ id }) => ids.add(id))
    made.set(format, { format, ...copies(fixture.text, [...ids], /(?:csv|tsv)$/.test(fixture.name)) })
  }
  return made
}

/** JSON becomes lines of documents, tables keep one header, captions and texts go on where the copy before ended. */
function copies(text: string, ids: readonly string[], isTable: boolean): Pick<Export, 'text' | 'kind'> {
  const kind = isTable ? 'table' : /^\s*(?:\{|\[\s*\{)/.test(text) ? 'json' : 'text'
  const [header, body] = isTable ? headed(text) : ['', kind === 'json' ? onOneLine(text) : text]
  const pieces = [header]
  for (let n = 0, size = 0; size < SIZE; n++) {
    const piece = `${later(renamed(body.trimEnd(), ids, n), n)}\n${kind === 'text' ? '\n' : ''}`
    size += piece.length
    pieces.push(piece)
  }
  return { text: pieces.join(''), kind }
}

function headed(text: string): [header: string, rows: string] {
  const end = text.indexOf('\n') + 1
  return [text.slice(0, end), text.slice(end)]
}

/** JSON lines stay what they are. */
function onOneLine(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** With ids of its own in each copy, where they stand in the text. */
function renamed(text: string, ids: readonly string[], n: number): string {
  let other = text
  for (const id of ids) {
    const word = id.split(/[/#]/).at(-1)!.replace(/[^\w]/g, '\\$&')
    other = other.replace(new RegExp(String.raw`(?<![\w.-])${word}(?![\w.-])`, 'gm'), `$&${n}`)
  }
  return other
}

const CUE_TIME = /(?<=^|--> )(?:(\d+):)?(\d\d):(\d\d[.,]\d{3})/gm

/** Captions an hour later in each copy. */
function later(text: string, n: number): string {
  return text.includes('-->')
    ? text.replace(CUE_TIME, (_, hours = '0', minutes, seconds) => `${String(Number(hours) + n).padStart(2, '0')}:${minutes}:${seconds}`)
    : text
}
