/** What an agent turn does to the relationship; defined in docs/codebook.md, told in glossary.ts. Ids are promises: never renamed. */
export const TAGS = ['yes', 'small-talk', 'neutral', 'stonewalling', 'defensiveness', 'criticism', 'contempt'] as const
export type Tag = (typeof TAGS)[number]

/** Gottman's four don'ts, the mildest first: among several in one turn the later one wins. */
export const DONTS = ['stonewalling', 'defensiveness', 'criticism', 'contempt'] as const
export type Dont = (typeof DONTS)[number]

/** 1 mild, 2 clear, 3 severe; 0 where the tag is no don't. */
export type Severity = 0 | 1 | 2 | 3

const RANK: Readonly<Record<Tag, number>> = {
  neutral: 0,
  yes: 1,
  'small-talk': 2,
  stonewalling: 3,
  defensiveness: 4,
  criticism: 5,
  contempt: 6,
}

export function isDont(tag: Tag): tag is Dont {
  return RANK[tag] >= RANK.stonewalling
}

export function isTag(value: unknown): value is Tag {
  return typeof value === 'string' && Object.hasOwn(RANK, value)
}

/** The codebook's precedence: negative where `a` gives way to `b`. */
export function comparePrecedence(a: Tag, b: Tag): number {
  return RANK[a] - RANK[b]
}

/** No turn of any tag. */
export const NO_TURNS: Readonly<Record<Tag, number>> = {
  yes: 0,
  'small-talk': 0,
  neutral: 0,
  stonewalling: 0,
  defensiveness: 0,
  criticism: 0,
  contempt: 0,
}
