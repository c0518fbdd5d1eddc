import type { RecordEvent } from './format.ts'
import { isObject, listOf } from './values.ts'

/** What of a list is no object, each with its place: `what` is one of the list, such as "entry". */
export function* unusableIn(list: unknown, what: string, conversation: string): Iterable<RecordEvent> {
  for (const [index, one] of listOf(list).entries()) {
    if (!isObject(one)) yield { kind: 'skipped', reason: `${what} ${index + 1} of '${conversation}' is no object: it is left out` }
  }
}
