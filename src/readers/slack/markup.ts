/** The words of Slack's markup: names for ids, labels for links, no pasted code. FORMATS 5.1. */
export function wordsOf(text: string, nameOf: (id: string) => string | undefined): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, name: string | undefined) => `@${name || nameOf(id) || id}`)
    .replace(/<#[A-Z0-9]+\|([^>]+)>/g, '#$1')
    .replace(/<!date\^[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<!subteam\^[A-Z0-9]+>/g, '@group')
    .replace(/<!(?:subteam\^[A-Z0-9]+\|)?@?([^>|]*)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<(?:mailto:)?[^<>|\s]+\|([^>]*)>/g, '$1')
    .replace(/<(?:mailto:|tel:)?([^<>|\s]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** What Slack once wrote above the words that come with a file. */
export const UPLOADED = /^<@[A-Z0-9]+(?:\|[^>]*)?> (?:uploaded|shared) (?:a file|an image|a snippet): <[^>]*>(?: and commented: )?/
