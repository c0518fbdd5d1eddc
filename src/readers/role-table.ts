import type { Role } from '../model/turn.ts'

/** Looks up the role that a product's own word stands for; of a word that the table has not, as of "constructor", undefined. */
export function roleTable(roles: Readonly<Record<string, Role>>): (word: string) => Role | undefined {
  const table = new Map(Object.entries(roles))
  return word => table.get(word)
}
