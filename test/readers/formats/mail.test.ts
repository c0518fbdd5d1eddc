import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

/** The answer of an agent to a mail, with its own headers and body; `bytes` may be no UTF-8. */
const answer = (headers: readonly string[], body: string, id = 'a1', from = 'Wim Hart <help@lamps.example>') =>
  `From x@y Tue Nov 03 09:00:00 2026\nFrom: ${from}\nTo: rosa@quint.example\nSubject: Re: Lamp\nMessage-ID: <${id}@lamps.example>\n` +
  `In-Reply-To: <q1@quint.example>\nDate: Tue, 3 Nov 2026 09:00:00 +0000\n${headers.map(one => `${one}\n`).join('')}\n${body}\n\n`
const QUESTION =
  'From x@y Tue Nov 03 08:00:00 2026\nFrom: Rosa Quint <rosa@quint.example>\nTo: help@lamps.example\nSubject: Lamp\n' +
  'Message-ID: <q1@quint.example>\nDate: Tue, 3 Nov 2026 08:00:00 +0000\n\nIs it here?\n\n'

async function read(...mails: (string | Uint8Array)[]) {
  const bytes = Buffer.concat([QUESTION, ...mails].map(one => Buffer.from(one as string)))
  const { conversations, notices } = await allReadings(readInputs([bytesInput('in.mbox', bytes)]))
  const turns = conversations.flatMap(one => one.turns).slice(1)
  return { turns, texts: turns.map(({ text }) => text), messages: notices.map(({ kind, message }) => `${kind}: ${message}`) }
}

