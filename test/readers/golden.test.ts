import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/reading.ts'
import { findInputs } from '../../src/readers/inputs.ts'
import { readInputs } from '../../src/readers/read.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const GOLDEN = join(import.meta.dirname, 'golden')
const names = readdirSync(EXPORTS).sort()

/** What a reader found, a line a turn: short enough to be read by whoever checks it. */
function shown(readings: readonly Reading[]): string {
  const rows = readings.flatMap(reading =>
    'notice' in reading
      ? [JSON.stringify({ ...reading.notice, source: undefined })]
      : [
          JSON.stringify({ conversation: reading.conversation.id }),
          ...reading.conversation.turns.map(({ turn, role, speaker, text, ...rest }) =>
            JSON.stringify({ turn, role, speaker, text, ...rest }),
          ),
        ],
  )
  return `[\n  ${rows.join(',\n  ')}\n]\n`
}

describe('exports', () => {
  it.each(names)('%s is read as its golden result', async name => {
    const readings: Reading[] = []
    for await (const reading of readInputs(await findInputs([name], { cwd: EXPORTS }))) readings.push(reading)
    await expect(shown(readings)).toMatchFileSnapshot(join(GOLDEN, `${name}.json`))
  })

  it('have a golden result each, and no result is left over', () => {
    expect(readdirSync(GOLDEN).sort()).toEqual(names.map(name => `${name}.json`).sort())
  })
})
