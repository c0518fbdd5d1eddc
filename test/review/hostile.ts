/** What an attacker may put into a transcript; each would leave a trace (`pwned`) where it ran. */
export const HOSTILE = [
  '<script>globalThis.pwned = 1</script>',
  '</script><script>globalThis.pwned = 2</script>',
  '<!--<script>',
  '<img src=x onerror="globalThis.pwned = 3">',
  '<a href="javascript:globalThis.pwned = 4">click</a>',
  '\u202eesrever\u202c and \u2066isolated\u2069',
  '\u001b[31mred\u001b]0;title\u0007',
  '"saltshaker-data" {{globalThis.pwned = 5}} &lt;b&gt;',
] as const

/** A night in the native format in which every text, name and id is hostile. The agent's turns are flagged. */
export function hostileNight(): string {
  const lines = HOSTILE.flatMap((attack, i) => {
    const conversation = `c${i} ${attack}`
    return [
      { conversation, turn: 0, role: 'customer', speaker: `Kim ${attack}`, text: `Where is my refund? ${attack}` },
      { conversation, turn: 1, role: 'agent', speaker: `Jane ${attack}`, text: `There is nothing I can do, that's our policy. ${attack}` },
      { conversation, turn: 2, role: 'customer', speaker: `Kim ${attack}`, text: `My father died on Friday. ${attack}` },
      { conversation, turn: 3, role: 'agent', speaker: `Jane ${attack}`, text: `Which number is it? ${attack}` },
    ]
  })
  return lines.map(line => `${JSON.stringify(line)}\n`).join('')
}
