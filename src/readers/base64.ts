const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/
/** Shorter strings are words. */
const LEAST = 24

/** The text that a value holds in base64; undefined where it is none, or where bytes are no text. */
export function base64Text(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length < LEAST || !BASE64.test(value)) return undefined
  const bytes = Buffer.from(value, 'base64')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /[\0-\x08\x0e-\x1a]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
