import type { Role } from '../model/turn.ts'
import { roleWord } from './role-words.ts'

interface Start {
  readonly at: number
  readonly role: Role
}

const LABEL = /(?<=^|\s)\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?(?: \d{1,2})?:(?=\s)/gu

/** Where in a conversation on one line, "Agent: … Customer: …", its turns begin: where both sides are named by their roles, so many times at least. */
function starts(text: string, times: number): readonly Start[] {
  const found = [...text.matchAll(LABEL)].flatMap(({ 0: label, index }): Start[] => {
    const whole = roleWord(label)
    const last = label.lastIndexOf(' ', label.length - 4) + 1
    const role = whole ?? roleWord(label.slice(last))
    return role === undefined ? [] : [{ at: whole === undefined ? index + last : index, role }]
  })
  const count = (side: Role): number => found.filter(({ role }) => role === side).length
  return found[0]?.at === 0 && count('agent') >= times && count('customer') >= times ? found : []
}

/** A conversation on one line as its turns; any other text as it is. */
export function parted(text: string, times = 1): readonly string[] {
  const found = starts(text, times)
  return found.length === 0 ? [text] : found.map(({ at }, i) => text.slice(at, found[i + 1]?.at).trim())
}

/** Both sides twice: else somebody may be quoted. */
const SURE = 2
const COLONS = /:\s(?:[^:]*:\s){3}/

/** As `parted`, of a line among others. */
export function partedLine(line: string): readonly string[] {
  return COLONS.test(line) ? parted(line, SURE) : [line]
}
