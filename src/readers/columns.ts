import { UserError } from '../errors.ts'
import { normalised } from './role-words.ts'

/** Names of columns that helpdesks use, by the field of a turn that they hold, the likelier first. Source: FORMATS 3.1. */
const NAMES = {
  text:
    'text message messagetext body bodytext plainbody textbody content comment commentbody utterance msg messagebody messagecontent reply ' +
    'chatmessage transcript tweet description nachricht',
  conversation:
    'conversationid conversationidentifier convoid conversation ticketid ticket ticketnumber ticketno chatid callid caseid casenumber interactionid sessionid ' +
    'session threadid thread dialogueid dialogid transcriptid engagementid contactid ticketnummer vorgang gespraech gespräch',
  role:
    'role speakerrole speakertype sendertype senderrole authortype authorrole actortype participantrole participanttype usertype isagent ' +
    'fromagent isfromagent agentmessage iscustomer isfromcustomer direction isinbound inbound incoming isincoming outgoing outbound rolle',
  speaker:
    'speaker speakername sender sendername author authorname from fromname user username displayname nick actorname participantname ' +
    'senderemail authoremail fromemail name von absender',
  speakerId: 'speakerid senderid authorid userid actorid participantid fromid',
  agent: 'agent agentname operator rep representative assignee assigneename owner ownername handledby servedby csr agentemail',
  agentId: 'agentid operatorid assigneeid ownerid',
  customer:
    'customerid customernumber clientid enduserid requesterid visitorid customer customeremail customername client clientname requester requestername ' +
    'visitor visitorname caller callername enduser endusername kundennummer kunde',
  time: 'createdat timestamp datetime time date created createddate sent senttime sentat sentdatetime messagetime entrytime absolutetime ts when zeit datum',
  offset: 'offset offsetseconds starttime start startseconds begin',
  end: 'end endat endtime endoffset endseconds',
  turn: 'turn turnid turnnumber index seq sequence utteranceid line lineno',
  channel: 'channel via medium platform kanal',
  team: 'team teamname department queue group groupname skill',
  automated: 'automated isautomated auto isauto macro isbot',
  internal: 'internal isinternal private isprivate internalnote visibility public ispublic note',
} as const

export type Field = keyof typeof NAMES
/** The fields of a turn that a column may hold, for `--map`. */
export const FIELDS = Object.keys(NAMES) as readonly Field[]
const KNOWN = new Map(FIELDS.map(field => [field, NAMES[field].split(' ')]))
const ALL = new Set([...KNOWN.values()].flat())

/** Position of the column of each field that was found or named. */
export type Columns = Partial<Record<Field, number>>

export function isKnownColumn(name: string): boolean {
  return ALL.has(normalised(name))
}

/** The columns that the names tell, or that `--map` names. Throws UserError for a mapped column that is not there. */
export function columnsOf(header: readonly string[], map: Readonly<Record<string, string>> = {}): Columns {
  const names = header.map(normalised)
  const columns: Columns = {}
  for (const [field, column] of Object.entries(map)) {
    if (!KNOWN.has(field as Field)) throw new UserError(`--map: unknown field '${field}'; the fields are ${FIELDS.join(', ')}`)
    const exact = header.indexOf(column)
    const at = exact >= 0 ? exact : names.indexOf(normalised(column))
    if (at < 0) throw new UserError(`--map ${field}=${column}: no such column; ${listed(header)}`)
    columns[field as Field] = at
  }
  const taken = new Set(Object.values(columns))
  for (const [field, synonyms] of KNOWN) {
    if (columns[field] !== undefined) continue
    const at = synonyms.map(name => names.indexOf(name)).find(at => at >= 0 && !taken.has(at))
    if (at === undefined) continue
    columns[field] = at
    taken.add(at)
  }
  return columns
}

/** Says which column is missing and what to pass. */
export function missingText(header: readonly string[]): UserError {
  if (isTicketList(header.map(normalised))) {
    const way = 'export the tickets as JSON, as saltshaker formats zendesk tells'
    return new UserError(`a CSV of Zendesk tickets holds no comments: ${way}; or pass --map text=COLUMN; ${listed(header)}`)
  }
  if (['receiptid', 'contentid'].every(name => header.map(normalised).includes(name))) {
    const way = 'save what GET /conversations/{id} answers, as saltshaker formats intercom tells'
    return new UserError(`Intercom's export of content data holds no conversations, only what was delivered and opened: ${way}`)
  }
  return new UserError(`no column holds the text of the messages; ${listed(header)}: pass --map text=COLUMN`)
}

/** The views and reports of Zendesk: tickets with their people and measures, but not a word of them. FORMATS 4.2. */
function isTicketList(names: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => names.some(name => pattern.test(name))
  return (
    has(/^summationcolumn$/) ||
    (has(/^(?:ticket)?assignee(?:name|id|email)?$/) &&
      has(/^(?:requester(?:name|id|email)?|submitter(?:name)?|ticket(?:id|group|form|brand|status))$/))
  )
}

function listed(header: readonly string[]): string {
  const named = header.map(name => name.trim()).filter(name => name !== '')
  return `the columns are ${named.slice(0, 40).join(', ')}${named.length > 40 ? ', …' : ''}`
}
