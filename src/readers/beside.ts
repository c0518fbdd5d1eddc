import { decode } from './decode.ts'
import type { Input } from './inputs.ts'
import { parsed } from './json/documents.ts'
import type { Reader } from './reader.ts'

/** What is read beside an input may have so many characters. */
const LARGEST_BESIDE = 64 * 1024 * 1024

/** What lies beside an input, by the names that its reader gives. What is no JSON there is as good as missing. */
export async function besideOf(input: Input, reader: Reader): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const name of reader.besides ?? []) {
    const beside = await input.beside?.(name)
    if (beside === undefined) continue
    let text = ''
    for await (const chunk of decode(beside.open(), () => {})) {
      text += chunk
      if (text.length > LARGEST_BESIDE) break
    }
    const value = parsed(text)
    if (value !== undefined) found.set(name, value.value)
  }
  return found
}
