/** How a text begins, in one line, for messages that are printed unasked: digits and addresses are hidden, since they may be the customer's. */
export function excerpt(text: string, most: number): string {
  const line = text
    .replace(/\S+@\S+/g, '…')
    .replace(/\d/g, '•')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}
