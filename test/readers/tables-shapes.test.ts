import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const read = async (content: string, agents?: string[]) =>
  await allReadings(readInputs([bytesInput('t.csv', content)], agents === undefined ? {} : { agents }))

describe('tables: other languages', () => {
  it.each([
    ['Ticketnummer;Absender;Absendertyp;Nachricht;Erstellt am', 'Kunde', 'Mitarbeiter'],
    ['Vorgang;Absender;Richtung;Nachricht;Zeitpunkt', 'eingehend', 'ausgehend'],
    ['ID de conversación;Remitente;Rol;Mensaje;Fecha y hora', 'Cliente', 'Agente'],
    ["N° de ticket;Auteur;Type d'auteur;Contenu du message;Date d'envoi", 'Client', 'Conseiller'],
    ['ID conversazione;Mittente;Ruolo;Messaggio;Data', 'Cliente', 'Operatore'],
    ['Protocolo;Remetente;Tipo;Mensagem;Data/Hora', 'Cliente', 'Atendente'],
    ['Gespreks-ID;Afzender;Rol;Bericht;Datum', 'Klant', 'Medewerker'],
    ['Ärende-ID;Avsändare;Roll;Meddelande;Tid', 'Kund', 'Handläggare'],
    ['Nr zgłoszenia;Nadawca;Rola;Wiadomość;Data', 'Klient', 'Konsultant'],
    ['Talep No;Gönderen;Rol;Mesaj;Tarih', 'Müşteri', 'Temsilci'],
    ['Номер тикета;Отправитель;Роль;Сообщение;Дата', 'Клиент', 'Оператор'],
    ['会話ID;送信者;種別;本文;送信日時', 'お客様', 'オペレーター'],
    ['대화 ID;보낸 사람;역할;메시지;시간', '고객', '상담원'],
    ['会话ID;发送人;角色;消息内容;发送时间', '客户', '客服'],
  ])('reads %s', async (header, customer, agent) => {
    const { conversations } = await read(`${header}\nc1;Ann;${customer};one;2026-11-20 09:00\nc1;Ben;${agent};two;2026-11-20 09:01\n`)
    expect(conversations).toMatchObject([
      {
        id: 'c1',
        turns: [
          { role: 'customer', speaker: 'Ann', text: 'one', time: '2026-11-20T09:00:00Z' },
          { role: 'agent', speaker: 'Ben', text: 'two', time: '2026-11-20T09:01:00Z' },
        ],
      },
    ])
  })

  it('names all fields at once where none is known', async () => {
    expect((await read('foo,bar\nx,y\nz,w\n')).notices[0]?.message).toContain(
      'pass --map text=COLUMN,conversation=COLUMN,role=COLUMN,speaker=COLUMN,time=COLUMN',
    )
  })
})

describe('tables: what is none of the rows', () => {
  it('passes footers and blank rows', async () => {
    const { conversations, notices } = await read('chat_id,sender,role,text\n1,Ada,agent,Hi\n,,,\nTotal,,,5\n')
    expect(conversations.map(({ id }) => id)).toEqual(['1'])
    expect(notices).toMatchObject([{ kind: 'aside' }])
  })

  it.each(['1,agent,"I was ju', '1,agent'])('says that the file breaks off at %s', async last => {
    const { conversations, notices } = await read(`chat_id,role,text\n1,customer,"Hi"\n1,agent,"Hello"\n${last}`)
    expect(conversations[0]!.turns).toHaveLength(2)
    expect(notices[0]).toMatchObject({ kind: 'failed', line: 4, message: expect.stringContaining('export it again') })
  })

  it('says that a list of tickets has no answers', async () => {
    const { notices } = await read(
      'Ticket,Subject,Description,Status,Agent,Created\n1,Lamp,It broke,Open,Ada,2026-11-20\n2,Late,Where,Open,Ada,2026-11-20\n',
    )
    expect(notices[0]).toMatchObject({ kind: 'failed', message: expect.stringContaining('export the comments') })
  })
})

describe('tables: transcripts in cells', () => {
  const chat = (visitor: string) => `(10:00:01) ${visitor}: hi\n(10:00:05) Ada: Hello!\n(10:00:09) ${visitor}: boots?`
  const otter = 'Ada Moor  0:01\nThanks for calling, how can I help?\n\nTom Reed  0:06\nRefund.\n\nAda Moor  0:09\nOrder?'
  const rev = 'Speaker 1 (00:00):\nThanks for calling, how can I help?\nSpeaker 2 (00:04):\nRefund.\nSpeaker 1 (00:10):\nSure.'

  it.each([
    ['Ticket ID,Transcript', chat('Visitor 1')],
    ['id,description', chat('Visitor 2')],
    ['call_id,transcript', otter],
    ['call_id,transcript', rev],
  ])('are read as a table with the header %s', async (header, cell) => {
    const { conversations } = await read(`${header}\nc1,"${cell}"\nc2,"${cell}"\n`)
    expect(conversations.map(({ id, turns }) => [id, turns.length])).toEqual([
      ['c1', 3],
      ['c2', 3],
    ])
  })
})
