import { type Address, decodeWords, type Email } from 'postal-mime'
import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import { lineBatches } from '../lines.ts'
import { mimeOf } from '../mime.ts'
import type { Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import { timeOf } from '../times.ts'

/** Mailboxes (mbox) and single mails (eml). FORMATS 8. */
export const mail: Reader = {
  name: 'mail',
  title: 'Mail threads: mbox and eml',
  howTo: [
    'An .mbox of Google Takeout, Thunderbird or Apple Mail, or .eml files. Each thread is a conversation, also over several files of one folder, as of',
    'the mail that came in and the mail that was sent; quoted mail and signatures are cut off.',
    "Whoever writes from the domain of a shared address such as help@ or support@ is an agent; else pass --agent '*@company.example'.",
  ].join(' '),
  recognise,
  read,
  sortsByTime: true,
  joinsFiles: true,
}

const ZONED = /(?:[+-]\d{4}|\b(?![AP]M)[A-Z]{1,5})\s*$/
const SEPARATOR = /^From \S+.*\d{4}\s*$/
const HEADER = /^[\w-]+:(?: |\t|$)/
const MAILISH = /^(?:From|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|DKIM-Signature|X-GM-THRID): ?/im

function recognise(head: Head): Recognition {
  const [first = '', second = ''] = head.text.trimStart().split(/\r?\n/)
  if (SEPARATOR.test(first) && HEADER.test(second)) return { score: 0.98, why: 'a line "From …" and headers of a mail' }
  const headers = /^((?:[\w-]+:.*(?:\r?\n[ \t].*)*\r?\n)+)/.exec(head.text)?.[1] ?? ''
  const marks = headers.match(new RegExp(MAILISH, 'gim'))?.length ?? 0
  const isMail = marks >= 2 && /^(?:Subject|Date|Message-ID):/im.test(headers)
  return isMail ? { score: 0.97, why: 'headers of a mail' } : { score: 0, why: 'no headers of a mail' }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const met = (options.shared?.get(mail.name) as Met | undefined) ?? { threads: new Map(), ids: new Set(), companies: new Map() }
  options.shared?.set(mail.name, met)
  const threads = threadWatch(options.id ?? 'mail', met)
  let open: string[] = []
  let begun = 1
  let line = 0
  let blank = true
  for await (const batch of lineBatches(chunks)) {
    for (const one of batch) {
      line++
      if (blank && SEPARATOR.test(one)) {
        if (open.some(text => text.trim() !== '')) yield [await eventOf(open, begun, threads, options.zone)]
        open = [one]
        begun = line
      } else open.push(/^>+From /.test(one) ? one.slice(1) : one)
      blank = one === ''
    }
  }
  if (open.some(text => text.trim() !== '')) yield [await eventOf(open, begun, threads, options.zone)]
}

async function eventOf(lines: readonly string[], line: number, threads: Threads, zone: string | undefined): Promise<ReaderEvent> {
  const [first = ''] = lines
  const source = (SEPARATOR.test(first) ? lines.slice(1) : lines).join('\n')
  const email = await mimeOf(source.replace(HIDDEN_ADDRESS, '$1@$2'))
  if (email === undefined) return { kind: 'skipped', line, reason: 'a mail that is no valid MIME: it is left out' }
  const from = email.from?.address?.toLowerCase()
  if (from === undefined || from === '') return { kind: 'skipped', line, reason: 'a mail without From: it is left out' }
  if (/^(?:mailer-daemon|postmaster)@/.test(from)) return { kind: 'aside', line, reason: 'bounces' }
  const header = (name: string): string => email.headers.find(({ key }) => key === name)?.value ?? ''
  const labels = decodeWords(header('x-gmail-labels')).toLowerCase().split(',')
  if (labels.some(label => UNSENT.has(label.trim()))) return { kind: 'aside', line, reason: 'drafts, spam and deleted mails' }
  if (threads.isRepeated(email)) return { kind: 'aside', line, reason: 'mails that stand there before' }
  const text = bodyOf(email.text, email.html, true)
  if (text === '') return { kind: 'aside', line, reason: 'mails without words of their own' }
  const automated =
    /^auto-/i.test(header('auto-submitted')) ||
    /^(?:bulk|auto_reply|junk)/i.test(header('precedence')) ||
    header('x-autoreply') !== '' ||
    header('x-autorespond') !== '' ||
    NO_REPLY.test(from)
  const sent = header('date').replace(/\s*\([^()]*\)\s*$/, '')
  // The parser of mails takes the machine's zone where the date has none.
  const time =
    timeOf((ZONED.test(sent) ? email.date : undefined) ?? sent, { dayFirst: true, sure: true, zone }) ??
    timeOf(first.replace(/^From \S+\s*/, ''), { dayFirst: false, sure: true, zone })
  const thread = threads.of(email, header('x-gm-thrid'))
  const role = threads.role(email, thread)
  return {
    kind: 'turn',
    line,
    turn: {
      conversation: thread,
      text,
      role,
      speaker: email.from?.name || from,
      speakerId: from,
      customer: role === 'customer' ? from : undefined,
      time,
      channel: 'email',
      automated: automated || undefined,
    },
  }
}

/** Pipermail's archives hide addresses so: `From: jane at example.org (Jane)`. */
const HIDDEN_ADDRESS = /^((?:.+\n)*?From: \S+) at (\S+\.\S+)(?= \(|\n)/
/** Gmail's labels of mails that nobody sent or nobody wants, in the languages of its users. */
const UNSENT: ReadonlySet<string> = new Set(
  [
    'draft,drafts,entwurf,entwürfe,brouillon,brouillons,borrador,borradores,bozza,bozze,concept,concepten,rascunho,rascunhos',
    'spam,pourriel,trash,bin,papierkorb,corbeille,papelera,cestino,prullenbak,lixeira',
  ].flatMap(names => names.split(',')),
)
const NO_REPLY = /^(?:no-?reply|do-?not-?reply)[@+.-]/
const SHARED =
  /^(?:support|help|helpdesk|service|kundenservice|contact|kontakt|info|care|customercare|customerservice|team|sales|billing|hello|hilfe)[@+.-]/
/** Mails whose thread is remembered. */
const REMEMBERED = 500_000

/** What goes on from one file of a folder to the next. */
interface Met {
  /** Id of a mail → its thread. */
  readonly threads: Map<string, string>
  readonly ids: Set<string>
  /** Thread → domains of shared addresses in it. */
  readonly companies: Map<string, ReadonlySet<string>>
}

interface Threads {
  readonly of: (email: Email, given: string) => string
  readonly role: (email: Email, thread: string) => Role | undefined
  /** Whether a mail with its id was asked about before. */
  readonly isRepeated: (email: Email) => boolean
}

/** The threads of one file; `id` is for mails without an id of their own. */
function threadWatch(id: string, met: Met): Threads {
  const known = met.threads
  const subjects = new Map<string, string>()
  const companies = new Set<string>()
  const remember = <V>(map: Map<string, V>, key: string, value: V): void => {
    if (map.size < REMEMBERED) map.set(key, value)
  }
  return {
    of: (email, given) => {
      const own = email.messageId ?? ''
      const before = [...(email.references ?? '').split(/\s+/), email.inReplyTo ?? ''].filter(one => one !== '')
      const subject = plainSubject(email.subject ?? '')
      // An answer that does not say to which mail belongs to the last about its subject.
      const thread =
        [own, ...before].map(one => known.get(one)).find(one => one !== undefined) ??
        (given === '' ? undefined : (known.get(`gmail ${given}`) ?? given)) ??
        before[0] ??
        (/^(?:re|aw|sv|tr|rv|antw)\s*:/i.test(email.subject ?? '') ? subjects.get(subject) : undefined) ??
        (own === '' ? `${id} ${subject}` : own)
      for (const key of [own, ...before]) if (key !== '') remember(known, key, thread)
      remember(subjects, subject, thread)
      if (given !== '') remember(known, `gmail ${given}`, thread)
      return thread
    },
    isRepeated: ({ messageId = '' }) => {
      if (messageId === '' || met.ids.has(messageId)) return messageId !== ''
      if (met.ids.size < REMEMBERED) met.ids.add(messageId)
      return false
    },
    role: (email, thread) => {
      const from = email.from?.address?.toLowerCase() ?? ''
      const all = [from, ...addresses(email.to), ...addresses(email.cc), ...addresses(email.replyTo)]
      for (const address of all) if (SHARED.test(address)) companies.add(domainOf(address))
      const inThread = new Set([...(met.companies.get(thread) ?? []), ...all.map(domainOf).filter(domain => companies.has(domain))])
      if (inThread.size > 0) remember(met.companies, thread, inThread)
      if (NO_REPLY.test(from)) return 'system'
      if (inThread.has(domainOf(from))) return 'agent'
      return inThread.size > 0 ? 'customer' : undefined
    },
  }
}

function addresses(list: readonly Address[] | undefined): string[] {
  return (list ?? [])
    .flatMap(one => ('group' in one && one.group ? one.group.map(({ address }) => address) : [one.address ?? '']))
    .map(address => address.toLowerCase())
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Without `Re:`, `AW:` and ticket numbers. */
function plainSubject(subject: string): string {
  return subject
    .replace(/^(?:\s*(?:re|fwd?|aw|wg|sv|tr|rv|antw)\s*:|\s*\[[^\]]*#?\d+\])+/gi, '')
    .trim()
    .toLowerCase()
}
