/** Lines of decoded text in batches, without their line ends (`\n`, `\r\n`, lone `\r`); lines are as many as a text editor shows. */
export async function* lineBatches(chunks: AsyncIterable<string>): AsyncIterable<readonly string[]> {
  let open: string[] = []
  for await (const chunk of chunks) {
    if (!/[\n\r]/.test(chunk)) {
      open.push(chunk)
      continue
    }
    // Kept back as an array: a line of many chunks is joined once, not chunk by chunk.
    open.push(chunk)
    let text = open.length === 1 ? chunk : open.join('')
    const held = text.endsWith('\r')
    if (held) text = text.slice(0, -1)
    const lines = split(text)
    const last = held ? `${lines.pop()!}\r` : lines.pop()!
    open = last === '' ? [] : [last]
    if (lines.length > 0) yield lines
  }
  const last = open.join('')
  if (last !== '') yield split(last.replace(/\r$/, ''))
}

function split(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
}
