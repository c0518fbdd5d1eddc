import type { Recognition } from '../reader.ts'
import type { Fits, Json } from './format.ts'
import { isObject, opened } from './values.ts'

/** Keys down to the records; `*` is any element of a list. */
export type Path = readonly string[]

export interface Located extends Recognition {
  readonly path: Path
}

export interface Found {
  readonly record: Json
  readonly above: readonly Json[]
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
        if (best === undefined || score > best.score) best = { path, score, why: fit.why }
      }
      if (path.length >= DEEPEST) continue
      for (const key of Object.keys(value)) queue.push({ value: value[key], path: [...path, key], above: [...above, value] })
    } else if (Array.isArray(value) && path.length < DEEPEST) {
      for (const element of value.slice(0, SAMPLES)) queue.push({ value: element, path: [...path, '*'], above })
    }
  }
  return best
}

/** All that lies at the path, in order. What is no object there is passed as undefined. */
export function* foundAt(value: unknown, path: Path, above: readonly Json[] = []): Iterable<Found | undefined> {
  const here = opened(value)
  const [step, ...rest] = path
  if (step === undefined) yield isObject(here) ? { record: here, above } : undefined
  else if (step === '*') for (const element of Array.isArray(here) ? here : []) yield* foundAt(element, rest, above)
  else if (isObject(here) && Object.hasOwn(here, step)) yield* foundAt(here[step], rest, [...above, here])
}
