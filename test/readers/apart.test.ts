import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/readers/decode.ts'
import { detect } from '../../src/readers/detect.ts'
import { READERS } from '../../src/readers/index.ts'
import { findInputs } from '../../src/readers/inputs.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const names = readdirSync(EXPORTS)

describe('formats are kept apart', () => {
  it.each(names)('%s is claimed by one reader', async name => {
    const [input] = await findInputs([name], { cwd: EXPORTS })
    let text = ''
    for await (const chunk of decode(input!.open(), () => {})) text += chunk
    const { reader, scores } = detect({ text: text.slice(0, 65_536), complete: true, fileName: input!.name }, READERS)
    expect(scores.filter(({ score }) => score > scores[0]!.score - 0.1).map(({ format }) => format)).toEqual([reader.name])
  })
})