describe('the charset of a mail', () => {
  it.each(['windows-1252', 'iso-8859-1'])('%s has curly quotes and the euro, encoded', async charset => {
    const type = `Content-Type: text/plain; charset="${charset}"`
    const printable = answer([type, 'Content-Transfer-Encoding: quoted-printable'], 'It=92s here =96 for =80 5')
    const base64 = answer([type, 'Content-Transfer-Encoding: base64'], Buffer.from('It\x92s here', 'latin1').toString('base64'), 'a2')
    expect((await read(printable, base64)).texts).toEqual(['It’s here – for € 5', 'It’s here'])
  })

  it('is that of each part which is not encoded', async () => {
    const japanese = answer(['Content-Type: text/plain; charset=ISO-2022-JP', 'Content-Transfer-Encoding: 7bit'], '\x1b$BL@F|\x1b(B ok')
    const chinese = Buffer.from(answer(['Content-Type: text/plain; charset=gb2312'], '\xc3\xf7\xcc\xec', 'a2'), 'latin1')
    const parts = ['--b', 'Content-Type: text/plain; charset=koi8-r', '', '\xc4\xc1 ok', '--b--', ''].join('\n')
    const russian = Buffer.from(answer(['Content-Type: multipart/mixed; boundary="b"'], parts, 'a3'), 'latin1')
    expect((await read(japanese, chinese, russian)).texts).toEqual(['明日 ok', '明天', 'да ok'])
  })

  it('of an encoded part is not that of the parts beside it', async () => {
    const coded = ['--b', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'caf=E9']
    const plain = ['--b', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit', '', 'th\xe9', '--b--', '']
    const both = answer(['Content-Type: multipart/mixed; boundary=b'], [...coded, ...plain].join('\n'))
    expect((await read(Buffer.from(both, 'latin1'))).texts).toEqual(['café\n\nthé'])
  })
})

describe('mails', () => {
  it('of lists are not automated, answers of machines are', async () => {
    const found = await read(
      answer(['Precedence: list', 'List-Id: <help.lamps.example>'], 'It is here.'),
      answer(['Precedence: bulk'], 'We answer soon.', 'a2'),
      answer(['X-Autorespond: Lamp'], 'I am away.', 'a3'),
    )
    expect(found.turns.map(({ automated }) => automated)).toEqual([undefined, true, true])
  })

  it('that Gmail labels as drafts, spam or deleted are left aside', async () => {
    const labels = ['Draft', 'Spam,Unread', '=?UTF-8?Q?Entw=C3=BCrfe?=', 'Papierkorb', 'Corbeille']
    const mails = labels.map((label, i) => answer([`X-Gmail-Labels: ${label}`], 'You people!', `d${i}`))
    const found = await read(...mails, answer(['X-Gmail-Labels: Sent,Spam reports'], 'It is here.'))
    expect(found.texts).toEqual(['It is here.'])
    expect(found.messages).toEqual(['aside: 5 × drafts, spam and deleted mails: no turns, not read on'])
  })

  it('that stand there twice count once', async () => {
    const found = await read(answer([], 'It is here.'), answer([], 'It is here.'), answer([], 'It is here.', 'a2'))
    expect(found.texts).toEqual(['It is here.', 'It is here.'])
    expect(found.messages).toEqual(['aside: 1 × mails that stand there before: no turns, not read on'])
  })

  it('of an archive whose addresses are hidden have senders', async () => {
    const found = await read(answer([], 'It is here.', 'a1', 'help at lamps.example (Wim Hart, support)'))
    expect(found.turns[0]).toMatchObject({ role: 'agent', speaker: 'Wim Hart, support', speakerId: 'help@lamps.example' })
  })

  it('attached to a mail are no part of it', async () => {
    const attached = ['--b', 'Content-Type: message/rfc822', '', 'From: c@d.example', 'Subject: inner', '', 'INNER', '--b--', '']
    const plain = ['--b', 'Content-Type: text/plain', '', 'It is here.', ...attached]
    const html = ['--b', 'Content-Type: multipart/alternative; boundary=i', '', '--i', 'Content-Type: text/plain', '', '', '--i']
    const rich = [...html, 'Content-Type: text/html', '', '<p>It is there.</p>', '--i--', ...attached]
    const mixed = ['Content-Type: multipart/mixed; boundary=b']
    expect((await read(answer(mixed, plain.join('\n')), answer(mixed, rich.join('\n'), 'a2'))).texts).toEqual([
      'It is here.',
      'It is there.',
    ])
  })
})

describe('mails in several files of one folder', () => {
  const mailFile = (name: string, from: string, to: string, id: string, answers: string, words: string) =>
    bytesInput(
      `box/${name}`,
      `From: ${from}\nTo: ${to}\nSubject: Lamp\nMessage-ID: <${id}>\n${answers === '' ? '' : `References: ${answers}\n`}` +
        `Date: Tue, 3 Nov 2026 0${id[0]}:00:00 +0000\n\n${words}\n`,
    )
  const rosa = 'rosa@quint.example'
  const wim = 'wim@lamps.example'
  const question = mailFile('Lamp.eml', rosa, 'help@lamps.example', '1@q', '', 'Is it here?')
  const answered = mailFile('Re Lamp.eml', wim, rosa, '2@l', '<1@q>', 'It is here.')
  const thanks = mailFile('Aw Lamp.eml', rosa, wim, '3@q', '<1@q> <2@l>', 'Thank you.')
  const said = async (...inputs: Parameters<typeof readInputs>[0]) => {
    const { conversations, notices } = await allReadings(readInputs(inputs))
    return {
      threads: conversations.map(({ turns }) => turns.map(({ role, text }) => `${role}: ${text}`)),
      notices: notices.map(({ kind, source }) => `${kind} ${source}`),
    }
  }
  const thread = ['customer: Is it here?', 'agent: It is here.', 'customer: Thank you.']

  it.each([
    ['in order', [question, answered, thanks]],
    ['as their names sort', [thanks, question, answered]],
    ['the answer first', [answered, question, thanks]],
  ])('are threads, %s', async (_, inputs) => {
    expect(await said(...inputs)).toEqual({ threads: [thread], notices: [] })
  })

  it('are threads where other files lie between', async () => {
    const notes = bytesInput('box/Notes.txt', 'nothing to see')
    expect(await said(question, notes, answered, thanks)).toEqual({ threads: [thread], notices: ['failed box/Notes.txt'] })
  })

  it('are threads of their own where nothing but the subject joins them', async () => {
    const order = (id: string, from: string) =>
      bytesInput(
        `box/${id}.eml`,
        `From: ${from}@quint.example\nTo: help@lamps.example\nSubject: Re: Your order\nMessage-ID: <${id}@q>\nDate: Tue, 3 Nov 2026 09:00:00 +0000\n\nHi\n`,
      )
    const { threads } = await said(order('1', 'bob'), order('2', 'zoe'))
    expect(threads).toEqual([['customer: Hi'], ['customer: Hi']])
  })

  it('make nobody an agent who asks another company', async () => {
    const asked = mailFile('a.eml', 'gamma@quint.example', 'help@beta.example', '1@g', '', 'Where is it?')
    const asks = mailFile('b.eml', 'carol@beta.example', 'support@acme.example', '2@b', '', 'And mine?')
    const { conversations } = await allReadings(readInputs([asked, asks, answered, question]))
    expect(conversations.flatMap(({ turns }) => turns.filter(({ role }) => role === 'agent').map(({ speakerId }) => speakerId))).toEqual([
      'wim@lamps.example',
    ])
  })

  it('count once where the sent and the received mail lie in two mailboxes', async () => {
    const sent = bytesInput('box/Sent.mbox', QUESTION + answer([], 'It is here.'))
    const all = bytesInput('box/All.mbox', QUESTION + answer([], 'It is here.'))
    expect(await said(all, sent)).toEqual({ threads: [thread.slice(0, 2)], notices: ['aside box/All.mbox'] })
  })
})
