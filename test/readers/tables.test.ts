import { describe, expect, it } from 'vitest'
import type { Turn } from '../../src/model/turn.ts'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const read = async (content: string, agents?: string[]) =>
  await allReadings(readInputs([bytesInput('t.csv', content)], agents === undefined ? {} : { agents }))

/** Of all turns, in order, what `of` gives. */
const turns = async <T>(content: string, of: (turn: Turn) => T): Promise<T[]> =>
  (await read(content)).conversations.flatMap(conversation => conversation.turns.map(of))

const roleAndName = ({ role, speaker }: Turn) => `${role} ${speaker}`

describe('tables: who speaks', () => {
  it('tells a column of roles before the direction of the call', async () => {
    const calls = (name: string) =>
      `call_id,direction,${name},text,agent\n1,inbound,Agent,Hello,Ada\n1,inbound,Caller,Help,Ada\n2,outbound,Agent,Hello,Ben\n2,outbound,Caller,No,Ben\n`
    for (const name of ['speaker', 'speaker_label', 'party'])
      expect(await turns(calls(name), ({ role }) => role)).toEqual(['agent', 'customer', 'agent', 'customer'])
  })

  it('does not take the direction of a lone call for who speaks', async () => {
    const { conversations } = await read('call_id,direction,speaker,text\n1,inbound,Ada,Hello\n1,inbound,Tom,Help\n1,inbound,Ada,Sure\n', [
      'Ada',
    ])
    expect(conversations[0]!.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'agent'])
  })

  it('names the participant beside the type of participant', async () => {
    expect(
      await turns('chat,chat_id,participant,participant_type,message\nx,1,Tom,Customer,Hi\nx,1,Ada,Agent,Hello\n', roleAndName),
    ).toEqual(['customer Tom', 'agent Ada'])
  })

  it('takes a user for the agent where the customer is a contact, and a workflow for a bot', async () => {
    const table = 'contact_id,sender_type,message\n1,contact,Hi\n1,workflow,Wait\n1,user,Hello\n'
    expect(await turns(table, ({ role }) => role)).toEqual(['customer', 'bot', 'agent'])
  })

  it('takes a filled agent column for the role where the speaker column is empty then', async () => {
    const table = 'chat_id,nickname,operator,body\n1,Tom,,Hi\n1,,Ada,Hello\n1,Tom,,Bye\n'
    expect(await turns(table, roleAndName)).toEqual(['customer Tom', 'agent Ada', 'customer Tom'])
    const kinds = 'chat_id,nickname,operator,body,kind\n1,Tom,,Hi,MessageToOperator\n1,,Ada,Hello,MessageToVisitor\n'
    expect(await turns(kinds, roleAndName)).toEqual(['customer Tom', 'agent Ada'])
  })

  it('knows bots under an agent role by their names, and nobody called Abbot', async () => {
    const table = 'chat_id,role,sender,text\n1,agent,Answer Bot,a\n1,agent,NorthBot,b\n1,agent,Automated message,c\n1,agent,Ann Abbot,d\n'
    expect(await turns(table, ({ role }) => role)).toEqual(['bot', 'bot', 'bot', 'agent'])
  })
})

