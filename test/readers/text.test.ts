import { describe, expect, it } from 'vitest'
import { readOne } from '../../src/readers/read-one.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

async function read(lines: readonly string[]) {
  const { conversations, notices } = await allReadings(readOne(bytesInput('in.txt', lines.join('\n')), { format: 'text' }))
  return { conversations, turns: conversations.flatMap(one => one.turns), notices }
}

const said = async (lines: readonly string[]) => (await read(lines)).turns.map(({ speaker, text }) => `${speaker}: ${text}`)
const places = async (lines: readonly string[]) => (await read(lines)).turns.map(({ time, offset }) => time ?? offset)

describe('a line of text', () => {
  it.each([
    ['**Agent Jane:** hi', 'Jane: hi'],
    ['**[00:00]** **Alice:** hi', 'Alice: hi'],
    ['Agent - hi', 'Agent: hi'],
    ['AGENT: hi', 'AGENT: hi'],
    ['Agent:\thi', 'Agent: hi'],
    ['>> Agent: hi', 'Agent: hi'],
    ['[SPEAKER_00]: hi', 'SPEAKER_00: hi'],
    ['[00:00:04] Jane (Agent): hi', 'Jane: hi'],
    ['(0:04) Jane (Agent): hi', 'Jane: hi'],
    ['00:04 - Jane (Agent): hi', 'Jane: hi'],
    ['00:00:04.120 Jane (Agent): hi', 'Jane: hi'],
    ['[2024-05-01 10:02:13] Jane (Agent): hi', 'Jane: hi'],
    ['2024-05-01T10:02:13Z Jane (Agent): hi', 'Jane: hi'],
    ['Jane (Agent) [00:01:02]: hi', 'Jane: hi'],
    ['Jane (Agent) [00:01:02] hi', 'Jane: hi'],
    ['10:02 AM Jane (Agent): hi', 'Jane: hi'],
    ['Agent (Jane): hi', 'Jane: hi'],
    ['Jane | Support: hi', 'Jane: hi'],
    ['Jane (Agent): (00:04) hi', 'Jane: hi'],
    ['Jane (Agent):\t00:04\thi', 'Jane: hi'],
    ['Jane (Agent):    00:04    hi', 'Jane: hi'],
    ['[10:02:13] <jane> hi', 'jane: hi'],
    ['[10:02:13] <@jane> hi', 'jane: hi'],
  ])('%s opens a turn', async (line, expected) => expect((await said([line, line.replace(/hi$/, 'bye')]))[0]).toBe(expected))

  it.each([
    'Note: the line was bad',
    'Order ID: 123',
    'Subject: my bill',
    '12:30: then it stopped',
    'https://example.org/a: all red',
    'C:\\temp\\log.txt is full',
    'I said this: no',
    'Fine:8080',
  ])('%s opens none', async line =>
    expect(await said(['Agent: hi', 'Customer: so', line, 'Agent: bye'])).toEqual(['Agent: hi', `Customer: so\n${line}`, 'Agent: bye']),
  )
})

