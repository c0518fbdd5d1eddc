import type { Recognition } from '../reader.ts'
import type { RecordEvent } from './format.ts'

/** What only lists conversations is known by its format, so that it can say how to get their messages. */
export function listRecognition(why: string): Recognition {
  return { score: 0.78, why: `${why}, without their messages`, isList: true }
}

/** A conversation of a list. `how` is what gives its messages. */
export function listed(what: string, id: string | undefined, how: string): RecordEvent {
  return { kind: 'skipped', reason: `${what} '${id ?? 'without id'}' comes without its messages: save what ${how} answers` }
}
