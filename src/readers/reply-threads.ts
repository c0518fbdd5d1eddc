import { TURN_OVERHEAD } from './assemble.ts'

/** A post and the posts that it names: a post, a message. */
export interface Post {
  readonly id: string
  readonly parent: string | undefined
  readonly responses: readonly string[]
  readonly time: string | undefined
  /** Characters. */
  readonly size: number
}

/** Characters of threads that wait for more; beyond it the one that waits longest is taken as whole. */
const HELD = 8 * 1024 * 1024
/** Posts of finished threads whose thread is remembered, for answers that come long after. */
const REMEMBERED = 200_000

interface Thread<T extends Post> {
  readonly posts: T[]
  /** Ids that are named and have not come. */
  readonly awaited: Set<string>
  size: number
  /** Of the finished thread that it goes on. */
  name: string | undefined
}

interface Finished<T extends Post> {
  /** That of its first post. */
  readonly id: string
  readonly posts: readonly T[]
}

export interface ReplyThreads<T extends Post> {
  /** False where the post has come before. */
  readonly add: (post: T) => boolean
  /** Threads that have all their posts, and those that there is no room for. */
  readonly finished: () => readonly Finished<T>[]
  readonly rest: () => readonly Finished<T>[]
}

/**
 * Gathers posts to threads: those that answer one another, over any number of steps, in whatever order they come. `isNamed`: whether posts name their
 * answers, so that a thread is whole when all have come.
 */
export function replyThreads<T extends Post>(isNamed: boolean): ReplyThreads<T> {
  const threadOf = new Map<string, Thread<T>>()
  // A set keeps the order of insertion: the first has waited longest.
  const open = new Set<Thread<T>>()
  const finishedAs = new Map<string, string>()
  const awaitedBy = new Map<string, string>()
  let done: Finished<T>[] = []
  let held = 0

  const joined = (a: Thread<T>, b: Thread<T>): Thread<T> => {
    const [large, small] = a.posts.length >= b.posts.length ? [a, b] : [b, a]
    for (const post of small.posts) {
      large.posts.push(post)
      threadOf.set(post.id, large)
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
    const posts = inOrder(thread.posts)
    const name = thread.name ?? rootOf(posts).id
    for (const id of thread.awaited) {
      threadOf.delete(id)
      if (awaitedBy.size < REMEMBERED) awaitedBy.set(id, name)
    }
    for (const post of thread.posts) {
      threadOf.delete(post.id)
      if (finishedAs.size < REMEMBERED) finishedAs.set(post.id, name)
    }
    done.push({ id: name, posts })
  }
  return {
    add: post => {
      const before = threadOf.get(post.id)
      if (finishedAs.has(post.id) || (before !== undefined && !before.awaited.has(post.id))) return false
      let thread: Thread<T> = before ?? { posts: [], awaited: new Set(), size: 0, name: awaitedBy.get(post.id) }
      threadOf.set(post.id, thread)
      thread.awaited.delete(post.id)
      thread.posts.push(post)
      const size = post.size + TURN_OVERHEAD
      thread.size += size
      held += size
      for (const id of post.parent === undefined ? post.responses : [post.parent, ...post.responses]) {
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

function inOrder<T extends Post>(posts: readonly T[]): readonly T[] {
  return [...posts].sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : 0))
}

/** The topmost known post: the first that answers none of the others; where they answer one another in a circle, the first. */
function rootOf<T extends Post>(posts: readonly T[]): T {
  const ids = new Set(posts.map(({ id }) => id))
  return posts.find(({ parent }) => parent === undefined || !ids.has(parent)) ?? posts[0]!
}
