/** Something said in a contact that another contact may come back to. */
export interface ContactTurn {
  readonly turn: number
  /** Cut where it is long; undefined where the history did not keep it. */
  readonly text: string | undefined
  /** Stems of its content words; in a history, keyed hashes of them. */
  readonly stems: readonly string[]
}

/** One conversation with a customer who can be told from others. */
export interface Contact {
  /** Id, e-mail or phone as the export has it; where a history is used its keyed hash. Never shown. */
  readonly customer: string
  readonly source: string
  readonly conversation: string
  /** ISO 8601, UTC, of the first dated turn; undefined where no turn has a date: such contacts have no order. */
  readonly time: string | undefined
  /** Known from the history: others are held against it, it is not counted itself. */
  readonly earlier?: true | undefined
  /** Tagged turns, and how many of them are what. */
  readonly turns: number
  readonly yes: number
  readonly smallTalk: number
  readonly donts: number
  /** What the customer spoke of, in the turn that says the most; undefined where they said nothing. */
  readonly told: ContactTurn | undefined
  /** The customer says that they tell it not for the first or second time; `told` is then the turn in which they do. */
  readonly complains?: true | undefined
  /** Stems of the content words of all the customer's turns, in order, at most a fixed number. */
  readonly stems: readonly string[]
  /** Personal doors that the customer opened. */
  readonly bids: readonly ContactTurn[]
  /** Small talk and yes of agents, without the words that the customer had said before in the same contact. */
  readonly warm: readonly (ContactTurn & { readonly agent: string })[]
}

/** The contacts of a report: all of them, or those of a sample of customers where they are many. */
export interface ContactSample {
  /** Conversations whose customer is known, all counted. */
  readonly known: number
  /** Of customers one in 2 to this power is in the sample. */
  readonly level: number
  /** In a total order that no input order changes. */
  readonly kept: readonly Contact[]
}
