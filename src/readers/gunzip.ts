import { createGunzip } from 'node:zlib'
import { messageOf, UserError } from '../errors.ts'
import type { Report } from './decode.ts'

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08
}

/** Unpacks as far as the data goes: a cut or damaged file gives what was read, and a `failed` report. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, report: Report): AsyncIterable<Uint8Array> {
  const stream = createGunzip()
  let ready: Uint8Array[] = []
  let failure: unknown
  let read = false
  stream.on('data', (chunk: Uint8Array) => ready.push(chunk))
  const closed = new Promise<void>(done => {
    stream.on('end', done)
    stream.on('error', error => {
      failure = error
      done()
    })
  })
  // One chunk in, its output out: async iteration over the stream would drop what is buffered when the error comes.
  for await (const chunk of packed) {
    await Promise.race([new Promise<void>(done => stream.write(chunk, () => done())), closed])
    for (const part of ready) yield part
    read ||= ready.length > 0
    ready = []
    if (failure !== undefined) break
  }
  stream.end()
  await closed
  for (const part of ready) yield part
  read ||= ready.length > 0
  if (failure === undefined) return
  const message = `the gzip data is cut off or damaged (${messageOf(failure)}): fetch the file again`
  if (!read) throw new UserError(message)
  report('failed', `${message}; what came before it was read`)
}
