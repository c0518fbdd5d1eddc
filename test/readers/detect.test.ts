import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/readers/detect.ts'
import { READERS } from '../../src/readers/index.ts'
import type { Reader } from '../../src/readers/reader.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const head = (text: string) => ({ text, complete: true, fileName: 'anything' })
const reader = (name: string, score: number): Reader => ({ ...READERS[0]!, name, recognise: () => ({ score, why: `looks like ${name}` }) })

describe('detect', () => {
  it.each([
    ['native.ndjson', 'ndjson'],
    ['messages.csv', 'csv'],
    ['bars.csv', 'csv'],
    ['transcript.txt', 'text'],
    ['clock.txt', 'text'],
    ['teams.vtt', 'vtt'],
    ['zoom.transcript.vtt', 'vtt'],
    ['labelled.srt', 'srt'],
  ])('%s is %s by its content, far from the others', (file, format) => {
    const { reader, scores } = detect(head(readFileSync(join(EXPORTS, file), 'utf8')), READERS)
    expect(reader.name).toBe(format)
    expect(scores[0]!.score - scores[1]!.score).toBeGreaterThan(0.3)
    expect(scores).toHaveLength(READERS.length)
  })

  it('takes the format that is asked for, and knows only its own', () => {
    expect(detect(head('once upon a time'), READERS, 'text').reader.name).toBe('text')
    expect(() => detect(head('x'), READERS, 'pdf')).toThrow("unknown format 'pdf': --format takes one of ndjson, ")
  })

  it('refuses where nothing fits, or two fit alike', () => {
    expect(() => detect(head('once upon a time'), READERS)).toThrow(/not recognised: pass --format/)
    expect(() => detect(head('x'), [reader('a', 0.8), reader('b', 0.75), reader('c', 0.1)])).toThrow(
      'this may be a (looks like a) or b (looks like b): pass --format a or --format b',
    )
  })
})

describe('readers', () => {
  it('have different names, a title and say how to get such an export', () => {
    expect(new Set(READERS.map(one => one.name)).size).toBe(READERS.length)
    for (const { title, howTo } of READERS) expect(Math.min(title.length, howTo.length)).toBeGreaterThan(10)
  })

  it.each([
    ["Telegram's", '<!DOCTYPE html>\n<html><body><div class="page_wrap"><div class="page_body chat_page"></div></div></body></html>'],
    ["Facebook's", '<html><body class="_5vb_ _2yq"><div class="_3-95 _a6-g"><div class="_2ph_">Ann</div></div></body></html>'],
  ])('says what to export instead of %s HTML', (whose, html) => {
    expect(() => detect(head(html), READERS)).toThrow(new RegExp(`this is ${whose}.*JSON`))
  })
})
