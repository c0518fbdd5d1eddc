import { TextDecoder } from 'node:util'
import PostalMime, { type Email } from 'postal-mime'
import { windows1252Bytes, withoutC1 } from './windows-1252.ts'

/** A mail, or the body of one under its content type; undefined where it is no valid MIME. Mails attached to it are no part of its text. */
export async function mimeOf(source: string): Promise<Email | undefined> {
  try {
    const email = await PostalMime.parse(inUtf8(source), { forceRfc822Attachments: true })
    // The parser of mails decodes with TextDecoder, which takes Windows-1252 for Latin-1.
    if (email.text !== undefined) email.text = withoutC1(email.text)
    if (email.html !== undefined) email.html = withoutC1(email.html)
    if (email.subject !== undefined) email.subject = withoutC1(email.subject)
    if (email.from !== undefined) email.from.name = withoutC1(email.from.name)
    return email
  } catch {
    return undefined
  }
}

const CHARSET = /(charset\s*=\s*)"?([^";\s]+)"?/i
const ENCODED = /^content-transfer-encoding:\s*(?:quoted-printable|base64)/im
const BOUNDARY = /\bboundary\s*=\s*(?:"([^"]+)"|([^";\s]+))/i

/** The source with all parts that are not encoded in UTF-8: their bytes have become text by now. */
function inUtf8(source: string): string {
  const lines = source.split(/\r?\n/)
  const boundaries = new Set<string>()
  let decoder: TextDecoder | undefined
  /** Where the headers of the part begin; undefined in its body. */
  let headers: number | undefined = 0
  for (const [i, line] of lines.entries()) {
    if (headers !== undefined && line === '') {
      const head = lines.slice(headers, i).join('\n')
      const boundary = BOUNDARY.exec(head)
      if (boundary !== null) boundaries.add(`--${boundary[1] ?? boundary[2]!}`)
      const encoded = ENCODED.test(head)
      decoder = encoded ? undefined : decoderOf(CHARSET.exec(head)?.[2])
      if (!encoded) for (let at = headers; at < i; at++) lines[at] = lines[at]!.replace(CHARSET, '$1utf-8')
      headers = undefined
    } else if (headers === undefined && line.startsWith('--') && boundaries.has(line.trimEnd())) headers = i + 1
    else if (headers === undefined && decoder !== undefined) lines[i] = decoded(line, decoder)
  }
  return lines.join('\n')
}

/** For charsets that reading as UTF-8 or Windows-1252 garbles. */
function decoderOf(charset: string | undefined): TextDecoder | undefined {
  if (charset === undefined) return undefined
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    return /^(?:utf-|windows-1252$)/.test(decoder.encoding) ? undefined : decoder
  } catch {
    return undefined
  }
}

function decoded(line: string, decoder: TextDecoder): string {
  const bytes = windows1252Bytes(line)
  if (bytes === undefined) return line
  try {
    return decoder.decode(bytes)
  } catch {
    return line
  }
}
