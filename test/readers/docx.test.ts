import { describe, expect, it } from 'vitest'
import { docxText } from '../../src/readers/docx.ts'
import { bytesInput } from './bytes-input.ts'

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...runs: string[]): string =>
  `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>${runs.join('')}</w:p>`
const row = (...cells: string[]): string => `<w:tr>${cells.map(cell => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`

async function text(body: string, size?: number): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of docxText(bytesInput('x', `<w:document><w:body>${body}</w:body></w:document>`, size).open())) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('the text of a Word file', () => {
  it.each([
    ['a line a paragraph', paragraph(run('one '), run('&lt;two&gt; &amp; ü')) + paragraph(run('three')), 'one <two> & ü\nthree\n'],
    ['breaks and tabs of runs', paragraph(run('a'), '<w:r><w:br/></w:r>', run('b'), '<w:r><w:tab/></w:r>', run('c')), 'a\nb\tc\n'],
    [
      'no text that was deleted, no field codes',
      paragraph('<w:r><w:delText>old</w:delText><w:instrText>PAGE</w:instrText></w:r>', run('new')),
      'new\n',
    ],
    [
      'no fallback of a drawing',
      paragraph(
        `<mc:AlternateContent><mc:Choice>${run('said')}</mc:Choice><mc:Fallback>${run('said')}</mc:Fallback></mc:AlternateContent>`,
      ),
      'said\n',
    ],
    [
      'rows of a table',
      row(paragraph(run('time')), paragraph(run('who')), paragraph(run('words'))) +
        row(paragraph(run('0:01')), paragraph(), paragraph(run('one,')) + paragraph(run('two'))),
      'time\twho\twords\n0:01\t\tone, two\n',
    ],
  ])('has %s', async (_, body, expected) => {
    expect(await text(body)).toBe(expected)
    expect(await text(body, 3)).toBe(expected)
  })
})
