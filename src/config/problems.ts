import { closest, distance } from 'fastest-levenshtein'
import type * as v from 'valibot'

type Issue = v.BaseIssue<unknown>

/** What is wrong with a configuration, in one line: where, what, and what would be right. */
export function problemOf(issue: Issue, schema: unknown): string {
  const deepest = inUnion(issue)
  const path = pathOf(deepest)
  const place = path.length === 0 ? 'the configuration' : written(path)
  if (deepest.expected === 'never' && path.length > 0) return unknownKey(path, schema)
  const expected = deepest.kind === 'schema' ? `must be ${expectation(deepest)}, not ${deepest.received}` : deepest.message
  return `${place} ${expected}`
}

/** Of a union the alternative that is nearest: the one whose complaint lies deepest. */
function inUnion(issue: Issue): Issue {
  const inner = issue.issues ?? []
  if (issue.type !== 'union' || inner.length === 0) return issue
  const deepest = inner.reduce<Issue>((best, one) => (pathOf(one).length > pathOf(best).length ? one : best), inner[0]!)
  return pathOf(deepest).length > pathOf(issue).length ? inUnion(deepest) : issue
}

function pathOf({ path }: Issue): PropertyKey[] {
  return path?.map(({ key }) => key as PropertyKey) ?? []
}

/** `thresholds[2].level`, counted from 1 as people do. */
function written(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key + 1}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('')
}

function unknownKey(path: readonly PropertyKey[], schema: unknown): string {
  const key = String(path.at(-1))
  const known = keysAt(schema, path.slice(0, -1)).filter(name => name !== '$schema')
  const near = known.length === 0 ? undefined : closest(key, known)
  const meant = near !== undefined && distance(key.toLowerCase(), near.toLowerCase()) <= Math.max(2, key.length / 3)
  return `unknown key "${written(path)}": ${meant ? `did you mean "${near}"?` : `known here: ${known.join(', ')}`}`
}

function expectation({ expected, type }: Issue): string {
  if (type === 'picklist') return `one of ${expected}`
  return (
    { Array: 'a list', Object: 'an object', string: 'a text in quotes', number: 'a number', boolean: 'true or false' }[expected ?? ''] ??
    String(expected)
  )
}

interface Node {
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly value?: Node
  readonly wrapped?: Node
  readonly options?: readonly Node[]
  readonly pipe?: readonly Node[]
}

/** The keys that an object at this place may have. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let nodes = [schema as Node]
  for (const key of path) nodes = nodes.flatMap(opened).flatMap(node => node.entries?.[String(key)] ?? node.item ?? node.value ?? [])
  return nodes.flatMap(opened).flatMap(node => Object.keys(node.entries ?? {}))
}

function opened(node: Node): Node[] {
  if (node.wrapped !== undefined) return opened(node.wrapped)
  return node.options?.every(option => typeof option === 'object') ? node.options.flatMap(opened) : [node]
}
