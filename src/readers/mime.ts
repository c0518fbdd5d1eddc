import PostalMime, { type Email } from 'postal-mime'

/** A mail, or the body of one under its content type; undefined where it is no valid MIME. */
export async function mimeOf(source: string): Promise<Email | undefined> {
  try {
    // Bytes of other charsets have become text by now: where nothing is encoded, the part is UTF-8.
    const encoded = /^content-transfer-encoding:\s*(?:quoted-printable|base64)/im.test(source)
    return await PostalMime.parse(encoded ? source : source.replace(/(charset=)"?[\w-]+"?/gi, '$1utf-8'))
  } catch {
    return undefined
  }
}
