/** A piece of text, by UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Puts `replacement` where the span was. */
export interface Edit extends Span {
  readonly replacement: string
}

/** Applies edits (ascending, not overlapping) and moves the spans along; a span that touches a replaced piece takes all of it in. */
export function rewrite<S extends Span>(
  text: string,
  edits: readonly Edit[],
  spans: readonly S[],
): { readonly text: string; readonly spans: readonly S[] } {
  if (edits.length === 0) return { text, spans }
  const parts: string[] = []
  /** Offset in the new text of the end of each edit. */
  const ends: number[] = []
  let last = 0
  let length = 0
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(last, start), replacement)
    length += start - last + replacement.length
    ends.push(length)
    last = end
  }
  parts.push(text.slice(last))

  const move = (offset: number, side: 'start' | 'end'): number => {
    const index = lastBefore(edits, offset, side)
    const edit = edits[index]
    if (edit === undefined) return offset
    const newEnd = ends[index]!
    const inside = side === 'start' ? offset < edit.end : offset <= edit.end
    if (!inside) return newEnd + offset - edit.end
    return side === 'start' ? newEnd - edit.replacement.length : newEnd
  }
  return { text: parts.join(''), spans: spans.map(span => ({ ...span, start: move(span.start, 'start'), end: move(span.end, 'end') })) }
}

/** Index of the last edit that begins at or before a start, or before an end; -1 where none does. */
function lastBefore(edits: readonly Edit[], offset: number, side: 'start' | 'end'): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    const begins = edits[middle]!.start
    if (side === 'start' ? begins <= offset : begins < offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
