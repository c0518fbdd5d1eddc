/** The expression for a pattern with `*` (any letters) and `?` (one letter), any case, for whole names. */
export function wildcard(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${escaped}$`, 'isu')
}

/** Whether a name is there and is one of the pattern: `*` does not stand for none. */
export function isNamed(name: string | undefined, pattern: RegExp): boolean {
  return name !== undefined && name !== '' && pattern.test(name)
}
