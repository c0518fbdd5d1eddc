import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Post, replyThreads } from '../../../src/readers/reply-threads.ts'

const tweet = (id: number, parent: number | undefined, responses: readonly number[], size = 10): Post => ({
  id: String(id),
  parent: parent === undefined ? undefined : String(parent),
  responses: responses.map(String),
  time: new Date(Date.UTC(2017, 9, 31) + id * 60_000).toISOString(),
  size,
})

/** Threads of 1, 2, 3, 4 tweets: 1 · 2-3 · 4-5-6 · 7-8, 7-9, 9-10 */
const TWEETS = [
  tweet(1, undefined, []),
  tweet(2, undefined, [3]),
  tweet(3, 2, []),
  tweet(4, 99, [5]),
  tweet(5, 4, [6]),
  tweet(6, 5, []),
  tweet(7, undefined, [8, 9]),
  tweet(8, 7, []),
  tweet(9, 7, [10]),
  tweet(10, 9, [98]),
]
const THREADS = ['1: 1', '2: 2 3', '4: 4 5 6', '7: 7 8 9 10']

function threadsOf(tweets: readonly Post[], isNamed: boolean): string[] {
  const threads = replyThreads(isNamed)
  const found: string[] = []
  const note = (finished: ReturnType<typeof threads.finished>) => {
    for (const { id, posts } of finished) found.push(`${id}: ${posts.map(one => one.id).join(' ')}`)
  }
  for (const one of tweets) {
    threads.add(one)
    note(threads.finished())
  }
  note(threads.rest())
  return found.sort()
}

describe('tweets', () => {
  it('are the same threads in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(TWEETS, { minLength: TWEETS.length }), fc.boolean(), (tweets, isNamed) => {
        expect(threadsOf(tweets, isNamed)).toEqual(THREADS)
      }),
    )
  })

  it('are the same threads where only answers name what they answer', () => {
    const bare = TWEETS.map(one => ({ ...one, responses: [] }))
    fc.assert(
      fc.property(fc.shuffledSubarray(bare, { minLength: bare.length }), tweets => {
        expect(threadsOf(tweets, false)).toEqual(THREADS)
      }),
    )
  })

  it('that come twice are refused, and circles end', () => {
    const threads = replyThreads(true)
    const [a, b] = [tweet(1, 2, [2]), tweet(2, 1, [1])]
    expect([threads.add(a), threads.add(b), threads.add(a)]).toEqual([true, true, false])
    expect(threads.finished().map(({ id, posts }) => [id, posts.length])).toEqual([['1', 2]])
  })

  it('that wait too long make room, and what comes after them keeps their name', () => {
    const threads = replyThreads(true)
    threads.add(tweet(1, undefined, [2]))
    for (let id = 1000; id < 1009; id++) threads.add(tweet(id, id + 500_000, [], 1 << 20))
    expect(threads.finished()[0]).toMatchObject({ id: '1' })
    threads.add(tweet(2, 1, []))
    expect(threads.finished().at(-1)).toMatchObject({ id: '1', posts: [{ id: '2' }] })
  })
})
