import type { ReadOptions } from '../reader.ts'
import { greetingOf } from '../role-evidence.ts'
import { speakerOf } from '../speaker-label.ts'
import { authorOf, nameOf, visible } from './header.ts'
import type { Message } from './message.ts'
import { isNotice, isNoticeAuthor, namesBusiness, tellsOfGroup } from './notices.ts'
import { type Signers, signersOf } from './signature.ts'

export interface Party {
  /** With whom the chat is. */
  readonly customer: string | undefined
  /** Its authors. */
  readonly people: ReadonlySet<string>
  readonly isGroup: boolean
  /** Authors that WhatsApp names as businesses. */
  readonly businesses: ReadonlySet<string>
  /** The names that a shared number signs its messages with, by author. */
  readonly signers: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a chat's own words and its file's name tell of who is who. */
export function partyIn(messages: readonly Message[], { id, folder }: ReadOptions): Party {
  const said = new Map<string, { readonly text: string }[]>()
  const businesses = new Set<string>()
  const signers = new Map<string, Signers>()
  let isGroup = false
  for (const { head, more } of messages) {
    const { author, words } = authorOf(head.rest) ?? {}
    if (author === undefined || words === undefined || isNoticeAuthor(author)) {
      isGroup ||= tellsOfGroup(visible(head.rest).trim())
      continue
    }
    const bare = visible(words)
    isGroup ||= bare.startsWith(`${nameOf(author)} `) && tellsOfGroup(bare)
    if (namesBusiness(bare)) businesses.add(nameOf(author))
    if (isNotice(bare)) continue
    const name = nameOf(author)
    const turns = said.get(name) ?? []
    const text = [words, ...more].join('\n')
    if (turns.length < 3) turns.push({ text })
    const signed = signers.get(name) ?? signersOf(name)
    signed.add(visible(text).trim())
    signers.set(name, signed)
    said.set(name, turns)
  }
  // iOS names the zip file, and the text in it is _chat.txt.
  const file = id === '_chat' ? (folder ?? '').replace(/\.zip$/i, '') : (id ?? '')
  const party = partyOf(file, [...said.keys()])
  const answers = party !== undefined && (businesses.has(party) || greetingOf(said.get(party)!) !== undefined)
  const served = party !== undefined && speakerOf(party).role === undefined && !answers
  const customer = served ? party : undefined
  const isOther = (author: string): boolean => customer !== undefined && author !== customer
  const signed = [...signers].map(([author, { names }]) => [author, names()] as const)
  return {
    customer,
    people: new Set(said.keys()),
    isGroup: isGroup || said.size > 2,
    businesses,
    // Who signs with one name only may be somebody at a friend's telephone.
    signers: new Map(signed.filter(([author, names]) => names.size > 1 || (names.size > 0 && (businesses.has(author) || isOther(author))))),
  }
}

/**
 * Who the chat is with: the one speaker whose name the file's own name holds (`WhatsApp Chat with Lena.txt`, `WhatsApp-Chat mit Lena`,
 * `WhatsApp Chat - Lena.zip`). Whoever exports a chat of two is the other. Undefined where the name tells none of them, or the chat is a group.
 */
export function partyOf(fileName: string, speakers: readonly string[]): string | undefined {
  if (speakers.length > 2 || !/whats\s?app|واتساب/i.test(fileName)) return undefined
  const name = comparable(fileName)
  const named = speakers.filter(speaker => {
    const words = comparable(speaker)
    return words !== '' && new RegExp(`${BEFORE}${words}${BEHIND}`, 'u').test(name)
  })
  return named.length === 1 ? named[0] : undefined
}

/** Chinese, Japanese and Korean write no spaces around a name. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const BEFORE = `(?:^| |(?<=${UNSPACED}))`
const BEHIND = `(?:$| |(?=${UNSPACED}))`

/** Systems change marks and compose accents in file names. A copy has a number behind: `… Lena (1)`. */
function comparable(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*\(\d{1,2}\)\s*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
