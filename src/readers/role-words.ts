import type { Role } from '../model/turn.ts'

/** What exports call the sides, compared without case, spaces, `_`, `-`. Source: FORMATS 0.7 and the vendors' role values. */
const WORDS: readonly (readonly [Role, string])[] = [
  [
    'agent',
    'agent rep representative advisor adviser operator csr support supportagent supportrep specialist consultant associate clerk staff ' +
      'employee humanagent human teammate admin administrator owner business outbound outgoing sent mitarbeiter mitarbeiterin berater ' +
      'beraterin kundenservice conseiller conseillere agente asesor asesora operador operatore medewerker teammember supportengineer technician ' +
      'messagetovisitor sachbearbeiter sachbearbeiterin bearbeiter kundenberater kundenberaterin servicemitarbeiter supportmitarbeiter ' +
      'ausgehend saliente sortant conseillère téléconseiller téléconseillère operatrice atendente handläggare konsultant konsultantka ' +
      'temsilci temsilcisi müşteritemsilcisi оператор агент сотрудник オペレーター 担当者 エージェント 상담원 상담사 客服 客服人员 坐席',
  ],
  [
    'customer',
    'customer client caller user visitor guest consumer contact lead enduser endcustomer external member patient subscriber requester ' +
      'inbound incoming received kunde kundin anrufer anruferin cliente klant usager buyer shopper passenger messagetooperator prompter ' +
      'eingehend entrante entrant cliente clienta kund klient klientka müşteri клиент покупатель お客様 顧客 고객 客户 顾客 客戶',
  ],
  [
    'bot',
    'bot chatbot virtualagent virtualassistant automatedagent assistant ivr answerbot aiagent ai robot autoresponder workflow automation automatedmessage chatgpt бот ボット 봇 机器人 機器人',
  ],
  ['system', 'system systemmessage notification info automated event activity sistema système система システム 시스템 系统 系統'],
]

const ROLE_OF = new Map(WORDS.flatMap(([role, words]) => words.split(' ').map(word => [word, role] as const)))

/** Lower case, letters and digits only: `End_User` and `end-user` are one word. */
export function normalised(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Among these a `human` is not the agent who takes over, but the one who asks. */
const MACHINES = new Set(['assistant', 'ai', 'gpt', 'chatgpt', 'bot', 'chatbot'])

/** Whether `human` means the customer: the labels name a machine, and nobody else who may be the customer. */
export function asksAsHuman(labels: Iterable<string>): boolean {
  const words = new Set([...labels].map(normalised))
  const others = [...words].filter(word => word !== 'human' && ['agent', 'customer'].includes(ROLE_OF.get(word) ?? ''))
  return words.has('human') && others.length === 0 && [...words].some(word => MACHINES.has(word))
}

/** The role that a whole label names, e.g. `Agent`, `end-user`, `CUSTOMER 2`; undefined where it is no role word. */
export function roleWord(label: string): Role | undefined {
  return ROLE_OF.get(normalised(label).replace(/\d+$/, ''))
}

/** Whether a name says that nobody stands behind it: `Answer Bot`, `NorthBot`, `Automated message`. */
export function isBotName(name: string): boolean {
  return (
    /(?:^|[\s_-])(?:chat|answer|help|support|voice)?bot$|^auto(?:mated|matic|[ -]?repl|[ -]?respon)/i.test(name) || /\p{Ll}Bot$/u.test(name)
  )
}
