/** The expression for a pattern with `*` (any letters) and `?` (one letter), any case, for whole names. */
export function wildcard(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${escaped}$`, 'isu')
}
