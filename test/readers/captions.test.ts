import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { readOne } from '../../src/readers/read-one.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

/** Who says what, before roles are inferred. */
async function said(content: string): Promise<readonly string[]> {
  const { conversations } = await allReadings(readOne(bytesInput('call.vtt', content), {}))
  return conversations.flatMap(one => one.turns.map(({ speaker, text }) => `${speaker}: ${text}`))
}

const cue = (start: number, ...lines: string[]) => `00:00:${start}.000 --> 00:00:${start + 1}.000\n${lines.join('\n')}\n\n`
const vtt = (...cues: string[]) => `WEBVTT\n\n${cues.join('')}`

describe('captions', () => {
  it('that roll are read once', async () => {
    const rolling = [
      'WEBVTT\nKind: captions\nLanguage: en\n\n',
      '00:00:00.500 --> 00:00:02.000 align:start position:0%\n \nthanks<00:00:01.100><c> for</c><00:00:01.400><c> calling</c>\n\n',
      '00:00:02.000 --> 00:00:02.010 align:start position:0%\nthanks for calling\n \n\n',
      '00:00:02.010 --> 00:00:04.000 align:start position:0%\nthanks for calling\nhow<00:00:02.500><c> can I help</c>\n\n',
      '00:00:04.000 --> 00:00:04.010 align:start position:0%\nhow can I help\n \n\n',
      '00:00:04.010 --> 00:00:06.000 align:start position:0%\nhow can I help\n[Music]\n\n',
    ]
    expect(await said(rolling.join(''))).toEqual([': thanks for calling how can I help'])
  })

  it('that do not roll keep what is said twice', async () => {
    expect(await said(vtt(cue(10, 'Ann: Ha.'), cue(11, 'Bob: Ha.'), cue(12, 'Bob: Ha.'), cue(13, 'Ann: Ha.')))).toEqual([
      'Ann: Ha.',
      'Bob: Ha. Ha.',
      'Ann: Ha.',
    ])
  })

  it('mark another speaker by >> and by dashes', async () => {
    expect(await said(vtt(cue(10, '>> Hello.'), cue(11, '>> Hi,'), cue(12, 'is it open?'), cue(13, '- Yes.', '- Good.')))).toEqual([
      ': Hello.',
      ': Hi, is it open?',
      ': Yes.',
      ': Good.',
    ])
  })

  it('name the speaker in brackets, beside or above, and what is heard in the same way', async () => {
    expect(await said(vtt(cue(10, '[SPEAKER_00]: Hello.'), cue(12, 'who?'), cue(13, '[SPEAKER_01]: [coughs] me')))).toEqual([
      'SPEAKER_00: Hello.',
      ': who?',
      'SPEAKER_01: [coughs] me',
    ])
    expect(await said(vtt(cue(10, '(Jane Roe)', 'Hello.'), cue(11, '[Applause]'), cue(12, '(laughs)', 'again'), cue(13, '♪♪')))).toEqual([
      'Jane Roe: Hello. again',
    ])
  })

  it('decode entities once and need no hours', async () => {
    expect(await said(vtt('100:00:01.000 --> 100:00:02.000\n<v Ann>a &amp;lt; b &#8217; &#x27;</v>\n\n', cue(10, '<v Bob>c')))).toEqual([
      'Bob: c',
      "Ann: a &lt; b ’ '",
    ])
    expect(await said('WEBVTT - Call 7\n\nSTYLE\n::cue { color: red }\n\n01:02,500 --> 01:03,000\nAnn: hi\n')).toEqual(['Ann: hi'])
  })

  it.each([
    'iPhone (2)',
    'spk_1',
    'tom',
    'tom reed',
    'tom.reed@acme.example',
    'Reed, Tom',
    'Dr. Reed (Acme, Inc.)',
    'de la Cruz María',
    'Will',
    'Conference room 3',
  ])('that all begin with a name have one in %s, which comes once', async name => {
    const cues = [cue(10, 'Ann Roe: Hello.'), cue(12, `${name}: It is down.`), cue(14, 'Ann Roe: I see.'), cue(16, 'Ann Roe: Soon.')]
    expect((await said(vtt(...cues))).slice(0, 2)).toEqual(['Ann Roe: Hello.', `${name}: It is down.`])
  })

  it.each(['One thing', 'Listen', 'Well, Tom', 'Note'])('that all begin with a name have none in %s', async words => {
    const cues = [cue(10, 'Ann: Hello.'), cue(12, 'Tom: It is down.'), cue(14, 'Tom: Again.'), cue(16, 'Ann: I see.')]
    expect((await said(vtt(...cues, cue(17, `${words}: wait.`)))).at(-1)).toBe(`Ann: I see. ${words}: wait.`)
  })

  it.each(['account we mean', 'lamp', 'what I mean', 'Die Sache', 'So'])('go on with the sentence before in %s', async words => {
    const cues = [cue(10, 'Ann: Hello.'), cue(12, 'Tom: It is down.'), cue(14, 'Tom: Again.'), cue(16, 'Ann: I see the')]
    expect((await said(vtt(...cues, cue(17, `${words}: wait.`)))).at(-1)).toBe(`Ann: I see the ${words}: wait.`)
  })

  it('have times of one digit, too', async () => {
    const teams = 'WEBVTT\n\n0:0:3.833 --> 0:0:7.38\n<v Ann>Hello.</v>\n\n00:00:9.1 --> 00:01:0.0\n<v Tom>Hi.</v>\n'
    const { conversations } = await allReadings(readOne(bytesInput('call.vtt', teams), {}))
    expect(conversations[0]?.turns.map(({ offset, text }) => [offset, text])).toEqual([
      [3.833, 'Hello.'],
      [9.1, 'Hi.'],
    ])
  })

  it('of YouTube part their times by a comma', async () => {
    const sbv = '0:00:00.599,0:00:04.160\nAnn: Hello,\nwho is it?\n\n0:00:04.160,0:00:06.770\nTom: Me.\n'
    expect(await said(sbv)).toEqual(['Ann: Hello, who is it?', 'Tom: Me.'])
  })

  it('number the speaker in round brackets', async () => {
    expect(await said(vtt(cue(10, '(Speaker 1) Hello.'), cue(12, '(Speaker 2) (laughs) Hi.'), cue(14, '(customer laughs) Hm.')))).toEqual([
      'Speaker 1: Hello.',
      'Speaker 2: (laughs) Hi.',
      ': (customer laughs) Hm.',
    ])
  })

  it('without speakers are refused with the reason', async () => {
    const stream = [
      'WEBVTT\n\nNOTE duration:"00:00:32.5820000"\n\nNOTE language:en-us\n\nNOTE Confidence: 0.69\n\n',
      '7a0c1e2d-0000-4000-8000-000000000001\n00:00:00.300 --> 00:00:04.700\nThe line was busy all night.\n',
    ]
    expect(await said(stream.join(''))).toEqual([': The line was busy all night.'])
    await expect(allReadings(readInputs([bytesInput('stream.vtt', stream.join(''))]))).rejects.toThrow(/no speaker is named: (?!.*--map)/)
  })
})
