import { type Edit, rewrite, type Span } from './spans.ts'

/**
 * What must not reach a terminal: ANSI sequences (CSI, OSC and the two-character ones, 7 and 8 bit), control characters, bidirectional
 * overrides, invisible characters that hide or reorder text, lone surrogates. Line breaks and tabs become a space. Commands that a CI runner
 * would obey if it met them in a log get a space: GitHub's `::error::` and `##[error]`, Azure's `##vso[`, TeamCity's `##teamcity[`.
 * The strings of OSC and the like are bounded, so that an unclosed one costs neither time nor the rest of the text.
 */
const UNSAFE =
  /(?<space>[\t\n\v\f\r\u0085\u2028\u2029]+)|(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]{0,512}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,8}[0-Z\\^-~]|(?<gone>\u001b|[\u0000-\u001a\u001c-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+)|(?<lone>[\ud800-\udfff])|(?<command>#(?=#[A-Za-z]*\[)|:(?=:[A-Za-z-]{4,24}(?: (?:[^:]|:(?!:))*)?::))/gu

/** One safe line for a terminal, with the spans on the same words as before. */
export function cleanSpans<S extends Span>(text: string, spans: readonly S[]): { readonly text: string; readonly spans: readonly S[] } {
  let current = { text, spans }
  // What stands around a removed piece may form a new sequence; real text needs one round.
  for (let round = 0; round < 3; round++) {
    const edits: Edit[] = []
    for (const match of current.text.matchAll(UNSAFE)) {
      const { space, lone, command } = match.groups!
      const replacement = space !== undefined ? ' ' : lone !== undefined ? '\ufffd' : command !== undefined ? `${command} ` : ''
      edits.push({ start: match.index, end: match.index + match[0].length, replacement })
    }
    if (edits.length === 0) return current
    current = rewrite(current.text, edits, current.spans)
  }
  return rewrite(
    current.text,
    [...current.text.matchAll(/[\u0000-\u001f\u007f-\u009f]/g)].map(m => ({ start: m.index, end: m.index + 1, replacement: '' })),
    current.spans,
  )
}

/** One safe line for a terminal. */
export function clean(text: string): string {
  return cleanSpans(text, []).text
}

/** Escapes what JSON may hold and a terminal or a CI log must not see: DEL, C1 controls, bidirectional marks, `##[`. For JSON text only. */
export function escapeJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#[A-Za-z]*\[)/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and quoted attributes of HTML. */
export function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/g, character => HTML[character]!)
}

/** For text and quoted attributes of XML 1.0, which has no place for two characters that are valid Unicode. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[\ufffe\uffff]/g, '\ufffd')
}

/**
 * For running text and table cells of Markdown (CommonMark, GFM): no emphasis, link, image, table cell, HTML, mention or autolink comes
 * through. What is markup only at the start of a line is escaped only there, so that prose stays readable in the source.
 */
export function escapeMarkdown(text: string): string {
  return (
    clean(text)
      .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
      .replace(/^\s*(?=[-+=#>])/, '$&\\')
      .replace(/(?<=.)#(?=\d)/g, '\\#')
      .replace(/[&<]/g, character => HTML[character]!)
      .replace(/^(\s*\d+)(?=[.)])/, '$1\\')
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, match => `${match.slice(0, -1)}&#46;`)
      // GitHub looks for mentions in the rendered text, where an entity is an @ again; an empty comment stays between.
      .replace(/@(?=[\p{L}\p{N}])/gu, '@<!-- -->')
  )
}
