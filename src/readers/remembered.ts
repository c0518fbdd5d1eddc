/** Labels that are remembered, and characters of one. */
const [MOST, LONGEST] = [10_000, 100]

/** A pure function of a label, which asks but once: a file repeats a few names in each line. */
export function remembered<Result>(of: (label: string) => Result): (label: string) => Result {
  const known = new Map<string, Result>()
  return label => {
    const before = known.get(label)
    if (before !== undefined || known.has(label)) return before as Result
    const result = of(label)
    if (known.size < MOST && label.length <= LONGEST) known.set(label, result)
    return result
  }
}
