/**
 * The whole thread that a labelled conversation is, or is a part of: labelled parts are named `source|thread|number`, or as the thread itself.
 * Parts of one thread share people and words: what is measured must not have been learned from its neighbours.
 */
export function threadOf(source: string, conversation: string): string {
  return `${source}|${conversation.replace(`${source}|`, '').replace(/\|\d+$/, '')}`
}
