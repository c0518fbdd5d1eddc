import { isObject } from './values.ts'

/** Envelopes within envelopes are not deeper. */
const DEEPEST = 7

/** What list of a document without any object in a list is empty; undefined where none is. */
export function emptyListIn(root: unknown, depth = 0): string | undefined {
  if (Array.isArray(root)) return root.length === 0 ? 'the list' : undefined
  for (const [key, value] of isObject(root) && depth < DEEPEST ? Object.entries(root) : []) {
    if (Array.isArray(value) && value.length === 0) return `the list '${key}'`
    const within = isObject(value) ? emptyListIn(value, depth + 1) : undefined
    if (within !== undefined) return within
  }
  return undefined
}
