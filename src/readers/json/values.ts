import { base64Text } from '../base64.ts'
import type { Json } from './format.ts'

/** The value as an object; an empty one for anything else. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The objects of a list. */
export function objectsOf(value: unknown): readonly Json[] {
  return listOf(value).filter(isObject)
}

/** Text, or a number as text; undefined for anything else and for ''. */
export function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** Text; '' for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A number, or text that is one; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** How JSON that begins with a brace or a bracket begins in base64. */
const BASE64_JSON = /^(?:77u\/)?(?:e[wy]|W[wy13z])/

/** JSON within a string, as it is or in base64, where it is such; else the value. */
export function opened(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = BASE64_JSON.test(value) ? (base64Text(value) ?? value) : value
  if (!/^\s*[[{]/.test(text)) return value
  try {
    return JSON.parse(text)
  } catch {
    return value
  }
}

/** What lies at a path of keys; undefined where there is no such thing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined
    found = found[key]
  }
  return found
}
