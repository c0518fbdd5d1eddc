import { nameOf } from './body.ts'
import type { Json, RecordContext } from './json/format.ts'
import { at, objectsOf, wordOf } from './json/values.ts'

/** Names of people by id, from a list beside the input and from what came so far. */
export function namesIn({ memory, beside, above }: RecordContext): Map<string, string> {
  const known = memory.get('names')
  if (known instanceof Map) return known
  const found = new Map<string, string>()
  const file = beside('agents.json')
  learn([file, at(file, 'agents'), ...above.map(({ agents }) => agents)].flatMap(objectsOf), found)
  memory.set('names', found)
  return found
}

/** Names stand with the contact in Freshdesk, in two parts in Freshservice. */
export function learn(people: readonly Json[], names: Map<string, string>): void {
  for (const one of people) {
    const name = wordOf(at(one, 'contact', 'name')) ?? wordOf(one.name) ?? nameOf(one.first_name, one.last_name)
    const id = wordOf(one.id)
    if (id !== undefined && name !== undefined) names.set(id, name)
  }
}