describe('tables: the text', () => {
  it('is not the number of the message', async () => {
    const table = 'Case #,Message #,Sender,Role,Message\n7,2,Ada,Agent,Hello\n7,1,Tom,Customer,Hi\n'
    const { conversations } = await read(table)
    expect(conversations.map(({ id, turns }) => [id, ...turns.map(({ text }) => text)])).toEqual([['7', 'Hi', 'Hello']])
    expect(await turns('chat_id,role,message,body\n1,agent,10,Hello\n1,customer,11,Hi\n', ({ text }) => text)).toEqual(['Hello', 'Hi'])
  })

  it('is plain, without the mail that it answers', async () => {
    const cells = [
      '"<div>Hi <b>Tom</b>,<br>tea &amp; cake</div>"',
      '"Sent.\n\nOn Fri, Nov 20, 2026 at 9:00 AM Tom <tom@x.example> wrote:\n> Where?"',
      'write a <b> tag & go',
      '"> Where?\nHere."',
    ]
    expect(await turns(`ticket,role,text\n${cells.map(cell => `1,agent,${cell}`).join('\n')}\n`, ({ text }) => text)).toEqual([
      'Hi Tom,\ntea & cake',
      'Sent.',
      'write a <b> tag & go',
      'Here.',
    ])
  })

  it('keeps lines in a chat that look like quotes', async () => {
    const table = 'chat_id,role,channel,text\n1,agent,chat,"so\n> this\nis it"\n'
    expect(await turns(table, ({ text }) => text)).toEqual(['so\n> this\nis it'])
  })

  it('is the HTML of a mail where there is no other, and the words of JSON', async () => {
    const mails = 'ID,ParentId,TextBody,HtmlBody,Incoming,FromAddress,MessageDate\n'
    const rows =
      '1,c1,,<p>It&#39;s late</p>,true,tom@x.example,2026-11-20T09:00:00Z\n2,c1,Sorry,,false,ada@n.example,2026-11-20T10:00:00Z\n'
    expect((await read(mails + rows)).conversations).toMatchObject([
      {
        id: 'c1',
        turns: [
          { role: 'customer', text: "It's late", speaker: 'tom@x.example' },
          { text: 'Sorry', time: '2026-11-20T10:00:00Z' },
        ],
      },
    ])
    const json = 'chat_id,role,text\n1,agent,"{""type"":""text"",""text"":""Hi""}"\n1,agent,"{""a"":1}"\n'
    expect(await turns(json, ({ text }) => text)).toEqual(['Hi', '{"a":1}'])
  })

  it('counts once where a message comes twice with its id', async () => {
    const table = 'chat_id,message_id,role,text\n1,a,agent,Hi\n1,b,agent,Hi\n1,b,agent,Hi\n1,b,agent,Hi again\n'
    const { conversations, notices } = await read(table)
    expect(conversations[0]!.turns.map(({ text }) => text)).toEqual(['Hi', 'Hi', 'Hi again'])
    expect(notices).toMatchObject([{ kind: 'aside' }])
  })
})

describe('tables: notes', () => {
  it('are told by a column of kinds', async () => {
    const notes = async (name: string, note: string, other: string) =>
      await turns(`ticket,${name},role,text\n1,${note},agent,a\n1,${other},agent,b\n1,${other},customer,c\n`, ({ internal }) => internal)
    const noted = [true, undefined, undefined]
    expect(await notes('Comment Type', 'Internal Note', 'Public')).toEqual(noted)
    expect(await notes('Comment Type', 'Private', 'Public')).toEqual(noted)
    expect(await notes('message_type', 'note', 'comment')).toEqual(noted)
    expect(await notes('Intern', 'Ja', 'Nein')).toEqual(noted)
    expect(await notes('Öffentlich', 'Nein', 'Ja')).toEqual(noted)
    expect(await notes('type', 'notification', 'comment')).toEqual([undefined, undefined, undefined])
  })
})

describe('tables: conversations', () => {
  it.each(['Chat Session', 'conversation_no', 'message_tree_id', 'ticket_ref'])('are known by %s', async name => {
    const { conversations } = await read(`${name},role,text\nx,agent,a\nx,customer,b\ny,agent,c\n`)
    expect(conversations.map(({ id }) => id)).toEqual(['x', 'y'])
  })

  it('are named by folder and file where the id is the name of a file', async () => {
    const { conversations } = await read('folder,dialogueID,role,text\n3,1.tsv,agent,a\n3,1.tsv,customer,b\n4,1.tsv,agent,c\n')
    expect(conversations.map(({ id }) => id)).toEqual(['3/1.tsv', '4/1.tsv'])
  })

  it('are not told by a parent that is the message answered', async () => {
    const { conversations } = await read('message_id,parent_id,role,text\na,,agent,x\nb,a,customer,y\nc,a,agent,z\n')
    expect(conversations.map(({ id }) => id)).toEqual(['t'])
  })
})

describe('tables: times', () => {
  const times = async (header: string, ...rows: string[]) =>
    await turns(`chat_id,role,text,${header}\n${rows.map(row => `1,agent,a,${row}`).join('\n')}\n`, ({ time, offset }) => time ?? offset)

  it('may have a column for the date and one for the clock', async () => {
    expect(await times('Date,Time', '11/20/2026,9:00:00 AM', '11/20/2026,9:05:00 PM')).toEqual([
      '2026-11-20T09:00:00Z',
      '2026-11-20T21:05:00Z',
    ])
  })

  it('may be written with the name of the month between dashes', async () => {
    expect(await times('time', '20-Nov-2026 21:00')).toEqual(['2026-11-20T21:00:00Z'])
  })

  it('may be days of a spreadsheet, and seconds of a call are not', async () => {
    expect(await times('time', '45414.5', '45414.51')).toEqual(['2024-05-02T12:00:00Z', '2024-05-02T12:14:24Z'])
    expect(await times('time', '1.5', '40000')).toEqual([1.5, 40000])
  })
})
