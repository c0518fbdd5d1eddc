import type { Contact, ContactTurn } from '../model/contact.ts'
import type { NightRecord } from '../model/night.ts'
import type { AgentReport, Moment } from '../model/report.ts'
import { wordNumber } from './seal.ts'

/** A row of the table: column → value; what is missing is NULL. */
export type Row = Readonly<Record<string, unknown>>

export interface RowOptions {
  /** Keeps the words of findings as this makes them (personal data hidden); undefined: none are kept. */
  readonly keepText?: ((text: string) => string) | undefined
}

/** What a night's file holds, in its order: the night, its agents, findings and conversations. Customers must be sealed. */
export function* rowsOf({ night, tagger, report, conversations }: NightRecord, { keepText }: RowOptions): Iterable<Row> {
  const base = { night, tagger_weights: tagger.weights, tagger_cues: tagger.cues }
  const { agent, customer, bot, system, unknown } = report.turns
  yield {
    kind: 'night',
    ...base,
    conversations: report.conversations,
    turns_agent: agent,
    turns_customer: customer,
    turns_bot: bot,
    turns_system: system,
    turns_unknown: unknown,
  }
  for (const agent of Object.values(report.agents)) yield { kind: 'agent', ...base, ...agentRow(agent) }
  for (const moment of report.flagged) yield { kind: 'finding', ...base, ...findingRow(moment), ...wordsOf(moment, keepText) }
  const contacts = new Map(report.contacts.kept.map(contact => [contact.conversation, contact]))
  for (const conversation of conversations) {
    const contact = contacts.get(conversation)
    yield { kind: 'conversation', ...base, conversation, ...(contact && contactRow(contact, keepText)) }
  }
}

function agentRow({ key, tags, severities, leftOut, bids, mood, responseSeconds, thirds, ...agent }: AgentReport): Row {
  return {
    agent: key,
    name: agent.name,
    team: agent.team,
    turns: agent.turns,
    conversations: agent.conversations,
    tag_yes: tags.yes,
    tag_small_talk: tags['small-talk'],
    tag_neutral: tags.neutral,
    tag_stonewalling: tags.stonewalling,
    tag_defensiveness: tags.defensiveness,
    tag_criticism: tags.criticism,
    tag_contempt: tags.contempt,
    possible: agent.possible,
    severity_1: severities[0],
    severity_2: severities[1],
    severity_3: severities[2],
    ...leftOut,
    bids: bids.opened,
    bids_met: bids.met,
    repairs: agent.repairs,
    mood_before: mood.before,
    mood_after: mood.after,
    mood_conversations: mood.conversations,
    response_seconds: responseSeconds,
    thirds: thirds.map(({ turns, yes, smallTalk, donts }) => ({ turns, yes, small_talk: smallTalk, donts })),
  }
}

function findingRow({ source, conversation, turn, agent, time, decision }: Moment): Row {
  const { tag, also, severity, confidence, evidence } = decision
  const cue_ids = [...new Set(evidence.map(({ cue }) => cue))]
  return { agent, source, conversation, turn, time, tag, also, severity, confidence, cue_ids }
}

function wordsOf({ before, text }: Moment, keepText: RowOptions['keepText']): Row {
  return keepText === undefined ? {} : { before: keepText(before), text: keepText(text) }
}

/** Of a contact that is sealed. */
function contactRow({ customer, source, time, stems, told, bids }: Contact, keepText: RowOptions['keepText']): Row {
  const said = ({ turn, stems, text }: ContactTurn): Row => ({
    turn,
    words: stems.map(wordNumber),
    text: keepText === undefined || text === undefined ? null : keepText(text),
  })
  return { customer, source, time, words: stems.map(wordNumber), told: told && said(told), doors: bids.map(said) }
}
