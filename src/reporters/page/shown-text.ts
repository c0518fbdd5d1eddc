import { cleanSpans } from '../escape.ts'
import { maskSpans } from '../mask.ts'
import { type Edit, rewrite, type Span } from '../spans.ts'

/** Stands for a line break while the text is cleaned: a page, unlike a terminal, keeps the lines of a message. */
const BREAK = '\ue000'
/** UTF-16 units that are shown of a turn: nobody reads a pasted log of a megabyte. */
const LONGEST = 20_000

/**
 * A transcript's text as the page shows it and as labels hold it: without control characters, escape sequences and bidirectional overrides, line
 * breaks kept, personal data hidden by the mask. Spans stay on their words; those beyond a very long text's shown part are left out.
 */
export function shownText<S extends Span>(
  text: string,
  spans: readonly S[],
  mask: (text: string) => string,
): { readonly text: string; readonly spans: readonly S[] } {
  const marked = rewrite(text, breaksOf(text), spans)
  const cleaned = cleanSpans(marked.text, marked.spans)
  const lines = cleaned.text.replaceAll(BREAK, '\n')
  return cut(masked(lines, cleaned.spans, mask))
}

function breaksOf(text: string): Edit[] {
  return [...text.matchAll(/\r\n|\n|\ue000/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    replacement: found === BREAK ? '\ufffd' : BREAK,
  }))
}

function masked<S extends Span>(text: string, spans: readonly S[], mask: (text: string) => string): ReturnType<typeof shownText<S>> {
  const hidden = mask(text)
  if (hidden === text) return { text, spans }
  const moved = maskSpans(text, spans)
  // A mask that is not ours: where its words stand is unknown.
  return moved.text === hidden ? moved : { text: hidden, spans: [] }
}

function cut<S extends Span>({ text, spans }: ReturnType<typeof shownText<S>>): ReturnType<typeof shownText<S>> {
  if (text.length <= LONGEST) return { text, spans }
  const unit = text.charCodeAt(LONGEST - 1)
  const end = unit >= 0xd800 && unit <= 0xdbff ? LONGEST - 1 : LONGEST
  return { text: text.slice(0, end), spans: spans.filter(span => span.end <= end) }
}
