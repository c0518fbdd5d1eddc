import { UserError } from '../../errors.ts'
import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Head, RawTurn, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import { type Post, replyThreads } from '../reply-threads.ts'
import { normalised } from '../role-words.ts'
import { isHeader, misfit } from '../row.ts'
import { type TableHead, tableHead } from '../table-head.ts'
import { beginning, type RowBatch, tableRows } from '../table-rows.ts'
import { stampOf } from '../times.ts'

/** Support on Twitter as in twcs.csv: who answers whom makes the conversations, initials tell the agents of a brand apart. FORMATS 3.3. */
export const twitterSupport: Reader = {
  name: 'twitter-support',
  title: 'Customer support on Twitter (twcs.csv)',
  howTo: [
    'The CSV of the data set "Customer Support on Twitter", or a table with its columns: tweet_id, author_id, inbound, created_at, text,',
    'response_tweet_id, in_response_to_tweet_id. Without inbound, authors whose ids are numbers are customers.',
  ].join(' '),
  recognise,
  read,
  sortsByTime: true,
}

const NEEDED = ['tweetid', 'authorid', 'text', 'inresponsetotweetid']

/** Whether a table's header is that of tweets that answer one another. */
export function isTweetTable(header: readonly string[]): boolean {
  const names = new Set(header.map(normalised))
  return NEEDED.every(name => names.has(name))
}

function recognise(head: Head): Recognition {
  const table = /^\s*[[{]/.test(head.text) ? undefined : tableHead(head.text)
  if (table === undefined || !isTweetTable(table.header)) return { score: 0, why: 'no table of tweets' }
  return { score: 0.98, why: 'the columns tweet_id, author_id and in_response_to_tweet_id' }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const text = chunks[Symbol.asyncIterator]()
  const first = await beginning(text)
  const table = tableHead(first, Object.values(options.map ?? {}))
  if (table === undefined || !isTweetTable(table.header))
    throw new UserError('no table of tweets: it needs the columns tweet_id, author_id, text and in_response_to_tweet_id')
  const tweetOf = tweetReader(table, options.zone)
  const names = table.header.map(normalised)
  const threads = replyThreads<ReadTweet>(names.includes('responsetweetid'))
  const eventsIn = function* ({ rows, line: after, failure }: RowBatch): Iterable<ReaderEvent> {
    for (const { cells, line } of rows) {
      if ((cells.length === 1 && cells[0]!.trim() === '') || isHeader(cells, table.header)) continue
      const reason = misfit(cells, table.header.length)
      if (reason !== undefined) {
        yield { kind: 'skipped', line, reason }
        continue
      }
      const tweet = tweetOf(cells, line)
      if (tweet === undefined) yield { kind: 'skipped', line, reason: 'no tweet_id: the row is left out' }
      else if (tweet.conversation !== undefined) yield* eventsOf([tweet], tweet.conversation)
      else if (!threads.add(tweet)) yield { kind: 'aside', line, reason: 'tweets that are there twice' }
    }
    for (const { posts, id } of threads.finished()) yield* eventsOf(posts, id)
    if (failure !== undefined) yield { kind: 'failed', line: after, reason: failure }
  }
  for await (const batch of tableRows(first, text, table)) yield eventsIn(batch)
  for (const { posts, id } of threads.rest()) yield eventsOf(posts, id)
}

interface ReadTweet extends Post {
  readonly role: Role | undefined
  readonly author: string
  /** With the initials that it is signed with. */
  readonly speaker: string
  readonly text: string
  readonly line: number
  /** Where the table has a column of its own for it. */
  readonly conversation: string | undefined
}

function* eventsOf(tweets: readonly ReadTweet[], conversation: string): Iterable<ReaderEvent> {
  const customer = tweets.find(({ role }) => role === 'customer')?.author
  for (const tweet of tweets) {
    if (tweet.text === '') yield { kind: 'aside', line: tweet.line, reason: 'tweets without words' }
    else yield { kind: 'turn', line: tweet.line, turn: turnOf(tweet, conversation, customer) }
  }
}

function turnOf(tweet: ReadTweet, conversation: string, customer: string | undefined): RawTurn {
  const { role, author, speaker, text, time } = tweet
  return {
    conversation,
    role,
    speaker,
    speakerId: speaker,
    text,
    time,
    customer: role === 'customer' ? author : customer,
    channel: 'twitter',
    team: role === 'agent' ? author : undefined,
  }
}

function tweetReader(table: TableHead, zone: string | undefined): (cells: readonly string[], line: number) => ReadTweet | undefined {
  const names = table.header.map(normalised)
  const columnOf = (name: string): number => names.indexOf(name)
  const [id, author, inbound, time, text] = ['tweetid', 'authorid', 'inbound', 'createdat', 'text'].map(columnOf) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const [responses, parent, conversation] = [columnOf('responsetweetid'), columnOf('inresponsetotweetid'), columnOf('conversationid')]
  const hasNumbers = table.rows.some(row => ANONYMOUS.test(row[author] ?? ''))
  return (cells, line) => {
    const cellOf = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim())
    const own = idOf(cellOf(id))
    if (own === undefined) return undefined
    const name = cellOf(author)
    const role = roleOf(cellOf(inbound), name, hasNumbers)
    const words = cellOf(text)
    const initials = role === 'customer' ? undefined : (NAMED.exec(words)?.[1] ?? INITIALS.exec(words)?.[1])
    const named = cellOf(responses)
    return {
      id: own,
      parent: idOf(cellOf(parent)),
      responses: named === '' ? NONE : named.split(',').flatMap(response => idOf(response) ?? []),
      time: stampOf(cellOf(time), zone),
      size: words.length,
      line,
      conversation: cellOf(conversation) || undefined,
      role,
      author: name,
      speaker: initials === undefined ? name : `${name}/${initials}`,
      text: wordsOf(words),
    }
  }
}

const NONE: readonly string[] = []
const ANONYMOUS = /^(?:\d+|cust_\w+)$/
/** How agents of a brand sign: ^JK or *JoanO, and -JK or /JK; a link may follow. */
const [NAMED, INITIALS] = [/\s[\^*]\s?([A-Z][A-Za-z]{0,14})\s*(?:https?:\/\/\S+\s*)*$/, /\s[-/]\s?([A-Z]{1,3})\s*(?:https?:\/\/\S+\s*)*$/]

function roleOf(inbound: string, author: string, hasNumbers: boolean): Role | undefined {
  if (/^(?:true|1)$/i.test(inbound)) return 'customer'
  if (/^(?:false|0)$/i.test(inbound)) return 'agent'
  if (ANONYMOUS.test(author)) return 'customer'
  return hasNumbers ? 'agent' : undefined
}

/** pandas writes ids with gaps as `3.0`. */
function idOf(cell: string): string | undefined {
  return /^\s*(\d+)(?:\.0)?\s*$/.exec(cell)?.[1] ?? (/^\s*(?:nan|none|null)?\s*$/i.test(cell) ? undefined : cell.trim())
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** Without the names it is addressed to; '' where nothing but links is left. */
function wordsOf(tweet: string): string {
  const text = tidied(tweet.replace(/&(?:amp|lt|gt|quot|#39);/g, entity => ENTITIES[entity]!).replace(/^(?:\s*@\w+)+\s*/, ''))
  return /^(?:https?:\/\/\S+\s*)*$/.test(text) ? '' : text
}
