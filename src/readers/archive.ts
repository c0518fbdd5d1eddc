import { open } from 'node:fs/promises'
import { posix } from 'node:path'
import { type Entry, fromBufferPromise, type Options, openPromise, type ZipFile } from 'yauzl'
import { messageOf, UserError } from '../errors.ts'
import { DOCUMENT, docxText } from './docx.ts'
import type { Input } from './inputs.ts'
import { sentFiles } from './sent-files.ts'

/** More members than any export has. */
const MOST_MEMBERS = 200_000
/** Unpacked bytes of all members. */
const MOST_BYTES = 16 * 1024 ** 3
/** Text packs to a twentieth, repetitive JSON to a hundredth; a bomb to a thousandth. Judged from 16 MB on. */
const HIGHEST_RATIO = 250
const RATIO_FROM = 16 * 1024 * 1024

/** What stands beside the words in an export. */
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|heic|bmp|svg|ico|mp4|mov|3gp|webm|mkv|avi|opus|ogg|oga|m4a|mp3|aac|amr|wav|pdf|vcf|tgs|webm|docx?|xlsx?|pptx?|zip|css|js|woff2?|ttf)$/i
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/

export async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && beginsZip(buffer)
  } catch {
    return false
  } finally {
    await file.close()
  }
}

export function beginsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** The path of a zip file, or its bytes. */
export type Archive = string | Buffer

/**
 * The text members of a zip file as inputs named `name/member`, sorted; of a Word file its text, named `name`. Throws UserError where it is no archive of
 * texts, is damaged, or is a zip bomb.
 */
export async function zipInputs(name: string, path: Archive): Promise<Input[]> {
  const entries = await entriesOf(path)
  if (entries.has('[Content_Types].xml')) {
    const document = entries.get(DOCUMENT)
    if (document === undefined) throw new UserError('this is an Excel or PowerPoint file: save it as text or CSV')
    return [{ name, open: () => docxText(unpacked(path, document)) }]
  }
  const names = [...entries.keys()].filter(member => !MEDIA.test(member)).sort()
  const inner = [...entries.keys()].find(member => /\.zip$/i.test(member))
  if (names.length === 0 && inner !== undefined)
    throw new UserError(`there is no text in this zip file, but another zip file (${inner}): unpack it, and name that`)
  if (names.length === 0) throw new UserError('there is no text in this zip file: export it again with the messages')
  const sentNames = await sentFiles(names, member => unpacked(path, entries.get(member)!))
  const kept = names.filter(member => !sentNames.has(member))
  const left = entries.size - kept.length
  const sent = sentNames.size === 0 ? '' : `, and what was sent in a chat is no conversation (${[...sentNames].join(', ')})`
  const note =
    left === 0
      ? undefined
      : {
          source: name,
          message: `${left} ${left === 1 ? 'file in it is' : 'files in it are'} not read: pictures, sound and the like hold no text${sent}${inner === undefined ? '' : `; unpack ${inner}, and name that`}`,
        }
  const inputOf = (member: string): Input => ({
    name: `${name}/${member}`,
    isFound: true,
    open: () => unpacked(path, entries.get(member)!),
    beside: async relative => {
      const place = posix.normalize(posix.join(posix.dirname(member), relative))
      return entries.has(place) ? inputOf(place) : undefined
    },
  })
  return kept.map((member, index) => ({ ...inputOf(member), ...(index === 0 && note !== undefined ? { note } : {}) }))
}

const OPTIONS: Options = { lazyEntries: true, autoClose: false, strictFileNames: false }

function opened(archive: Archive): Promise<ZipFile> {
  return typeof archive === 'string' ? openPromise(archive, OPTIONS) : fromBufferPromise(archive, OPTIONS)
}

async function entriesOf(path: Archive): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile | undefined
  try {
    zip = await opened(path)
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize
      const bomb = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * HIGHEST_RATIO
      if (bomb || bytes > MOST_BYTES || entries.size >= MOST_MEMBERS)
        throw new UserError(
          `it unpacks to more than an export can be (${entry.fileName}): it is not read; unpack what you trust, and name that`,
        )
      if (!entry.fileName.endsWith('/') && !HIDDEN.test(entry.fileName)) entries.set(entry.fileName, entry)
    }
    return entries
  } catch (error) {
    if (error instanceof UserError) throw error
    if (/^(?:invalid relative path|absolute path)/.test(messageOf(error)))
      throw new UserError(
        `a file in it would be unpacked outside of its folder (${messageOf(error)}): it is not read; fetch it again from where it comes from`,
      )
    throw new UserError(`the zip file is cut off or damaged (${messageOf(error)}): fetch it again`)
  } finally {
    zip?.close()
  }
}

async function* unpacked(path: Archive, entry: Entry): AsyncIterable<Uint8Array> {
  if (entry.isEncrypted()) throw new UserError('it is encrypted: unpack the zip file with its password, and name the folder')
  const zip = await opened(path)
  try {
    yield* await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw new UserError(`the zip file is damaged here (${messageOf(error)}): fetch it again`)
  } finally {
    zip.close()
  }
}
