import type { Recognition } from '../reader.ts'
import type { Fits, Json } from './format.ts'
import { isObject, opened } from './values.ts'

/** Keys down to the records; `*` is any element of a list, or of an object whose keys are ids or parts of a data set. */
export type Path = readonly string[]

export interface Located extends Recognition {
  readonly path: Path
}

export interface Found {
  readonly record: Json
  readonly above: readonly Json[]
  /** The id that it lies under, where an object holds the records by id. */
  readonly key?: string | undefined
  /** The id that what is around it lies under. */
  readonly keyAround?: string | undefined
  /** The list that it is an element of, or the object that holds it by its id. */
  readonly list?: object | undefined
}

/** Ids of tickets and conversations, as scripts use them for keys. */
const ID = /^(?:\d[\w.-]*|[0-9a-f]{8}-[0-9a-f-]{27}|(?:cnv|msg|session)_[\w-]+|\w+\.json)$/i

/** The parts of a data set, which are no ids. */
const SPLITS = new Set(['train', 'dev', 'valid', 'validation', 'val', 'test'])

/** Ids of one kind, where there are several: `m1`, `m2`; `T-1001`, `T-1002`. */
const NUMBERED = /^([A-Za-z]{1,4}[-_]?)\d+$/

/** Whether an object is a list by ids, or of the parts of a data set. */
function isById(value: Json): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && (keys.every(key => ID.test(key)) || keys.every(key => SPLITS.has(key)) || isNumbered(value))
}

function isNumbered(value: Json): boolean {
  const entries = Object.entries(value)
  const kind = NUMBERED.exec(entries[0]?.[0] ?? '')?.[1]
  return (
    kind !== undefined && entries.length > 1 && entries.every(([key, one]) => NUMBERED.exec(key)?.[1] === kind && typeof one === 'object')
  )
}

/** Envelopes within envelopes are not deeper. */
const DEEPEST = 7
/** Elements of a list by which it is judged. */
const SAMPLES = 12
/** Objects that are looked at. */
const MOST = 3000
/** What a level costs: of two places that fit alike the outer one is meant. */
const PER_LEVEL = 0.04

/** Where in a document the objects that fit best lie; undefined where none fits. */
export function locate(fits: Fits, root: unknown): Located | undefined {
  let best: Located | undefined
  let looked = 0
  const queue: { value: unknown; path: Path; above: readonly Json[] }[] = [{ value: root, path: [], above: [] }]
  for (let next = queue.shift(); next !== undefined && looked < MOST; next = queue.shift()) {
    const { path, above } = next
    const value = opened(next.value)
    if (isObject(value)) {
      looked++
      const fit = fits(value, above, path)
      if (fit !== undefined && fit.score > 0) {
        const score = fit.score - PER_LEVEL * path.length
        if (best === undefined || score > best.score) best = { ...fit, path, score }
      }
      if (path.length >= DEEPEST) continue
      const ids = isById(value)
      const keys = Object.keys(value)
      for (const key of ids ? keys.slice(0, SAMPLES) : keys)
        queue.push({ value: value[key], path: [...path, ids ? '*' : key], above: [...above, value] })
    } else if (Array.isArray(value) && path.length < DEEPEST) {
      for (const element of value.slice(0, SAMPLES)) queue.push({ value: element, path: [...path, '*'], above })
    }
  }
  return best
}

/** Where a record lies, on the way down to it. */
interface Place extends Omit<Found, 'record' | 'above'> {
  readonly above: readonly Json[]
}

/** All that lies at the path, in order. What is no object there is passed as undefined. */
export function* foundAt(value: unknown, path: Path, place: Place = { above: [] }): Iterable<Found | undefined> {
  const here = opened(value)
  const [step, ...rest] = path
  const { above, key } = place
  if (step === undefined) yield isObject(here) ? { record: here, ...place } : undefined
  else if (step === '*' && Array.isArray(here))
    for (const element of here) yield* foundAt(element, rest, { above, key, keyAround: key, list: here })
  else if (step === '*' && isObject(here))
    for (const [id, element] of Object.entries(here))
      yield* foundAt(element, rest, { above: [...above, here], key: SPLITS.has(id) ? key : id, keyAround: key, list: here })
  else if (isObject(here) && Object.hasOwn(here, step)) yield* foundAt(here[step], rest, { above: [...above, here], key, keyAround: key })
}
