/** What WhatsApp Business and Messenger answer by themselves, until somebody words it anew. */
const DEFAULTS = [
  /^thank(?:s| you) for contacting .{1,80}! please let us know how we can help you\.?$/i,
  /^thank(?:s| you) for your message\. we['’]re (?:currently )?unavailable(?: right now)?,? (?:and|but) will respond as soon as possible\.?$/i,
  /^hi(?: .{1,40})?[,!] ?thanks for contacting us\. we['’]ve received your message and appreciate you (?:reaching out|getting in touch)\.?$/i,
  /^hi(?: .{1,40})?[,!] ?thanks for your message\. we['’]re not here (?:right now|at the moment), but we['’]ll get back to you soon[.!]?$/i,
]
const LONGEST = 250

/** Whether a message is a greeting or an away message in the words that the product gives it. */
export function isDefaultReply(text: string): boolean {
  return text.length <= LONGEST && DEFAULTS.some(pattern => pattern.test(text))
}
