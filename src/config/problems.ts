import type * as v from 'valibot'
import { nameMeant } from '../name-meant.ts'

type Issue = v.BaseIssue<unknown>

interface Problem {
  readonly issue: Issue
  readonly path: readonly PropertyKey[]
}

/** What is wrong first, in one line: where, what, and what would be right. A key that nobody knows explains why another is missing. */
export function problemOf(issues: readonly [Issue, ...Issue[]], schema: unknown): string {
  const problems = issues.flatMap(issue => innermost(issue, []))
  const { issue, path } = problems.find(isUnknownKey) ?? problems[0]!
  const place = path.length === 0 ? 'the configuration' : written(path)
  if (isUnknownKey({ issue, path })) return unknownKey(path, schema)
  if (issue.kind !== 'schema') return `${place} ${issue.message}`
  return issue.received === 'undefined' ? `${place} is missing` : `${place} must be ${expectation(issue)}, not ${issue.received}`
}

/** Where there is a key that valibot leaves out without an issue, as it could harm an object's prototype; undefined where there is none. */
export function droppedKey(value: unknown, path: readonly PropertyKey[] = []): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const key of Object.keys(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (['__proto__', 'prototype', 'constructor'].includes(key)) return written(here)
    const below = droppedKey(value[key as keyof typeof value], here)
    if (below !== undefined) return below
  }
  return undefined
}

function isUnknownKey({ issue, path }: Problem): boolean {
  return issue.expected === 'never' && path.length > 0
}

/** Of a choice, what is wrong inside the alternative that was meant: the one of this value's kind. */
function innermost(issue: Issue, above: readonly PropertyKey[]): Problem[] {
  const path = [...above, ...(issue.path?.map(({ key }) => key as PropertyKey) ?? [])]
  const inner = issue.type === 'union' ? (issue.issues ?? []).filter(one => one.path !== undefined) : []
  return inner.length === 0 ? [{ issue, path }] : inner.flatMap(one => innermost(one, path))
}

/** `thresholds[2].level`, counted from 1 as people do. */
function written(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key + 1}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('')
}

function unknownKey(path: readonly PropertyKey[], schema: unknown): string {
  const key = String(path.at(-1))
  const known = keysAt(schema, path.slice(0, -1)).filter(name => name !== '$schema')
  const near = nameMeant(key, known)
  return `unknown key "${written(path)}": ${near ? `did you mean "${near}"?` : `known here: ${known.join(', ')}`}`
}

function expectation({ expected, type }: Issue): string {
  if (type === 'picklist') return `one of ${expected?.replace(/[()]/g, '').replaceAll(' |', ',')}`
  if (type === 'union') return 'a text in quotes or an object'
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
