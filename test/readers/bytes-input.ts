import type { Input } from '../../src/readers/inputs.ts'

export function bytesInput(name: string, content: string | Uint8Array, size = 1 << 16): Input {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    name,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    },
  }
}
