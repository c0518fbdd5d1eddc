import { distance } from 'fastest-levenshtein'

/**
 * The known name that a mistyped one was meant for, whatever its capitals; the first of equals. At most a third of its letters may be wrong, one where it is short,
 * or two of them have changed places; else the first name that goes on where it ends. undefined where there is none.
 */
export function nameMeant(name: string, known: readonly string[]): string | undefined {
  const typed = name.toLowerCase()
  let best: { readonly name: string; readonly wrong: number } | undefined
  for (const one of known) {
    const wrong = areSwapped(typed, one.toLowerCase()) ? 1 : distance(typed, one.toLowerCase())
    if (wrong < (best?.wrong ?? Number.POSITIVE_INFINITY)) best = { name: one, wrong }
  }
  if (typed === '') return undefined
  if (best !== undefined && best.wrong <= Math.max(1, typed.length / 3)) return best.name
  return typed.length < SHORTEST_BEGINNING ? undefined : known.find(one => one.toLowerCase().startsWith(typed))
}

const SHORTEST_BEGINNING = 3 // letters

function areSwapped(one: string, other: string): boolean {
  const at = Array.from(one).findIndex((_, index) => one[index] !== other[index])
  return at >= 0 && one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2) === other
}
