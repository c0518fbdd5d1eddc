/** What can be wrong with a file of learned numbers, as people are told it. */
export interface FileFaults {
  readonly noneOfThem: string
  readonly otherVersion: string
  readonly damaged: string
}

/** A magic line, a header line of JSON that holds a checksum of the rest, and the rest. */
export function encodeLearned(magic: string, header: object, body: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`${magic}${JSON.stringify({ ...header, checksum: checksum(body) })}\n`)
  const file = new Uint8Array(head.length + body.length)
  file.set(head)
  file.set(body, head.length)
  return file
}

/** `family` is how the magic of every version begins. Throws an Error whose message says what is wrong with the file. */
export function decodeLearned(
  file: Uint8Array,
  magic: string,
  family: string,
  faults: FileFaults,
): { readonly header: Readonly<Record<string, unknown>>; readonly body: Uint8Array } {
  const begin = new TextDecoder().decode(file.subarray(0, magic.length))
  if (!begin.startsWith(family)) throw new Error(faults.noneOfThem)
  if (begin !== magic) throw new Error(faults.otherVersion)
  const end = file.indexOf(10, magic.length)
  const header = end < 0 ? undefined : objectOf(new TextDecoder().decode(file.subarray(magic.length, end)))
  const body = file.subarray(end + 1)
  if (header === undefined || !Number.isFinite(header.checksum)) throw new Error(faults.damaged)
  return { header, body }
}

/** Throws an Error where the body is not the one that was written. */
export function checkBody(header: Readonly<Record<string, unknown>>, body: Uint8Array, length: number, { damaged }: FileFaults): void {
  if (body.length !== length || checksum(body) !== header.checksum) throw new Error(damaged)
}

/** Numbers all the way down: a null in a threshold would accuse everybody, or nobody. */
export function isNumeric(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).every(isNumeric) : Number.isFinite(value)
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193)
  return sum >>> 0
}
