/**
 * The whole thread that a labelled conversation is, or is a part of: labelled parts are named `source|thread|number`, or as the thread itself.
 * The forum's threads stand as `tb-m-1` or `tb-r-1` in one file (from which list they were drawn) and as `tb-1` in another. Parts of one thread
 * share people and words: what is measured must not have been learned from its neighbours.
 */
export function threadOf(source: string, conversation: string): string {
  const thread = conversation
    .replace(`${source}|`, '')
    .replace(/\|\d+$/, '')
    .replace(/^tb-[mr]-/, 'tb-')
  return `${source}|${thread}`
}
