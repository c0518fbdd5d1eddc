import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/readers/inputs.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

function withBeside(content: object, name: string, beside: object): Input {
  return {
    ...bytesInput('export.json', JSON.stringify(content)),
    beside: async asked => (asked === name ? bytesInput(name, JSON.stringify(beside)) : undefined),
  }
}

const speakers = async (input: Input) =>
  (await allReadings(readInputs([input]))).conversations.flatMap(({ turns }) => turns.map(turn => turn.speaker))

describe('names in a file beside', () => {
  it("are HubSpot's actors", async () => {
    const message = {
      id: '1',
      type: 'MESSAGE',
      conversationsThreadId: '9',
      createdBy: 'A-7',
      senders: [{ actorId: 'A-7' }],
      text: 'Hello',
      direction: 'OUTGOING',
    }
    const actors = {
      results: [
        { id: 'A-7', type: 'AGENT', name: 'Omar Kane' },
        { id: 'A-8', email: 'priya@example.org' },
      ],
    }
    const second = { ...message, id: '2', senders: [{ actorId: 'A-8' }] }
    expect(await speakers(withBeside({ results: [message, second] }, 'actors.json', actors))).toEqual(['Omar Kane', 'priya@example.org'])
    expect(await speakers(withBeside({ results: [message] }, 'actors.json', { results: 'none' }))).toEqual([''])
  })

  it("are Salesforce's participants", async () => {
    const entry = {
      clientTimestamp: 1763760000000,
      sender: { subject: 'ag-7', role: 'Agent' },
      entryPayload: { entryType: 'Message', abstractMessage: { staticContent: { text: 'Hello' } } },
    }
    const participants = { conversationParticipants: [{ displayName: 'Omar Kane', participant: { subject: 'ag-7', role: 'Agent' } }] }
    expect(await speakers(withBeside({ conversationEntries: [entry] }, 'participants.json', participants))).toEqual(['Omar Kane'])
  })

  it("are Quo's users", async () => {
    const dialogue = [{ content: 'Hello', start: 0, end: 1, identifier: '+15550100001', userId: 'US7' }]
    const users = { data: [{ id: 'US7', firstName: 'Rita', lastName: 'Moss', email: 'rita@example.org' }] }
    expect(await speakers(withBeside({ data: { callId: 'AC1', dialogue } }, 'users.json', users))).toEqual(['Rita Moss'])
  })
})
