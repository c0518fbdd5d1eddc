/** Messages that are remembered, and characters of each. */
const REMEMBERED = 50_000
const CHARACTERS = 80

/** Knows a message that came before: the same id and the same words in the same conversation, as joined tables have them. */
export function repeatWatch(): (conversation: string | undefined, id: string, text: string) => boolean {
  const met = new Map<string, string>()
  return (conversation, id, text) => {
    if (id === '') return false
    const key = `${conversation ?? ''}\n${id}`
    const words = `${text.length} ${text.slice(0, CHARACTERS)}`
    if (met.get(key) === words) return true
    if (met.size < REMEMBERED) met.set(key, words)
    return false
  }
}
