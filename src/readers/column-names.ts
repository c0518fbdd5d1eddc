import { remembered } from './remembered.ts'
import { normalised } from './role-words.ts'

/** Names of columns that helpdesks use, by the field of a turn that they hold, the likelier first. Source: FORMATS 3.1. */
const NAMES = {
  text:
    'text message messagetext body bodytext plainbody textbody content comment commentbody utterance msg messagebody messagecontent reply ' +
    'chatmessage transcript tweet description nachricht',
  html: 'htmlbody bodyhtml',
  conversation:
    'conversationid conversationidentifier conversationno conversationnumber convoid conversation ticketid ticket ticketnumber ticketno ' +
    'ticketref chatid chatno chatnumber chatsession callid callno caseid casenumber caseno interactionid sessionid ' +
    'session threadid thread dialogueid dialogid transcriptid engagementid messagetreeid contactid ticketnummer vorgang gespraech',
  role:
    'role speakerrole speakertype sendertype senderrole authortype authorrole actortype participantrole participanttype usertype isagent ' +
    'fromagent isfromagent agentmessage iscustomer isfromcustomer rolle direction isinbound inbound incoming isincoming outgoing outbound',
  speaker:
    'speaker speakername speakerlabel sender sendername author authorname from fromname user username displayname nick nickname actorname ' +
    'participantname participant senderemail authoremail fromemail fromaddress fromaddr name sentby von absender',
  speakerId: 'speakerid senderid authorid userid actorid participantid fromid',
  agent:
    'agent agentname operator rep representative assignee assigneename owner ownername handledby servedby csr agentemail ' +
    'employee employeename staffname staffmember colleague',
  agentId: 'agentid operatorid assigneeid ownerid',
  customer:
    'customerid customernumber clientid enduserid requesterid visitorid customer customeremail customername client clientname requester requestername ' +
    'visitor visitorname contactname caller callername enduser endusername kundennummer kunde',
  time:
    'createdat timestamp datetime time date created createddate sent senttime sentat sentdatetime messagetime messagedate entrytime ' +
    'absolutetime ts when zeit datum',
  date: 'date datum',
  offset: 'offset offsetseconds starttime start startseconds begin',
  end: 'end endat endtime endoffset endseconds',
  turn: 'turn turnid turnnumber index seq sequence utteranceid line lineno messageno messagenumber',
  messageId: 'messageid commentid msgid',
  channel: 'channel via medium platform kanal',
  team: 'team teamname department queue group groupname skill',
  automated: 'automated isautomated auto isauto macro isbot',
  internal: 'internal isinternal private isprivate internalnote visibility public ispublic note',
} as const

export type Field = keyof typeof NAMES

/** The same in other languages: German, Spanish, French, Italian, Portuguese, Dutch, Swedish, Polish, Turkish, Russian, Japanese, Korean, Chinese. */
const FOREIGN: Partial<Record<Field, string>> = {
  text:
    'nachrichtentext nachrichteninhalt inhalt kommentar mensaje contenidodelmensaje textodelmensaje contenido comentario texto ' +
    'contenudumessage textedumessage contenu commentaire texte messaggio testodelmessaggio testo commento mensagem conteudo bericht ' +
    'berichttekst tekst inhoud meddelande wiadomość treść treśćwiadomości komentarz mesaj mesajmetni сообщение текстсообщения текст ' +
    'комментарий 本文 メッセージ メッセージ内容 内容 コメント 메시지 메시지내용 내용 消息内容 消息 聊天内容 訊息 訊息內容 內容',
  conversation:
    'konversationsid konversation gesprächsid gespräch ticketnr vorgangsnummer vorgangsnr vorgangsid fallnummer anfragenummer ' +
    'iddeconversación iddelaconversación idconversación conversación iddeticket iddelticket númerodeticket iddechat númerodecaso ' +
    'ndeticket numérodeticket iddeconversation iddelaconversation idconversation idticket numéroticket idconversazione conversazione ' +
    'numeroticket idconversa iddaconversa conversa protocolo númerodoticket chamado gespreksid gespreksnummer gesprek zaaknummer ' +
    'konversationsid samtalsid ärendeid ärendenummer ärende idrozmowy rozmowa nrzgłoszenia numerzgłoszenia idzgłoszenia nrzgloszenia talepno ' +
    'talepid biletno konuşmaid görüşmeid номертикета номерзаявки номеробращения idдиалога диалог 会話id チケットid チケット番号 問い合わせ番号 ' +
    'お問い合わせ番号 スレッドid 대화id 상담id 티켓id 티켓번호 문의번호 会话id 对话id 工单号 工单id 工单编号 會話id 對話id',
  role:
    'absendertyp absenderrolle autorentyp autortyp teilnehmertyp rol tipoderemitente tipodeautor typedauteur typedexpéditeur ruolo ' +
    'tipomittente papel tipoderemetente roll rola typnadawcy gönderentipi роль типотправителя 役割 送信者種別 역할 발신자유형 角色 发送人类型 发送者类型 ' +
    'richtung dirección richting',
  speaker:
    'autor verfasser remitente expéditeur auteur mittente autore remetente afzender avsändare nadawca gönderen отправитель имяотправителя ' +
    'автор 送信者 発言者 差出人 보낸사람 발신자 작성자 发送人 发送者 发件人 發送人 發送者',
  agent:
    'mitarbeiter sachbearbeiter bearbeiter agente conseiller operatore atendente medewerker handläggare temsilci оператор 担当者 상담원 客服',
  customer: 'kundenname cliente klant kund klient müşteri клиент お客様 고객 客户 客戶',
  time:
    'zeitpunkt zeitstempel erstelltam gesendetam datumuhrzeit uhrzeit fechayhora hora fecha fechadeenvío fechadecreación dateetheure ' +
    'datedenvoi datedecréation horodatage heure dataeora ora datahora dataehora datumentijd tijdstip tijd datumochtid tid czas dataigodzina ' +
    'tarih zaman датаивремя время дата 送信日時 作成日時 日時 日付 시간 일시 发送时间 创建时间 时间 發送時間 時間 data',
  date: 'fecha data tarih дата 日付 날짜 日期',
  internal: 'intern internenotiz interno interne öffentlich público publique pubblico openbaar',
}

/** The name of a column as names are compared: `Message #` is a number of messages, and accents come and go. */
export const columnName = remembered(name => normalised(name.replace(/[#№]/g, ' no ')).normalize('NFD').replace(/\p{M}/gu, ''))

/** The fields of a turn that a column may hold, for `--map`. */
export const FIELDS = Object.keys(NAMES) as readonly Field[]

/** The names of each field, as `columnName` gives them. */
export const KNOWN: ReadonlyMap<Field, readonly string[]> = new Map(
  FIELDS.map(field => [field, `${NAMES[field]} ${FOREIGN[field] ?? ''}`.trim().split(' ').map(columnName)]),
)
const ALL = new Set([...KNOWN.values()].flat())

export function isKnownColumn(name: string): boolean {
  return ALL.has(columnName(name))
}
