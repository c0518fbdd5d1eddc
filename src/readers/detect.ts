import { UserError } from '../errors.ts'
import { isWebPage, noExport } from './no-export.ts'
import type { Head, Reader, Recognition } from './reader.ts'

export interface Detection {
  readonly reader: Reader
  readonly why: string
  /** Whether it only lists conversations, without their messages. */
  readonly isList?: boolean | undefined
  /** Every reader with its score, best first. */
  readonly scores: readonly ({ readonly format: string } & Recognition)[]
}

/** Below this nothing is recognised: it is what a table scores whose columns nobody knows. */
const LEAST = 0.3
/** Two scores nearer than this are a tie. */
const CLOSE = 0.1
/** A format recognised so surely is read as such, whatever `--map` names. */
const SURE = 0.9

const UNKNOWN_JSON =
  'it is JSON in which nothing looks like a message: say what its fields are, for example --map text=body.content,speaker=from.name (see saltshaker formats json)'

const HTML = /^\s*(?:<!doctype html[^>]*>\s*)?<html/i
/** Exports for reading in a browser, of products that export for programs as well. */
const HTML_EXPORTS = [
  {
    sign: /class="page_wrap[\s\S]*class="page_body/,
    message: 'this is Telegram\'s HTML, which is not read: export the chat again with the format "Machine-readable JSON"',
  },
  {
    sign: /[\s".]_(?:a6-g|3-95|2ph-)[\s"{]/,
    message: "this is Facebook's or Instagram's HTML, which is not read: download your information again with the format JSON",
  },
]

/** The reader that fits best, or the one that `format` names or that reads by `map`. Throws UserError where none fits, or two fit alike. */
export function detect(
  head: Head,
  readers: readonly Reader[],
  format?: string | undefined,
  map?: Readonly<Record<string, string>> | undefined,
): Detection {
  const other = format === undefined ? HTML_EXPORTS.find(({ sign }) => HTML.test(head.text) && sign.test(head.text)) : undefined
  if (other !== undefined) throw new UserError(other.message)
  const scores = readers
    .map(reader => ({ reader, format: reader.name, ...reader.recognise(head) }))
    .sort((a, b) => b.score - a.score || (a.format < b.format ? -1 : 1))
  const names = readers.map(reader => reader.name).join(', ')
  const shown = scores.map(({ format, score, why }) => ({ format, score, why }))
  if (format !== undefined) {
    const asked = scores.find(score => score.format === format)
    if (asked === undefined) throw new UserError(`unknown format '${format}': --format takes one of ${names}`)
    return { reader: asked.reader, why: 'asked for by --format', scores: shown }
  }
  const none = noExport(head.text, head.complete)
  if (none !== undefined) throw new UserError(none)
  const [best, second] = scores
  // The native format is read by the same mapping.
  const isOwn = best !== undefined && (best.format === 'ndjson' || best.score >= SURE)
  const mapped = map === undefined || isOwn ? undefined : readers.find(reader => reader.isMapped?.(head, map))
  if (mapped !== undefined) return { reader: mapped, why: 'its messages lie where --map says', scores: shown }
  if (best === undefined || best.score < LEAST) {
    if (/^\s*(?:\{|\[\s*[[{"\]])/.test(head.text)) throw new UserError(UNKNOWN_JSON)
    if (isWebPage(head.text))
      throw new UserError('this is a web page, perhaps the one to sign in on, not an export: sign in, and download the export itself')
    throw new UserError(
      'the format is not recognised: pass --format NAME if it is an export: saltshaker formats lists them, saltshaker formats NAME tells what each needs',
    )
  }
  if (second !== undefined && second.score >= LEAST && best.score - second.score < CLOSE) {
    throw new UserError(
      `this may be ${best.format} (${best.why}) or ${second.format} (${second.why}): pass --format ${best.format} or --format ${second.format}`,
    )
  }
  return { reader: best.reader, why: best.why, isList: best.isList, scores: shown }
}
