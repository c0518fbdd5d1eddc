import { posix } from 'node:path'
import { UserError } from '../errors.ts'

/** How WhatsApp names a chat in its zip file. FORMATS 0.9. */
const CHAT = /(?:^|\/)(?:_chat|[^/]*(?:whats\s?app|واتساب)[^/]*)\.txt$/i
/** How WhatsApp names what was sent. */
const ATTACHMENT = /^(?:0000\d{4}-|(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-)/
/** More than a name and the mark of an attachment. */
const TAIL = 1024

/** Of the text files in a zip file those that were sent in the one chat of WhatsApp that lies beside them. */
export async function sentFiles(
  members: readonly string[],
  open: (member: string) => AsyncIterable<Uint8Array>,
): Promise<ReadonlySet<string>> {
  const [chat, ...more] = members.filter(member => CHAT.test(member))
  if (chat === undefined || more.length > 0) return new Set()
  const beside = members.filter(member => member !== chat && posix.dirname(member) === posix.dirname(chat))
  if (beside.length === 0) return new Set()
  const named = beside.filter(member => ATTACHMENT.test(posix.basename(member)))
  const others = beside.filter(member => !named.includes(member))
  try {
    return new Set([...named, ...(others.length === 0 ? [] : await attachedIn(open(chat), others))])
  } catch (error) {
    // That the chat cannot be read is told when it is read.
    if (!(error instanceof UserError)) throw error
    return new Set(named)
  }
}

async function attachedIn(chat: AsyncIterable<Uint8Array>, members: readonly string[]): Promise<ReadonlySet<string>> {
  const marks = new Map(members.map(member => [member, attachmentOf(posix.basename(member))]))
  const found = new Set<string>()
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of chat) {
    text = text.slice(-TAIL) + decoder.decode(bytes, { stream: true })
    for (const [member, mark] of marks) if (!found.has(member) && mark.test(text.normalize('NFC'))) found.add(member)
  }
  return found
}

/** `<attached: 00000002-log.txt>` of iOS, `log.txt (file attached)` of Android, in any language. */
function attachmentOf(name: string): RegExp {
  const words = name.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`[\\s\\u200e]${words}(?:>| \\([^()\\n]+\\)\\s*(?:\\n|$))`, 'u')
}
