interface Talk {
  readonly day: string
  /** How many began that day. */
  readonly number: number
  /** Of its last message. */
  at: number
}

/** Messages of a channel outside of threads that are further apart belong to different talks. FORMATS 5.1. */
const GAP = 2 * 60 * 60 * 1000

/** Names the talk that a message outside of threads belongs to, by the day on which it began: midnight ends no talk. */
export function talkName(talks: Map<string, Talk>, channel: string, time: string): string {
  const at = Date.parse(time)
  const before = talks.get(channel)
  const day = time.slice(0, 10)
  const goesOn = before !== undefined && Math.abs(at - before.at) <= GAP
  const talk = goesOn ? before : { day, number: before?.day === day ? before.number + 1 : 1, at }
  talk.at = at
  talks.set(channel, talk)
  return `${channel}/${talk.day}${talk.number > 1 ? `#${talk.number}` : ''}`
}

export type Talks = Parameters<typeof talkName>[0]
