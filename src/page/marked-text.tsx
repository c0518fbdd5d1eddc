import type { Mark } from '../reporters/page/page-data.ts'

interface MarkedTextProps {
  readonly text: string
  readonly marks: readonly Pick<Mark, 'start' | 'end'>[]
  readonly kind: 'warm' | 'dont' | 'possible' | 'door'
}

/** The text with the words that spoke marked. Only text nodes: nothing in a transcript becomes markup. */
export function MarkedText({ text, marks, kind }: MarkedTextProps) {
  const parts: preact.ComponentChildren[] = []
  let last = 0
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const from = Math.max(start, last)
    if (end <= from) continue
    parts.push(
      text.slice(last, from),
      <mark key={from} class={kind}>
        {text.slice(from, end)}
      </mark>,
    )
    last = end
  }
  return (
    <bdi>
      {parts}
      {text.slice(last)}
    </bdi>
  )
}
