import { TURN_OVERHEAD } from './assemble.ts'

/** A tweet and the tweets that it names. */
export interface Tweet {
  readonly id: string
  readonly parent: string | undefined
  readonly responses: readonly string[]
  readonly time: string | undefined
  /** Characters. */
  readonly size: number
}

/** Characters of threads that wait for more; beyond it the one that waits longest is taken as whole. */
const HELD = 8 * 1024 * 1024
/** Tweets of finished threads whose thread is remembered, for answers that come long after. */
const REMEMBERED = 200_000

interface Thread<T extends Tweet> {
  readonly tweets: T[]
  /** Ids that are named and have not come. */
  readonly awaited: Set<string>
  size: number
  /** Of the finished thread that it goes on. */
  name: string | undefined
}

interface Finished<T extends Tweet> {
  /** That of its first tweet. */
  readonly id: string
  readonly tweets: readonly T[]
}

export interface TweetThreads<T extends Tweet> {
  /** False where the tweet has come before. */
  readonly add: (tweet: T) => boolean
  /** Threads that have all their tweets, and those that there is no room for. */
  readonly finished: () => readonly Finished<T>[]
  readonly rest: () => readonly Finished<T>[]
}

/**
 * Gathers tweets to threads: those that answer one another, over any number of steps, in whatever order they come. `isNamed`: whether tweets name their
 * answers, so that a thread is whole when all have come.
 */
export function tweetThreads<T extends Tweet>(isNamed: boolean): TweetThreads<T> {
  const threadOf = new Map<string, Thread<T>>()
  // A set keeps the order of insertion: the first has waited longest.
  const open = new Set<Thread<T>>()
  const finishedAs = new Map<string, string>()
  const awaitedBy = new Map<string, string>()
  let done: Finished<T>[] = []
  let held = 0

  const joined = (a: Thread<T>, b: Thread<T>): Thread<T> => {
    const [large, small] = a.tweets.length >= b.tweets.length ? [a, b] : [b, a]
    for (const tweet of small.tweets) {
      large.tweets.push(tweet)
      threadOf.set(tweet.id, large)
    }
    for (const id of small.awaited) {
      large.awaited.add(id)
      threadOf.set(id, large)
    }
    large.size += small.size
    large.name ??= small.name
    open.delete(small)
    return large
  }
  const finish = (thread: Thread<T>): void => {
    open.delete(thread)
    held -= thread.size
    const tweets = inOrder(thread.tweets)
    const name = thread.name ?? rootOf(tweets).id
    for (const id of thread.awaited) {
      threadOf.delete(id)
      if (awaitedBy.size < REMEMBERED) awaitedBy.set(id, name)
    }
    for (const tweet of thread.tweets) {
      threadOf.delete(tweet.id)
      if (finishedAs.size < REMEMBERED) finishedAs.set(tweet.id, name)
    }
    done.push({ id: name, tweets })
  }
  return {
    add: tweet => {
      const before = threadOf.get(tweet.id)
      if (finishedAs.has(tweet.id) || (before !== undefined && !before.awaited.has(tweet.id))) return false
      let thread: Thread<T> = before ?? { tweets: [], awaited: new Set(), size: 0, name: awaitedBy.get(tweet.id) }
      threadOf.set(tweet.id, thread)
      thread.awaited.delete(tweet.id)
      thread.tweets.push(tweet)
      const size = tweet.size + TURN_OVERHEAD
      thread.size += size
      held += size
      for (const id of tweet.parent === undefined ? tweet.responses : [tweet.parent, ...tweet.responses]) {
        const other = threadOf.get(id)
        const name = finishedAs.get(id)
        if (name !== undefined) thread.name ??= name
        else if (other === undefined) {
          thread.awaited.add(id)
          threadOf.set(id, thread)
        } else if (other !== thread) thread = joined(thread, other)
      }
      open.delete(thread)
      open.add(thread)
      if (isNamed && thread.awaited.size === 0) finish(thread)
      while (held > HELD && open.size > 1) finish(open.values().next().value!)
      return true
    },
    finished: () => done.splice(0),
    rest: () => {
      for (const thread of [...open]) finish(thread)
      const last = done
      done = []
      return last
    },
  }
}

function inOrder<T extends Tweet>(tweets: readonly T[]): readonly T[] {
  return [...tweets].sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : 0))
}

/** The topmost known tweet: the first that answers none of the others; where they answer one another in a circle, the first. */
function rootOf<T extends Tweet>(tweets: readonly T[]): T {
  const ids = new Set(tweets.map(({ id }) => id))
  return tweets.find(({ parent }) => parent === undefined || !ids.has(parent)) ?? tweets[0]!
}
