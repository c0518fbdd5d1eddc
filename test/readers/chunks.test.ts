import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/readers/decode.ts'
import { lineBatches } from '../../src/readers/lines.ts'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.replace(/[\0-\x08\x0b-\x1f\ufeff]/g, '·'))

async function decoded(bytes: Uint8Array, size: number): Promise<string> {
  let text = ''
  for await (const chunk of decode(bytesInput('x', bytes, size).open(), () => {})) text += chunk
  return text
}

describe('whatever the chunks', () => {
  it('bytes become the same text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (lines, size) => {
        const text = `first line\n${lines.join('\n')}`
        expect(await decoded(Buffer.from(text), size)).toBe(text)
        expect(await decoded(Buffer.from(`\ufeff${text}`, 'utf16le'), size)).toBe(text)
      }),
    )
  })

  it('text becomes the same lines', async () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.stringMatching(/^[a-c]{0,3}$/), ends)), fc.integer({ min: 1, max: 5 }), async (parts, size) => {
        const text = parts.flat().join('')
        const chunks = (async function* () {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
        })()
        const lines: string[] = []
        for await (const batch of lineBatches(chunks)) lines.push(...batch)
        const expected = text.split(/\r\n|\n|\r/)
        if (expected.at(-1) === '') expected.pop()
        expect(lines).toEqual(expected)
      }),
    )
  })

  it('quoted cells keep what was written', async () => {
    const cell = words.map(text => `.${text.replaceAll('"', '').replaceAll('\r', '')},"\n.`)
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 60 }), async (texts, size) => {
        const rows = texts.map((text, i) => `c,agent,${i},"${text.replaceAll('"', '""')}"\n`).join('')
        const input = bytesInput('x.csv', Buffer.from(`conversation,role,turn,text\n${rows}`), size)
        const { conversations } = await allReadings(readInputs([input]))
        expect(conversations[0]?.turns.map(turn => turn.text)).toEqual(texts)
      }),
    )
  })
})
