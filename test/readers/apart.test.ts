import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/readers/decode.ts'
import { detect } from '../../src/readers/detect.ts'
import { READERS } from '../../src/readers/index.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const names = readdirSync(EXPORTS).filter(name => !name.endsWith('.zip'))

describe('formats are kept apart', () => {
  it.each(names)('%s is claimed by one reader', async name => {
    const bytes = readFileSync(join(EXPORTS, name))
    let text = ''
    const file = async function* () {
      yield bytes
    }
    for await (const chunk of decode(file(), () => {})) text += chunk
    const { reader, scores } = detect({ text: text.slice(0, 65_536), complete: true, fileName: name }, READERS)
    expect(scores.filter(({ score }) => score > scores[0]!.score - 0.1).map(({ format }) => format)).toEqual([reader.name])
  })
})
