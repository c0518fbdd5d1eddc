import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../src/readers/body.ts'
import { withoutQuote } from '../../src/readers/quoted.ts'

const own = (...lines: string[]): string => withoutQuote(lines.join('\n'))
const AT = 'Rosa Quint <rosa@quint.example>'

describe('the own words of a mail', () => {
  it('are those below a quote with marks', () => {
    expect(own(`On Tue, 3 Nov 2026 at 08:00, ${AT} wrote:`, '> Is it here?', '> Rosa', '', 'Yes, since noon.')).toBe('Yes, since noon.')
    expect(own('Rosa Quint writes:', '', '> Is it here?', '', 'Yes, since noon.')).toBe('Yes, since noon.')
  })

  it('are those between quotes with marks', () => {
    const answer = own(
      'Hello,',
      '',
      `On Tue, 3 Nov 2026 at 08:00, ${AT}`,
      'wrote:',
      '',
      '> 1. Is it here?',
      '',
      'Yes.',
      '',
      '> 2. Is it red?',
      '',
      'No.',
      '-- ',
      'Wim',
    )
    expect(answer).toBe('Hello,\n\nYes.\n\nNo.')
  })

  it('are not what a quoted line was broken into', () => {
    const long = `> ${'the lamp in the hall '.repeat(3)}flickers since`
    expect(own('Sorry!', '', long, 'yesterday noon', '> or so', '', 'I send another.')).toBe('Sorry!\n\nI send another.')
  })

  it('are nothing below a quote without marks', () => {
    expect(own('Yes.', '', `From: ${AT}`, 'Sent: 3 November 2026 08:00', 'To: Help', 'Subject: Lamp', '', 'Is it here?', '', 'Rosa')).toBe(
      'Yes.',
    )
    expect(own('Yes.', '', `On Tue, 3 Nov 2026 at 08:00, ${AT} wrote:`, '', 'Is it here?', '', 'Rosa')).toBe('Yes.')
  })

  it('hold rules, except above an earlier mail or the footer of a list', () => {
    const rule = '_'.repeat(32)
    expect(own('Your order:', rule, 'Lamp 1 x 20', rule, '', 'I sent it.')).toBe(`Your order:\n${rule}\nLamp 1 x 20\n${rule}\n\nI sent it.`)
    expect(own('I sent it.', '', rule, `From: ${AT}`, 'Sent: 3 November 2026', 'To: Help', '', 'Old')).toBe('I sent it.')
    expect(own('I sent it.', '', rule, 'lamps mailing list', 'lamps@list.example')).toBe('I sent it.')
  })

  it('hold what somebody wrote, told in a sentence', () => {
    const told = 'On Monday the courier wrote:\nnobody at home\n\nSo we try again.'
    expect(withoutQuote(told)).toBe(told)
    expect(own('On Monday the courier wrote:', '> nobody at home', '', 'So we try again.')).toBe('So we try again.')
  })

  it('are nothing below a quote whose date has no year and no clock', () => {
    for (const header of [
      'On Wed, Nov 4, Rosa wrote:',
      'On Nov 4, Rosa wrote:',
      'On Monday Rosa Quint wrote:',
      'Am Montag schrieb Rosa:',
      'Le 3 nov, Rosa a écrit :',
    ])
      expect(own('Yes.', '', header, '', 'Is it here?')).toBe('Yes.')
    const told = 'On 4 May your courier wrote:\nnobody at home'
    expect(withoutQuote(told)).toBe(told)
  })

  it('hold the sentence above what they quote', () => {
    expect(own('Here is what he wrote:', '> nobody at home', '', 'Why?')).toBe('Here is what he wrote:\n\nWhy?')
    expect(own('Your courier at the door wrote:', '> nobody at home', '', 'Why?')).toBe('Your courier at the door wrote:\n\nWhy?')
    expect(bodyOf('', '<p>Here is what your page wrote:</p><blockquote>no</blockquote><p>Why?</p>', true)).toContain('your page wrote:')
  })

  it('hold a sentence about a letter, and a journey', () => {
    const letter = 'Am 3.11. schrieb ich Ihnen folgendes:\nDie Lampe ist da.'
    expect(withoutQuote(letter)).toBe(letter)
    const journey = 'Da: Roma\nA: Milano\nData: 3/11/2026'
    expect(withoutQuote(journey)).toBe(journey)
    const dated = 'Date: 3 Nov 2026\nFrom: Rome\nPlatform: 3'
    expect(withoutQuote(dated)).toBe(dated)
  })

  it('begin below the line above which to reply, where that is on top', () => {
    for (const mark of [
      '##- Please type your reply above this line -##',
      'Please type your reply above this line',
      '-- Please reply above this line --',
    ]) {
      expect(own(mark, '', 'It is sent.')).toBe('It is sent.')
      expect(own('Thanks', '', mark, '', 'It is sent.')).toBe('Thanks')
    }
  })

  it('are without warnings, advertisements and armour', () => {
    expect(
      own(
        'CAUTION: This email originated from outside of the firm. Do not',
        'click links or open attachments unless you know the sender.',
        '',
        "[You don't often get email from rosa@quint.example. Learn why this is important at https://help.example ]",
        'It is sent.',
        '',
        'Sent from my iPhone',
      ),
    ).toBe('It is sent.')
    expect(own('It is sent.', '', 'Sent with Proton Mail secure email.')).toBe('It is sent.')
    expect(own('It was\nSent from my warehouse.')).toBe('It was\nSent from my warehouse.')
    for (const sentence of ['Sent from my new phone', 'Get Outlook for iOS is what I did', '-----BEGIN PGP MESSAGE-----'])
      expect(own(sentence, 'What is that?')).toBe(`${sentence}\nWhat is that?`)
    for (const advertisement of [
      'Sent from my Samsung Galaxy smartphone.',
      'Sent from my iPad',
      'Get Outlook for iOS<https://mail.example/x>',
    ])
      expect(own('It is sent.', '', advertisement)).toBe('It is sent.')
    const armour = ['-----BEGIN PGP SIGNATURE-----', '', 'abc=', '-----END PGP SIGNATURE-----']
    expect(own('-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', 'It is sent.', ...armour)).toBe('It is sent.')
  })

  it('stand below a dropped block quote in HTML, too', () => {
    const html = `<p>On Tue, 3 Nov 2026 at 08:00, Rosa wrote:</p><blockquote><p>Is it here?</p></blockquote><p>Yes, since noon.</p>`
    expect(bodyOf('', html, true)).toBe('Yes, since noon.')
    expect(bodyOf('', '<blockquote>Is it here?</blockquote><img alt="Yes">', true)).toBe('Yes')
    expect(bodyOf('', html, false)).toBe('On Tue, 3 Nov 2026 at 08:00, Rosa wrote:\n\nYes, since noon.')
  })

  it('are found in time that grows with the text', () => {
    const hard = [
      `On 2026 ${'wrote '.repeat(40)}<a@b:`,
      `12:30 ${'1<a@'.repeat(60)}:`,
      'From: a',
      '_'.repeat(20),
      `> ${'x '.repeat(40)}`,
      'CAUTION: This email is',
    ]
    const started = performance.now()
    withoutQuote('a:\n'.repeat(200_000))
    withoutQuote(Array.from({ length: 60_000 }, (_, i) => hard[i % hard.length]!.replace('From: a', `Von ${i}`)).join('\n'))
    withoutQuote(`On ${'wrote: '.repeat(200_000)}:`)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('lines above a quoted mail', () => {
  it.each([
    ['de', `Am Di., 3. Nov. 2026 um 08:00 Uhr schrieb Rosa Quint <`, 'rosa@quint.example>:'],
    ['de, before the brackets', 'Am Di., 3. Nov. 2026 um 08:00 Uhr schrieb Rosa Quint', '<rosa@quint.example>:'],
    ['de, Yahoo', `Am Dienstag, 3. November 2026 um 08:00:11 MEZ hat ${AT} Folgendes geschrieben:`],
    ['fr', `Le mar. 3 nov. 2026 à 08:00, ${AT} a écrit :`],
    ['es', 'El mar, 3 nov 2026 a las 8:00, Rosa Quint (<rosa@quint.example>) escribió:'],
    ['it', `Il giorno mar 3 nov 2026 alle ore 08:00 ${AT} ha`, 'scritto:'],
    ['nl', `Op 3 nov. 2026, om 08:00 heeft ${AT} het volgende geschreven:`],
    ['pt', `Em ter., 3 de nov. de 2026 às 08:00, ${AT}`, 'escreveu:'],
    ['pl', `wt., 3 lis 2026 o 08:00 ${AT} napisał(a):`],
    ['pl, wrapped', 'wt., 3 lis 2026 o 08:00 Rosa Quint <', 'rosa@quint.example> napisał(a):'],
    ['sv', `Den tis 3 nov. 2026 kl 08:00 skrev ${AT}:`],
    ['da', `Den tirs. 3. nov. 2026 kl. 08.00 skrev ${AT}:`],
    ['no', `tir. 3. nov. 2026 kl. 08:00 skrev ${AT}:`],
    ['fi', 'ti 3. marrask. 2026 klo 8.00 Rosa Quint (rosa@quint.example) kirjoitti:'],
    ['cs', `út 3. 11. 2026 v 8:00 odesílatel ${AT} napsal:`],
    ['tr', `${AT}, 3 Kas 2026 Sal, 08:00 tarihinde şunu yazdı:`],
    ['ru', `вт, 3 нояб. 2026 г. в 08:00, ${AT}:`],
    ['ja', `2026年11月3日(火) 8:00 ${AT}:`],
    ['zh', `${AT} 于2026年11月3日周二 08:00写道：`],
    ['ko', `2026년 11월 3일 (화) 오전 8:00, ${AT}님이 작성:`],
    ['hu', `${AT} ezt írta (időpont: 2026. nov. 3., K, 8:00):`],
    ['el', `Στις Τρί 3 Νοε 2026 στις 8:00 π.μ., ο/η ${AT}`, 'έγραψε:'],
  ])('in %s', (_, ...lines) => {
    expect(own('Yes.', '', ...lines, '', '> Old', '', 'Bye.')).toBe('Yes.\n\nBye.')
    expect(own('Yes.', '', ...lines, '', 'Old')).toBe('Yes.')
  })

  it.each([
    ['en, bold', `*From:* ${AT}`, '*Sent:* Tuesday, November 3, 2026', '*To:* Help', '*Subject:* Lamp'],
    ['de, GMX', 'Gesendet: Dienstag, 03. November 2026 um 08:00 Uhr', `Von: "Rosa" <rosa@quint.example>`, 'An: Hilfe', 'Betreff: Lampe'],
    ['fr', `De : ${AT}`, 'Envoyé : mardi 3 novembre 2026', 'À : Aide', 'Objet : Lampe'],
    ['it', `Da: ${AT}`, 'Inviato: martedì 3 novembre 2026', 'A: Aiuto', 'Oggetto: Lampada'],
    ['nl', `Van: ${AT}`, 'Verzonden: dinsdag 3 november 2026', 'Aan: Hulp', 'Onderwerp: Lamp'],
    ['pt', `De: ${AT}`, 'Enviada em: terça-feira, 3 de novembro de 2026', 'Para: Ajuda', 'Assunto: Lanterna'],
    ['pl', `Od: ${AT}`, 'Wysłano: wtorek, 3 listopada 2026', 'Do: Pomoc', 'Temat: Lampa'],
    ['sv', `Från: ${AT}`, 'Skickat: den 3 november 2026', 'Till: Hjälp', 'Ämne: Lampa'],
    ['da', `Fra: ${AT}`, 'Sendt: 3. november 2026', 'Til: Hjælp', 'Emne: Lampe'],
    ['ru', `От: ${AT}`, 'Отправлено: вторник, 3 ноября 2026 г.', 'Кому: Help', 'Тема: Лампа'],
    ['zh', `发件人: ${AT}`, '发送时间: 2026年11月3日', '收件人: Help', '主题: 灯'],
    ['ja', `差出人: ${AT}`, '送信日時: 2026年11月3日', '宛先: Help', '件名: ランプ'],
    ['en, Apple', 'Begin forwarded message:', '', `From: ${AT}`, 'Subject: Lamp'],
  ])('as headers in %s', (_, ...lines) => {
    expect(own('Yes.', '', ...lines, '', 'Old')).toBe('Yes.')
  })
})
