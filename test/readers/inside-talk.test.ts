import { expect, it } from 'vitest'
import type { Reading } from '../../src/model/reading.ts'
import { insideTalk } from '../../src/readers/inside-talk.ts'

it('talk without customers does not wait without end', async () => {
  let read = 0
  const readings = async function* (): AsyncIterable<Reading> {
    for (; read < 20; read++)
      yield { conversation: { id: `c${read}`, source: 'a', turns: [{ turn: 0, role: 'unknown', speaker: 'Ola', text: 'x'.repeat(1e6) }] } }
  }
  const through = insideTalk(() => false)
    .through(readings(), () => true)
    [Symbol.asyncIterator]()
  await through.next()
  expect(read).toBeLessThan(10)
})
