export const ROLES = ['agent', 'customer', 'bot', 'system', 'unknown'] as const
export type Role = (typeof ROLES)[number]

/** One message, or the uninterrupted speech of one speaker. */
export interface Turn {
  /** The number the input gave, else the 0-based position in the conversation. */
  readonly turn: number
  readonly role: Role
  /** Display name; '' where the input names nobody. */
  readonly speaker: string
  /** The export's own id of the speaker, where it has one: agents are told apart by it, not by name. */
  readonly speakerId?: string | undefined
  /** As read: evidence offsets are UTF-16 positions in it. */
  readonly text: string
  /** ISO 8601, UTC. */
  readonly time?: string | undefined
  /** Seconds from the start of the conversation. */
  readonly offset?: number | undefined
  /** Stable over contacts. */
  readonly customer?: string | undefined
  readonly channel?: string | undefined
  readonly team?: string | undefined
  /** A macro, rule or greeting sent under a person's name: read and counted, never tagged. */
  readonly automated?: boolean | undefined
  /** A note or whisper that the customer never saw: read and counted, never tagged. */
  readonly internal?: boolean | undefined
}

export interface Conversation {
  readonly id: string
  /** The id as the export has it, where another is shown; what was accepted or is asked for goes by it. */
  readonly key?: string | undefined
  /** Name of the input it was read from, as given; '-' for standard input. */
  readonly source: string
  /** Of what the source is a part, where files are one export: its first file, or the folder of a download. */
  readonly partOf?: string | undefined
  /** A group in which the data names some agents, or none: others whose role it does not tell may be agents as well. */
  readonly mixed?: boolean | undefined
  readonly turns: readonly Turn[]
}

/** The export that a conversation was read from, of one file or many. */
export function exportOf({ source, partOf }: Conversation): string {
  return partOf ?? source
}

/** Whether the turn's tone is judged: said by a human agent, to the customer, in words. */
export function isTaggable(turn: Turn): boolean {
  return turn.role === 'agent' && turn.automated !== true && turn.internal !== true && /\S/.test(turn.text)
}

/** Key of agents whom the export neither names nor numbers. */
const UNNAMED = '(unnamed)'

/** By what an agent is told from others: the id, else the name. */
export function agentKey(turn: Turn): string {
  return turn.speakerId || turn.speaker.trim() || UNNAMED
}
