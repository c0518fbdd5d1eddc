import { isKnownColumn } from '../columns.ts'
import type { Json } from './format.ts'
import { isObject } from './values.ts'

const DEEPEST = 4

/** Field → value as a cell; objects within by dotted paths, the objects around with `^`, the nearer winning. Lists of objects are no cells. */
export function flattened(record: Json, above: readonly Json[]): Map<string, string> {
  const cells = new Map<string, string>()
  flatten(record, '', cells, DEEPEST)
  for (const around of [...above].reverse()) {
    const outer = new Map<string, string>()
    flatten(around, '^', outer, 2)
    for (const [name, value] of outer) if (!cells.has(name)) cells.set(name, value)
  }
  return cells
}

function flatten(object: Json, prefix: string, cells: Map<string, string>, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) {
      if (depth > 1) flatten(value, `${prefix}${key}.`, cells, depth - 1)
    } else if (Array.isArray(value)) {
      if (value.length > 0 && value.every(one => typeof one === 'string')) cells.set(prefix + key, value.join('\n'))
    } else cells.set(prefix + key, value === null ? '' : String(value))
  }
}

/** Objects that are people: what is in them is known by its own name, too. */
const PEOPLE = /(?:author|sender|from|user|who|by|speaker|creator|person|participant|actor|member|writer)$/i

/** The name that a path is known by: `who.type` is a type, `customer.name` a customer's name. */
export function alias(path: string): string {
  const steps = path.split('.')
  return isKnownColumn(path) || steps.length < 2 || !PEOPLE.test(steps.at(-2)!) ? path : steps.at(-1)!
}
