import type { Conversation } from '../src/model/turn.ts'

/** Conversations with about so many agent turns: enough for a clock, and done before a busy machine turns to something else. */
const TURNS = 100

export interface Piece {
  readonly conversations: readonly Conversation[]
  /** What the agents say. */
  readonly texts: readonly string[]
}

/** The conversations in pieces, and how many agent turns a piece has on average, as benches name it. */
export function piecesOf(conversations: readonly Conversation[]): { readonly pieces: readonly Piece[]; readonly amount: string } {
  const pieces: { conversations: Conversation[]; texts: string[] }[] = []
  for (const conversation of conversations) {
    const last = pieces.at(-1)
    const piece = last === undefined || last.texts.length >= TURNS ? { conversations: [], texts: [] } : last
    if (piece !== last) pieces.push(piece)
    piece.conversations.push(conversation)
    piece.texts.push(...conversation.turns.filter(({ role }) => role === 'agent').map(({ text }) => text))
  }
  const turns = pieces.reduce((sum, { texts }) => sum + texts.length, 0)
  return { pieces, amount: `[${Math.round(turns / pieces.length)} turns]` }
}

/** Each call does the next of these, and after the last the first again. */
export function oneAfterAnother<T>(items: readonly T[], run: (item: T) => unknown): () => void {
  let next = 0
  return () => {
    run(items[next]!)
    next = (next + 1) % items.length
  }
}
