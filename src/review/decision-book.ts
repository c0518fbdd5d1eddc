import { type Decision, isDecided, placeKey } from './decision.ts'

/** What every reviewer says at the moment: the last line of each about a place counts. */
export interface DecisionBook {
  readonly add: (decision: Decision) => void
  /** Of a place, by reviewer, in the order in which they first spoke. */
  readonly at: (placeKey: string) => readonly Decision[]
  /** Whether anybody, or the reviewer named, decided. */
  readonly isDone: (placeKey: string, reviewer?: string) => boolean
  /** What stands, comments included, in the order in which it was first said. */
  readonly all: () => readonly Decision[]
}

export function createDecisionBook(decisions: Iterable<Decision> = []): DecisionBook {
  const places = new Map<string, Map<string, Decision>>()
  const add = (decision: Decision): void => {
    const key = placeKey(decision)
    const place = places.get(key) ?? new Map<string, Decision>()
    places.set(key, place.set(decision.reviewer, decision))
  }
  for (const decision of decisions) add(decision)
  const at = (key: string): readonly Decision[] => [...(places.get(key)?.values() ?? [])]
  return {
    add,
    at,
    isDone: (key, reviewer) => at(key).some(decision => isDecided(decision) && (reviewer === undefined || decision.reviewer === reviewer)),
    all: () => [...places.values()].flatMap(place => [...place.values()]),
  }
}
