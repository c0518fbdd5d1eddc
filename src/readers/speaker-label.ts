import type { Role } from '../model/turn.ts'
import { remembered } from './remembered.ts'
import { normalised, roleWord } from './role-words.ts'

/** Who a label names: `Agent Jane`, `Jane (Agent)`, `Agent (Jane)`, `Jane | Support`, `Caller`. */
export interface Speaker {
  readonly speaker: string
  readonly role?: Role | undefined
}

/** Role words that stand before or after a name; others (`lead`, `admin`, `user`) are too often part of one. */
const BESIDE_NAMES = new Set(
  'agent rep representative advisor adviser operator csr support specialist consultant customer client caller visitor bot chatbot system'.split(
    ' ',
  ),
)
/** `Customer Service`, `Client Care Team`: whom they serve is not who they are. */
const SERVICE =
  /^(?:customer|client|user|visitor|guest)s?[\s'’]+(?:service|services|care|support|success|relations|experience|help|desk|team)\b/i
const PRONOUNS = /\s*\((?:she|he|they)\/(?:her|him|them|hers|his|theirs|she|he|they)(?:\/\w+)?\)/i
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Who speaks for a service, where it is all that a label says; behind a name it may be what a customer is. */
const STAFF = new Set(
  'supervisor manager shiftmanager teamlead teamleader shiftlead technician dispatcher receptionist teamleiter teamleiterin techniker technikerin'.split(
    ' ',
  ),
)
/** What programs call voices that they do not know: `spk_1`, `ch_0`, `Speaker 2`, `SPEAKER_00`. */
export const NUMBERED = /^(?:speaker|sprecher|spk|ch|channel|voice|participant)[\s_-]?(?:\d{1,3}|[A-Z])$/i

export const speakerOf = remembered(parted)

/** Whether a label says no more than a rank or a trade, which may be told of as well: `Manager: Bo Lee is his name`. */
export const isStaff = remembered(label => STAFF.has(normalised(label)))

function parted(label: string): Speaker {
  const clean = label
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^[\s*_[(]+|[\s*_\]]+$/g, '')
    .replace(PRONOUNS, '')
    .trim()
  const whole = roleWord(clean)
  if (whole !== undefined) return { speaker: clean, role: whole }
  if (SERVICE.test(clean) || STAFF.has(normalised(clean))) return { speaker: clean, role: 'agent' }
  const bracketed = /^(.+?)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(clean)
  if (bracketed !== null) {
    const inside = roleWord(bracketed[2]!)
    if (inside !== undefined) return { speaker: bracketed[1]!, role: inside }
    const outside = roleWord(bracketed[1]!)
    if (outside !== undefined) return { speaker: bracketed[2]!, role: outside }
  }
  const parted = /^(.+?)\s*(?:[|/,]|\s[-–—])\s*([^|/,]+)$/.exec(clean)
  if (parted !== null) {
    const after = roleWord(parted[2]!)
    if (after !== undefined) return { speaker: parted[1]!, role: after }
    const before = roleWord(parted[1]!)
    if (before !== undefined) return { speaker: parted[2]!, role: before }
  }
  return beside(clean)
}

function beside(clean: string): Speaker {
  const words = clean.split(/\s+/)
  const [first, last] = [words[0] ?? '', words.at(-1) ?? '']
  if (words.length > 2) {
    const pair = roleWord(`${first} ${words[1]}`)
    if (pair !== undefined) return { speaker: words.slice(2).join(' '), role: pair }
  }
  if (words.length > 1 && BESIDE_NAMES.has(normalised(first))) return { speaker: words.slice(1).join(' '), role: roleWord(first) }
  // `Northwind Support`: the word is part of the name.
  if (words.length > 1 && BESIDE_NAMES.has(normalised(last))) return { speaker: clean, role: roleWord(last) }
  return { speaker: clean }
}
