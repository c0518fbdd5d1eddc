import { TextDecoder } from 'node:util'
import { Parser } from 'htmlparser2'

/** The part of a Word file that holds its text. */
export const DOCUMENT = 'word/document.xml'

/** What stands for a character; all else in a run is no text. */
const CHARACTERS = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
])

/**
 * The text of a Word file's `word/document.xml`: a line for each paragraph, break and row of a table, whose cells are parted by tabs. What was deleted while
 * changes were tracked is no text.
 */
export async function* docxText(xml: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder()
  let text = ''
  let isText = false
  // Runs hold the text; tabs stand in lists of tab stops, too. A fallback says again what stands before it.
  let [runs, fallbacks, cells] = [0, 0, 0]
  // What parts the next words of a row from those before.
  let gap = ''
  const add = (words: string): void => {
    if (cells === 0) text += words
    else if (words.trim() === '') gap ||= ' '
    else {
      text += gap + words.replace(/[\t\n]/g, ' ')
      gap = ''
    }
  }
  const parser = new Parser(
    {
      onopentag: name => {
        if (name === 'w:r') runs++
        else if (name === 'w:tc') cells++
        else if (name === 'mc:Fallback') fallbacks++
        else if (fallbacks > 0) return
        else if (name === 'w:t') isText = true
        else if (runs > 0) add(CHARACTERS.get(name) ?? '')
      },
      ontext: data => {
        if (isText && fallbacks === 0) add(data)
      },
      onclosetag: name => {
        if (name === 'w:r') runs--
        else if (name === 'mc:Fallback') fallbacks--
        else if (name === 'w:t') isText = false
        else if (name === 'w:tc') {
          cells--
          gap = `${gap.replace(' ', '')}\t`
        } else if (name === 'w:tr') {
          text += '\n'
          gap = ''
        } else if (name === 'w:p' && fallbacks === 0) add(cells === 0 ? '\n' : ' ')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for await (const chunk of xml) {
    parser.write(decoder.decode(chunk, { stream: true }))
    if (text !== '') yield Buffer.from(text)
    text = ''
  }
  parser.end(decoder.decode())
  if (text !== '') yield Buffer.from(text)
}
