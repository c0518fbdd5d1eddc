import { Parser } from 'htmlparser2'

const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'table', 'ul', 'ol', 'pre', 'hr'])
const DROPPED = new Set(['style', 'script', 'head', 'title', 'template'])
/** Earlier mail and signatures, by the marks that mail programs and helpdesks give them. FORMATS 0.4. */
const QUOTES =
  /(?:^|\s)(?:gmail_quote|gmail_extra|gorgias_quote|yahoo_quoted|moz-cite-prefix|front-blockquote|signature|collapse-signature|zd-quoted)(?:\s|$)/
const QUOTE_IDS = new Set(['divRplyFwdMsg', 'appendonsend', 'mail-editor-reference-message-container'])

/** Whether a text looks like HTML. */
export function isHtml(text: string): boolean {
  return /<(?:\/?[a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/i.test(text)
}

/** The words of a text that begins as HTML; any other as it stands. */
export function plainOf(text: string): string {
  return /^\s*<(?:!doctype|html|body|div|p|span|br|table|b|strong|font)\b/i.test(text) ? htmlToText(text) : text
}

/**
 * The words of an HTML body as lines: blocks and breaks end lines, entities are decoded once, scripts and styles are dropped, and so are quoted earlier
 * mail and signatures. An image's alt text stays only where nothing else is left. `quoteMark` is the line that stands where a block quote was dropped.
 */
export function htmlToText(html: string, quoteMark = ''): string {
  let text = ''
  let dropped = 0
  const closes: boolean[] = []
  const alts: string[] = []
  let rest = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const quote = name === 'blockquote' || QUOTES.test(attributes.class ?? '') || QUOTE_IDS.has(attributes.id ?? '')
        // Outlook puts the header of the earlier mail in a box, and all that follows is that mail.
        if (/border-top:\s*solid/i.test(attributes.style ?? '') && text.trim() !== '') rest = true
        if (attributes.id !== undefined && QUOTE_IDS.has(attributes.id)) rest = true
        const drops = quote || DROPPED.has(name)
        closes.push(drops)
        if (drops) dropped++
        if (BREAKS.has(name)) text += '\n'
        if (name === 'blockquote' && dropped === 1 && !rest) text += quoteMark
        if (name === 'img' && attributes.alt) alts.push(attributes.alt)
      },
      ontext: piece => {
        if (dropped === 0 && !rest) text += piece
      },
      onclosetag: name => {
        if (closes.pop()) dropped--
        if (BREAKS.has(name) && name !== 'br') text += '\n'
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  const clean = tidied(text)
  return clean === '' || clean === quoteMark ? alts.join(' ') : clean
}

/** Plain text in which some of the HTML that it was made of is left: its entities decoded, all else as it stands. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/gi, entity => {
    let found = ''
    const parser = new Parser(
      {
        ontext: piece => {
          found += piece
        },
      },
      { decodeEntities: true },
    )
    parser.end(entity)
    return found
  })
}

/** No zero-width characters, plain spaces, at most one empty line in a row. */
export function tidied(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
