import { describe, expect, it } from 'vitest'
import { downloadsAmong } from '../../../src/readers/left-out.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const said = (sender_name: string, timestamp_ms: number, content = 'hello') => ({ sender_name, timestamp_ms, content, type: 'Generic' })

const inFolder = (name: string, content: string) => ({ ...bytesInput(name, content), isFound: true })

function thread(name: string, people: readonly string[], messages: readonly object[]) {
  const participants = people.map(name => ({ name }))
  const content = { participants, messages, title: people[0], thread_path: `inbox/${name}` }
  return inFolder(`dl/your_facebook_activity/messages/inbox/${name}/message_1.json`, JSON.stringify(content))
}

const CHAT = thread('ann_1', ['Ann', 'Shop'], [said('Shop', 1.7e12 + 9e4), said('Ann', 1.7e12)])
const GROUP = thread('staff_2', ['Ben', 'Cleo', 'Shop'], [said('Ben', 1.7e12)])
const REPORTED = inFolder(
  'dl/your_facebook_activity/messages/reported_conversations.json',
  JSON.stringify([{ messages: [said('Sam', 1.7e12)] }]),
)
const FRIENDS = inFolder(
  'dl/connections/friends.json',
  '{"friends":[{"name":"Tom","timestamp":1700000000},{"name":"Kim","timestamp":1700000001}]}',
)

describe('Messenger', () => {
  it('leaves out in one aside what of a download are no chats, and reads on where nobody answers in a group', async () => {
    const { conversations, notices } = await allReadings(readInputs([FRIENDS, CHAT, GROUP, REPORTED]))
    expect(conversations.map(({ id, turns }) => `${id} ${turns.map(({ role }) => role).join(' ')}`)).toEqual(['inbox/ann_1 customer agent'])
    expect(notices.map(({ kind, source, message }) => `${kind} ${source} ${message.slice(0, 13)}`)).toEqual([
      `skipped ${GROUP.name} conversation `,
      'aside dl/ 2 other files',
    ])
  })

  it('leaves the same out one by one', async () => {
    const { leftOut } = downloadsAmong([FRIENDS, CHAT, GROUP, REPORTED], {})
    const left = await Promise.all([FRIENDS, CHAT, GROUP, REPORTED].map(leftOut))
    expect(left.map(one => one !== undefined)).toEqual([true, false, false, true])
  })

  it('leaves out neither what is named nor other exports beside the download', async () => {
    const night = JSON.stringify(['customer', 'agent'].map(role => ({ conversation: '1', role, speaker: role, text: 'a parcel' })))
    const { leftOut } = downloadsAmong([CHAT, FRIENDS], {})
    expect(await leftOut(inFolder('dl/night.json', night))).toBeUndefined()
    expect(await leftOut({ ...FRIENDS, isFound: false })).toBeUndefined()
    const top = { ...CHAT, name: 'messages/inbox/ann_1/message_1.json' }
    expect(await downloadsAmong([top, FRIENDS], {}).leftOut(FRIENDS)).toBeUndefined()
  })

  it("does not take for words of the agent's what Messenger answers by itself", async () => {
    const greeting = "Hi Ann, thanks for contacting us. We've received your message and appreciate you reaching out."
    const input = thread('ann_1', ['Ann', 'Shop'], [said('Shop', 1.7e12 + 9e4), said('Shop', 1.7e12 + 1e3, greeting), said('Ann', 1.7e12)])
    const { conversations } = await allReadings(readInputs([input]))
    expect(conversations[0]?.turns.map(({ automated }) => automated)).toEqual([undefined, true, undefined])
  })
})
