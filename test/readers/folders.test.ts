import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/reading.ts'
import { findInputs } from '../../src/readers/inputs.ts'
import { readInputs } from '../../src/readers/read.ts'

const FOLDERS = join(import.meta.dirname, '../../fixtures/folders')

async function read(name: string, cwd = FOLDERS) {
  const readings: Reading[] = []
  for await (const reading of readInputs(await findInputs([name], { cwd }))) readings.push(reading)
  return {
    conversations: readings.flatMap(reading => ('conversation' in reading ? [reading.conversation] : [])),
    notices: readings.flatMap(reading => ('notice' in reading ? [reading.notice] : [])),
  }
}

const lines = (conversations: Awaited<ReturnType<typeof read>>['conversations']): string[] =>
  conversations.flatMap(({ id, turns }) => turns.map(({ role, speaker, text }) => `${id} ${role} ${speaker}: ${text}`))

const SLACK = [
  'support/1795168800.000100 customer Lena B: Hi @omar, the API is down since breakfast',
  'support/1795168800.000100 agent omar: Looking now & sorry about breakfast',
  'support/1795168800.000100 agent Priya S: It is back, see status.',
  'support/2026-11-20 bot Pager: API error rate 12 %',
  'support/2026-11-21 customer Lena B: where do I find my invoice?',
  'support/2026-11-21 agent omar: Under Billing in #general settings. @here ping me if not.',
]

describe('folders', () => {
  it('Slack: threads over day files are one conversation, names come from users.json, guests are customers', async () => {
    const { conversations, notices } = await read('slack')
    expect(lines(conversations)).toEqual(SLACK)
    expect(notices.map(({ kind }) => kind)).toEqual(['aside', 'warning'])
    expect(notices[1]?.message).toMatch(/^set aside, because nobody from outside speaks there, .*: general; /)
  })

  it('Slack Connect: people of other workspaces are customers, by their team, in a shared channel also without being listed', async () => {
    const { conversations } = await read('slack-connect')
    expect(lines(conversations)).toEqual([
      'ext-brandt/1795168800.000100 customer Lena Brandt: The export has been stuck since nine',
      'ext-brandt/1795168800.000100 customer Kai Brandt: same here',
      'ext-brandt/1795168800.000100 agent omar: Looking, one moment.',
      'ext-brandt/1795168800.000100 agent Priya Nair: Incident 12 was opened by Priya',
      'shared-mill/2026-11-20 customer Mara Mill: may we have a second seat?',
      'shared-mill/2026-11-20 agent Priya Nair: Of course, it is there now.',
    ])
    // What a program writes under a name is not judged.
    expect(conversations[0]?.turns.map(({ automated }) => automated)).toEqual([undefined, undefined, undefined, true])
  })

  it('Messenger: settings of the download are no exports', async () => {
    const { conversations, notices } = await read('messenger')
    expect(lines(conversations)).toEqual([
      'inbox/hugomarek_1018 customer Hugo Marek: Do you sell winter tyres?',
      'inbox/hugomarek_1018 agent Fernhill Bikes: We do, 26 inch only.',
      'inbox/noralund_1017 customer Nora Lund: Is my bike mended yet?',
      'inbox/noralund_1017 agent Fernhill Bikes: It is ready, come by until six.',
    ])
    expect(notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      'aside messenger/autofill_information.json',
      'aside messenger/secret_conversations.json',
    ])
  })

  it('ConvoKit: roles come from speakers.json, the other lists are no exports', async () => {
    const { conversations, notices } = await read('convokit')
    expect(lines(conversations)).toEqual([
      'u1 customer cust9: My router drops every evening.',
      'u1 agent Omar: Let us look at that together.',
    ])
    expect(notices).toEqual([])
  })
})
