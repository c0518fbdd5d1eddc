import type { Found } from './locate.ts'

/** By their lists messages belong to conversations, where there are several; undefined where there is one. */
export function listsOf(first: readonly Found[]): readonly string[] | undefined {
  const lists = first.map(({ list, above }) => list ?? above.at(-1))
  const numbers = new Map([...new Set(lists)].map((list, number) => [list, String(number)]))
  return numbers.size > 1 ? lists.map(list => numbers.get(list)!) : undefined
}

/** Whether no two messages of one list have the same `id`: it is their own, though it may begin again in the next list. */
export function areIdsOfMessages(first: readonly Found[]): boolean {
  const lists = new Map<object, unknown[]>()
  for (const { record, list } of first) if (list !== undefined) lists.set(list, [...(lists.get(list) ?? []), record.id])
  const several = [...lists.values()].filter(ids => ids.length > 1)
  return several.length > 0 && several.every(ids => new Set(ids).size === ids.length)
}
