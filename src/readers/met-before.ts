/** Messages that are remembered. */
const REMEMBERED = 400_000

/** Whether a message was met before, by what tells it: exports that go on from page to page, and webhooks, give the same one several times. */
export function metBefore(): (...parts: readonly (string | undefined)[]) => boolean {
  const met = new Set<number>()
  return (...parts) => {
    const key = hash(parts.join('\n'))
    if (met.has(key)) return true
    if (met.size < REMEMBERED) met.add(key)
    return false
  }
}

/** 52 bits: among so many messages two are hardly ever alike. */
function hash(text: string): number {
  let low = 0x811c9dc5
  let high = text.length
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high, 31) + text.charCodeAt(i)
  }
  return (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0)
}