describe('text', () => {
  it('goes on over blank lines, and under a name that stands alone', async () => {
    const { conversations, turns } = await read(['Agent:', 'hi', '', 'Customer:', 'hello', '', '', 'Agent:', 'bye', '', 'Customer:', 'bye'])
    expect(conversations).toHaveLength(1)
    expect(turns.map(({ text }) => text)).toEqual(['hi', 'hello', 'bye', 'bye'])
  })

  it.each(['=====', '---', '### 12', 'Conversation #12', 'Call: 12', 'Ticket No. 12', 'Transcript ID 12', '\f'])(
    'is parted by %s',
    async line => {
      const { conversations } = await read(['Agent: a', 'Customer: b', line, 'Agent: c', 'Customer: d'])
      expect(conversations.map(({ id }) => id)).toEqual(['in#1', /12/.test(line) ? '12' : 'in#2'])
    },
  )

  it('that is broken at a width is joined with spaces, other lines with line ends', async () => {
    const wrapped = [
      'Agent: I have looked at your order, and it left the warehouse on',
      'Monday at noon. It should be with you by tomorrow evening, and if',
      'it is not, call us and we send another one at no cost.',
      'Customer: thanks',
      'one: a',
      'two: b',
    ]
    expect(await said(wrapped)).toEqual([
      'Agent: I have looked at your order, and it left the warehouse on Monday at noon. It should be with you by tomorrow evening, and if it is not, call us and we send another one at no cost.',
      'Customer: thanks\none: a\ntwo: b',
    ])
  })

  it('has speakers that speak once: role words, numbered voices, and full names among such', async () => {
    const turns = async (...labels: string[]) => (await said(labels.map(label => `${label}: here I am`))).length
    expect(await turns('Agent', 'Customer', 'Agent', 'Team Lead', 'Customer')).toBe(5)
    expect(await turns('spk_0', 'spk_1', 'spk_0', 'spk_1', 'ch_2')).toBe(5)
    expect(await turns('Ann Roe', 'Bo Lee', 'Ann Roe', 'Kim Day', 'Bo Lee')).toBe(5)
    expect(await turns('Ann Roe', 'Bo Lee', 'Ann Roe', 'Next Steps', 'Bo Lee')).toBe(4)
    expect(await turns('Ann', 'Bo', 'Ann', 'Kim Day', 'Bo')).toBe(4)
  })

  it('has no speakers in fields, offers and things that it tells of', async () => {
    const form = ['Ann Roe: It is late.', 'Bo Lee: One moment.', 'Home Address: Elm Street 5', 'Ann Roe: so', 'Bo Lee: fine']
    expect(await said(form)).toHaveLength(4)
    const list = ['Ann Roe: It is late.', 'Bo Lee: We have these:', 'Blue Lamp: five a month', 'Ann Roe: so', 'Bo Lee: fine']
    expect(await said(list)).toHaveLength(4)
    expect(await said(['Ann: hi', 'Bo: so', 'Ann: I hear', 'Speaker 1: nothing', 'Bo: fine'])).toHaveLength(4)
  })

  it('takes a rank that comes once for no role among names', async () => {
    const roles = async (...labels: string[]) => (await read(labels.map(label => `${label}: a`))).turns.map(({ role }) => role)
    expect(await roles('Ann', 'Bo', 'Manager', 'Ann', 'Bo')).toEqual(Array(5).fill('unknown'))
    expect((await roles('Ann', 'Bo', 'Technician', 'Ann', 'Bo', 'Technician'))[2]).toBe('agent')
    expect((await roles('Agent', 'Customer', 'Manager', 'Customer'))[2]).toBe('agent')
  })

  it('takes a time behind few labels for what is said', async () => {
    const lines = ['Agent: When?', 'Customer: (10:30)', 'Agent: [10:30] it is.', 'Customer: fine', 'Agent: bye']
    expect(await said(lines)).toEqual(lines)
    expect((await said(['Agent: (10:20) When?', 'Customer: (10:30)', 'Agent: (10:31) bye'])).join()).toContain('Customer: (10:30)')
  })

  it('has names with a time on the line above', async () => {
    expect(await said(['[00:00:00.840] - Speaker 1', 'hi', '', '[00:00:05.120] - Speaker 2', 'so'])).toEqual([
      'Speaker 1: hi',
      'Speaker 2: so',
    ])
    expect(await places(['[00:00:00.840] - Speaker 1', 'hi', '', '[00:00:05.120] - Speaker 2', 'so'])).toEqual([0.84, 5.12])
    expect(await said(['[3/14 10:02 AM] Ann Roe (Acme)', 'hi', '[3/14 10:03 AM] Bo Lee', 'so'])).toEqual([
      'Ann Roe (Acme): hi',
      'Bo Lee: so',
    ])
  })

  it('has what is done in IRC apart from what is said', async () => {
    expect(await said(['[10:02:13] <ann> hi', '[10:02:44] * bo sighs', '[10:03:01] <bo> so'])).toEqual([
      'ann: hi',
      'System: * bo sighs',
      'bo: so',
    ])
    expect(await said(['10:02 Agent: You may:', '10:03 * wait a week', '10:04 Customer: fine', '10:05 * bo has quit'])).toEqual([
      'Agent: You may:',
      ': * wait a week',
      'Customer: fine',
      'System: * bo has quit',
    ])
    expect((await allReadings(readOne(bytesInput('in.txt', '[10:02:13] <ann> hi\n[10:02:40] <bo> so\n'), {}))).conversations).toHaveLength(
      1,
    )
  })

  it('is a conversation on one line where both sides are named twice', async () => {
    expect(await said(['Agent: Hi. Customer: Late. Agent: Sorry. Customer: When?'])).toEqual([
      'Agent: Hi.',
      'Customer: Late.',
      'Agent: Sorry.',
      'Customer: When?',
    ])
    const retold = ['Customer: He said: so. Agent: no. Customer: why? Agent: no. Customer: oh!', 'Agent: sorry']
    expect(await said(retold)).toEqual(retold)
    expect(await said(['Agent: it says Customer: Ann', 'Customer: so'])).toEqual(['Agent: it says Customer: Ann', 'Customer: so'])
  })

  it('with arrows has unnamed turns, too', async () => {
    expect(await said(['>> Agent: hi', '>> hello', 'there', '>> Agent: bye'])).toEqual(['Agent: hi', ': hello\nthere', 'Agent: bye'])
  })

  it('takes stamps for a clock, for offsets, or for offsets with a warning', async () => {
    expect(await places(['[00:04] Agent: a', '[01:09] Customer: b'])).toEqual([4, 69])
    expect(await places(['[23:59:00] Agent: a', '[00:00:10] Customer: b'])).toEqual([0, 70])
    expect(await places(['[9:59 PM] Agent: a', '[10:01 PM] Customer: b'])).toEqual([0, 120])
    const { turns, notices } = await read(['[05:30:00] Agent: a', '[05:31:00] Customer: b'])
    expect(turns.map(({ offset }) => offset)).toEqual([19_800, 19_860])
    expect(notices[0]?.message).toMatch(/nothing tells whether they are of a clock/)
  })

  it('takes the day of a clock from the lines above, and goes on over midnight and the year', async () => {
    const lines = ['Date: 2025-12-31', 'Agent: Jane', '', '11:59 PM Agent: a', '12:01 AM Customer: b']
    expect(await places(lines)).toEqual(['2025-12-31T23:59:00Z', '2026-01-01T00:01:00Z'])
  })

  it('decides the order of day and month over the whole file', async () => {
    expect(await places(['1/12/2020 10:00 Agent: a', '5/1/2021 10:00 Customer: b', '1/2/2021 10:00 Agent: c'])).toEqual([
      '2020-12-01T10:00:00Z',
      '2021-01-05T10:00:00Z',
      '2021-02-01T10:00:00Z',
    ])
  })

  it('of very many lines is one conversation, whose turns are whole', { timeout: 20_000 }, async () => {
    const words = 'word '.repeat(40)
    const lines = Array.from(
      { length: 60_000 },
      (_, i) =>
        `[${String(Math.floor(i / 3600)).padStart(2, '0')}:${i % 3600 > 1799 ? '30' : '00'}:00] ${i % 2 ? 'Agent' : 'Customer'}: ${i} ${words}\nmore of ${i}`,
    )
    const { conversations, turns } = await read(lines)
    expect(conversations.map(({ id }) => id)).toEqual(['in'])
    expect(turns).toHaveLength(60_000)
    expect(turns.every(({ text }, i) => text.startsWith(`${i} `) && text.endsWith(`more of ${i}`))).toBe(true)
  })
})
