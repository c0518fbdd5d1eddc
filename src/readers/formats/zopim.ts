import { chatHeading } from '../chat-text.ts'
import { headedReader } from '../headed.ts'

/** Chats as Zendesk Chat writes them into mails and tickets. FORMATS 1.3. */
export const zopim = headedReader({
  name: 'zendesk-chat-text',
  title: 'Zendesk Chat transcripts (text)',
  howTo: [
    'The transcript that Zendesk Chat sends by mail, or the first comment of a chat ticket, as text: lines such as "(10:02:13 AM) Jane: hello".',
    '"Served by:" above it names the agents; without it pass --agent.',
  ].join(' '),
  heading: chatHeading,
  ignored: /^(?:Chat started(?: on|:)|Served by:|Conversation with)/i,
  score: (openings, lines) => (openings >= lines * 0.3 ? 0.97 : 0),
})
