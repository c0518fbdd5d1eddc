import { bodyOf, nameOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Mails that HubSpot keeps with its contacts and tickets: emails of the CRM API, and engagements of the one before. FORMATS 4.15. */
export const hubspotMails: JsonFormat = {
  name: 'hubspot-mails',
  title: 'HubSpot mails of contacts and tickets (JSON)',
  howTo: [
    'Save what GET /crm/v3/objects/emails of the HubSpot API answers, one answer a file or a line, asked for the properties hs_email_direction, hs_email_text,',
    'hs_email_thread_id, hs_timestamp, hs_email_from_email, hs_email_from_firstname and hs_email_from_lastname; or what GET /engagements/v1/engagements/paged answers.',
  ].join(' '),
  fits: record => {
    if (isObject(record.engagement) && isObject(record.metadata) && 'associations' in record)
      return { score: 0.95, why: 'engagements with associations and metadata' }
    return at(record, 'properties', 'hs_email_direction') === undefined
      ? undefined
      : { score: 0.95, why: 'mails with properties such as hs_email_direction' }
  },
  events,
  sortsByTime: true,
}

/** A mail, whichever API answered it. */
interface Mail {
  readonly id: string | undefined
  readonly thread: string | undefined
  readonly direction: string
  readonly status: string
  readonly text: string
  readonly from: string | undefined
  readonly name: string | undefined
  readonly to: string | undefined
  readonly customer?: string | undefined
  readonly time: unknown
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const mail = isObject(record.engagement) ? engagement(record) : crmMail(record)
  const { direction, text, from } = mail
  const isIncoming = direction === 'INCOMING_EMAIL'
  if (!isIncoming && direction !== 'EMAIL') yield { kind: 'aside', reason: `engagements of type ${direction || 'unknown'}` }
  else if (/^(?:FAILED|BOUNCED)$/.test(mail.status)) yield { kind: 'aside', reason: 'mails that could not be sent' }
  else if (text === '') yield { kind: 'aside', reason: 'mails without words of their own' }
  else
    yield {
      kind: 'turn',
      id: mail.id,
      turn: {
        conversation: mail.thread ?? id,
        role: isIncoming ? 'customer' : 'agent',
        speaker: mail.name ?? from,
        speakerId: from,
        text,
        time: stampOf(mail.time, options.zone),
        customer: mail.customer ?? (isIncoming ? from : mail.to),
        channel: 'email',
      },
    }
}

function crmMail(record: Json): Mail {
  const mail = objectOf(record.properties)
  const [ticket] = objectsOf(at(record, 'associations', 'tickets', 'results'))
  return {
    id: wordOf(record.id) ?? wordOf(mail.hs_object_id),
    thread: wordOf(mail.hs_email_thread_id) ?? wordOf(ticket?.id),
    direction: textOf(mail.hs_email_direction),
    status: textOf(mail.hs_email_status),
    text: bodyOf(mail.hs_email_text, mail.hs_email_html, true),
    from: wordOf(mail.hs_email_from_email),
    name: nameOf(mail.hs_email_from_firstname, mail.hs_email_from_lastname),
    to: wordOf(mail.hs_email_to_email),
    time: mail.hs_timestamp,
  }
}

function engagement(record: Json): Mail {
  const about = objectOf(record.engagement)
  const mail = objectOf(record.metadata)
  const from = objectOf(mail.from)
  return {
    id: wordOf(about.id),
    thread: wordOf(mail.threadId) ?? wordOf(listOf(at(record, 'associations', 'ticketIds'))[0]),
    direction: textOf(about.type),
    status: textOf(mail.status),
    text: bodyOf(mail.text, mail.html, true),
    from: wordOf(from.email),
    name: nameOf(from.firstName, from.lastName),
    to: wordOf(objectsOf(mail.to)[0]?.email),
    customer: wordOf(listOf(at(record, 'associations', 'contactIds'))[0]),
    time: about.timestamp ?? about.createdAt,
  }
}
