/** A named, hand-written pattern over a customer's words that opens a personal door. Data: its examples are its tests. */
export interface BidCue {
  /** Kebab-case, a promise: never renamed. */
  readonly id: string
  /** What the customer lets the agent see, in one sentence that a supervisor understands. */
  readonly opens: string
  /** Any of them is a match; the language is described in ../pattern.ts, with the classes of people.ts. */
  readonly patterns: readonly string[]
  readonly examples: { readonly match: readonly string[]; readonly miss: readonly string[] }
}
