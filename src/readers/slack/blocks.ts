import { at, isObject, objectsOf, textOf } from '../json/values.ts'

/** The words of a message that has them only in its blocks, in Slack's markup; no pasted code. */
export function textOfBlocks(blocks: unknown): string {
  return objectsOf(blocks)
    .map(block =>
      block.type === 'rich_text' ? richText(block) : [at(block, 'text', 'text'), ...objectsOf(block.fields).map(one => one.text)],
    )
    .map(said => (typeof said === 'string' ? said : said.map(textOf).join('\n')))
    .map(said => said.trim())
    .filter(said => said !== '')
    .join('\n')
}

/** Sections, lists and quotes hold words, and one another. */
const GROUPS = new Set(['rich_text_section', 'rich_text_list', 'rich_text_quote'])

function richText(element: unknown): string {
  if (!isObject(element)) return ''
  if (element.type === 'rich_text' || element.type === 'rich_text_list') return objectsOf(element.elements).map(richText).join('\n')
  if (GROUPS.has(textOf(element.type))) return objectsOf(element.elements).map(richText).join('')
  if (element.type === 'user') return `<@${textOf(element.user_id)}>`
  return textOf(element.text) || textOf(element.url)
}
