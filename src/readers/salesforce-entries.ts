/** What a ConversationEntry of Salesforce is, by its type: what somebody said, what only the team saw, or nothing that was said. FORMATS 4.16. */
export function entryKind(type: string): 'message' | 'internal' | 'event' {
  if (/whisper|note/i.test(type)) return 'internal'
  return /^(?:text|message|choicesmessage|staticcontentmessage)$/i.test(type.replace(/[_ ]/g, '')) ? 'message' : 'event'
}
