import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { readOne } from '../../../src/readers/read-one.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

/** Who says what and when, before roles are inferred, of a text whose format is found by itself. */
async function said(...lines: readonly string[]): Promise<readonly string[]> {
  const { conversations } = await allReadings(readOne(bytesInput('in.txt', lines.join('\n')), {}))
  return conversations.flatMap(({ id, turns }) =>
    turns.map(({ speaker, text, time, offset, channel }) =>
      [id, speaker, time ?? offset, channel, text].filter(one => one !== undefined).join(' | '),
    ),
  )
}

describe('Zoom', () => {
  it.each([
    ['From', 'to Everyone', 'to Lena Ort (direct message)'],
    ['Von', 'an Alle', 'an Lena Ort(Direktnachricht)'],
    ['От', 'кому Все', 'кому Lena Ort (личное сообщение)'],
  ])('saves chats with their dates: %s … %s', async (from, to, apart) => {
    expect(
      await said(
        `2026-09-23 18:05:11 ${from} Ann Roe ${to}:`,
        '\tHello.',
        `2026-09-23 18:05:40 ${from} Lena Ort ${to}:`,
        '\tReplying to "Hello."',
        '\t',
        '\tMy bill is wrong.',
        `2026-09-23 18:06:00 ${from} Ann Roe ${to}:`,
        '\tReacted to "My bill..." with 👍',
        `2026-09-23 18:06:11 ${from} Ann Roe ${apart}:`,
        '\tSent.',
      ),
    ).toEqual([
      'in | Ann Roe | 2026-09-23T18:05:11Z | chat | Hello.',
      'in | Lena Ort | 2026-09-23T18:05:40Z | chat | My bill is wrong.',
      'in | Ann Roe | 2026-09-23T18:06:11Z | direct message | Sent.',
    ])
  })

  it('saves captions with the time of day', async () => {
    expect(
      await said(
        '[Ann Roe] 10:02:33',
        'Hello: who is it?',
        '',
        '[Bo Lee] 10:02:41',
        'Me.',
        '',
        '[Bo Lee] 10:02:43',
        'One thing: it is late.',
      ),
    ).toEqual(['in | Ann Roe | 0 | Hello: who is it?', 'in | Bo Lee | 8 | Me. One thing: it is late.'])
  })
})

describe('Rev', () => {
  it('keeps all turns where a second part begins', async () => {
    const lines = [
      'Ann (00:01):',
      'Hello.',
      'Bo (00:06):',
      'Hi.',
      'Ann (00:09):',
      'Still there?',
      'Part 2 of 2',
      'Ann (00:02):',
      'Again.',
      'Kim (00:05):',
      'So.',
    ]
    expect(await said(...lines)).toEqual([
      'in | Ann | 1 | Hello.',
      'in | Bo | 6 | Hi.',
      'in | Ann | 9 | Still there?',
      'in | Ann | 2 | Again.',
      'in | Kim | 5 | So.',
    ])
  })

  it('takes no time that somebody says for a turn', async () => {
    expect(await said('Ann (10:31):', 'Ask', 'Kim Day (10:30)', 'then.', 'Bo (10:40):', 'Hi.')).toEqual([
      'in | Ann | 631 | Ask\nKim Day (10:30)\nthen.',
      'in | Bo | 640 | Hi.',
    ])
  })
})

describe('Otter', () => {
  it('ends a conversation where its footer stands', async () => {
    const call = ['Ann Roe  0:01', 'Hello.', '', 'Bo Lee  0:06', 'Hi.', '', 'Transcribed by https://otter.ai', '']
    expect(await said(...call, ...call)).toEqual([
      'in | Ann Roe | 1 | Hello.',
      'in | Bo Lee | 6 | Hi.',
      'in#2 | Ann Roe | 1 | Hello.',
      'in#2 | Bo Lee | 6 | Hi.',
    ])
  })
})

describe('Google Meet', () => {
  it('marks times by headings with ids', async () => {
    const lines = [
      '# **Call - Transcript**',
      '',
      '### **00:00:00** {#00:00:00}',
      '',
      '**Ann Roe:** Hello.',
      '',
      '### 00:05:02 {#00:05:02}',
      '',
      '**Bo Lee:** Hi.',
    ]
    expect(await said(...lines)).toEqual(['in | Ann Roe | 0 | Hello.', 'in | Bo Lee | 302 | Hi.'])
  })
})

describe('Whisper on the console', () => {
  it('has speakers in brackets', async () => {
    expect(
      await said('[00:00:00.000 --> 00:00:03.100]  (speaker 0) Hello.', '[00:00:03.100 --> 00:00:05.000]  (speaker 1) I say: no.'),
    ).toEqual(['in | speaker 0 | 0 | Hello.', 'in | speaker 1 | 3.1 | I say: no.'])
  })

  it('without speakers is refused with the reason', async () => {
    const lines = '[00:00.000 --> 00:03.100] Here is Northwind: hello.\n[00:03.100 --> 00:05.000] Hi.\n'
    await expect(allReadings(readInputs([bytesInput('in.txt', lines)]))).rejects.toThrow(
      'no speaker is named: export it with speakers; a recording is transcribed again with speaker labels',
    )
  })
})
