import type { Role } from '../model/turn.ts'

/** What exports call the sides, compared without case, spaces, `_`, `-`. Source: FORMATS 0.7 and the vendors' role values. */
const WORDS: readonly (readonly [Role, string])[] = [
  [
    'agent',
    'agent rep representative advisor adviser operator csr support supportagent supportrep specialist consultant associate clerk staff ' +
      'employee humanagent human teammate admin administrator owner business outbound outgoing sent mitarbeiter mitarbeiterin berater ' +
      'beraterin kundenservice conseiller conseillere agente asesor asesora operador operatore medewerker teammember supportengineer',
  ],
  [
    'customer',
    'customer client caller user visitor guest consumer contact lead enduser endcustomer external member patient subscriber requester ' +
      'inbound incoming received kunde kundin anrufer anruferin cliente klant usager buyer shopper passenger',
  ],
  ['bot', 'bot chatbot virtualagent virtualassistant automatedagent assistant ivr answerbot aiagent ai robot autoresponder'],
  ['system', 'system systemmessage notification info automated event activity'],
]

const ROLE_OF = new Map(WORDS.flatMap(([role, words]) => words.split(' ').map(word => [word, role] as const)))

/** Lower case, letters and digits only: `End_User` and `end-user` are one word. */
export function normalised(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The role that a whole label names, e.g. `Agent`, `end-user`, `CUSTOMER 2`; undefined where it is no role word. */
export function roleWord(label: string): Role | undefined {
  return ROLE_OF.get(normalised(label).replace(/\d+$/, ''))
}
