import type { JsonFormat } from '../json/format.ts'
import { isObject, listOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'

const roleFor = roleTable({ agent: 'agent', customer: 'customer', action: 'system' })

/** The Action-Based Conversations Dataset. FORMATS 7.3. */
export const abcd: JsonFormat = {
  name: 'abcd',
  title: 'ABCD, the Action-Based Conversations Dataset (JSON)',
  howTo: 'Name abcd_sample.json or the unpacked abcd_v1.1.json of the dataset. Its agents have no names: all count as "Agent".',
  fits: record =>
    'convo_id' in record && Array.isArray(record.original) ? { score: 0.98, why: 'conversations with convo_id and original' } : undefined,
  events: function* (record, { id }) {
    const conversation = wordOf(record.convo_id) ?? id
    for (const said of listOf(record.original)) {
      const [label, words] = listOf(said).map(textOf)
      if (label === undefined || !words) yield { kind: 'skipped', reason: 'a turn that is no pair of speaker and text: it is left out' }
      else yield { kind: 'turn', turn: { conversation, text: words, role: roleFor(label), speaker: label === 'agent' ? 'Agent' : label } }
    }
  },
}

/** Taskmaster dialogues; the third set writes its speakers small. FORMATS 7.3. */
export const taskmaster: JsonFormat = {
  name: 'taskmaster',
  title: 'Taskmaster dialogues (JSON)',
  howTo: 'Name the JSON files of the dataset. The assistants were people without names: all count as "Agent".',
  fits: record => {
    const speaks = (one: unknown): boolean => isObject(one) && sideOf(one.speaker) !== undefined && 'text' in one
    return 'conversation_id' in record && listOf(record.utterances).some(speaks)
      ? { score: 0.97, why: 'utterances of USER and ASSISTANT' }
      : undefined
  },
  events: function* (record, { id }) {
    const conversation = wordOf(record.conversation_id) ?? id
    for (const one of listOf(record.utterances)) {
      if (!isObject(one)) {
        yield { kind: 'skipped', reason: 'an utterance is no object: it is left out' }
        continue
      }
      const text = textOf(one.text).trim()
      if (text === '') yield { kind: 'aside', reason: 'utterances without words' }
      else yield { kind: 'turn', turn: { conversation, text, ...sideTurn(sideOf(one.speaker)) } }
    }
  },
}

/** The schema-guided dialogues and MultiWOZ, before 2.2 (no speakers named) and since. FORMATS 7.3. */
export const multiwoz: JsonFormat = {
  name: 'multiwoz',
  title: 'MultiWOZ and schema-guided dialogues (JSON)',
  howTo: 'Name the JSON files of the dataset. Its system was a person without a name: all count as "Agent".',
  fits: record => {
    const speaks = (one: unknown): boolean => isObject(one) && 'utterance' in one && sideOf(one.speaker) !== undefined
    if ('dialogue_id' in record && listOf(record.turns).some(speaks)) return { score: 0.97, why: 'turns of USER and SYSTEM' }
    const logged = (one: unknown): boolean => isObject(one) && 'text' in one && 'metadata' in one
    return 'goal' in record && listOf(record.log).some(logged) ? { score: 0.97, why: 'goal and log' } : undefined
  },
  events: function* (record, { id }) {
    const conversation = wordOf(record.dialogue_id) ?? id
    for (const [i, one] of objectsOf(record.turns ?? record.log).entries()) {
      const text = textOf(one.utterance ?? one.text).trim()
      // In a log the user begins, and the state of the dialogue stands at the system's turns.
      const logged = Object.keys(objectOf(one.metadata)).length > 0 || i % 2 === 1 ? 'agent' : 'customer'
      if (text === '') yield { kind: 'aside', reason: 'turns without words' }
      else yield { kind: 'turn', turn: { conversation, text, ...sideTurn('utterance' in one ? sideOf(one.speaker) : logged) } }
    }
  },
}

/** TweetSumm with its text, as its script makes it of the ids that are handed out. FORMATS 7.3. */
export const tweetSumm: JsonFormat = {
  name: 'tweetsumm',
  title: 'TweetSumm, processed (JSON)',
  howTo:
    'The data set holds ids alone: name the file that its script makes, with the text of the tweets. Its agents have no names: all count as "Agent".',
  fits: record => {
    const told = objectsOf(objectOf(record.dialog).turns).some(turn => typeof turn.is_agent === 'boolean' && 'sentences' in turn)
    return told ? { score: 0.98, why: 'turns with is_agent and sentences' } : undefined
  },
  events: function* (record, { id }) {
    const dialog = objectOf(record.dialog)
    const conversation = wordOf(dialog.dialog_id) ?? id
    for (const turn of objectsOf(dialog.turns)) {
      const text = listOf(turn.sentences).map(textOf).join(' ').trim()
      if (text === '') yield { kind: 'aside', reason: 'turns without words' }
      else yield { kind: 'turn', turn: { conversation, text, ...sideTurn(turn.is_agent === true ? 'agent' : 'customer') } }
    }
  },
}

function sideOf(speaker: unknown): 'agent' | 'customer' | undefined {
  const word = textOf(speaker).toUpperCase()
  if (word === 'USER') return 'customer'
  return word === 'ASSISTANT' || word === 'SYSTEM' ? 'agent' : undefined
}

function sideTurn(role: 'agent' | 'customer' | undefined) {
  return { role, speaker: role === 'agent' ? 'Agent' : role === 'customer' ? 'Customer' : undefined }
}
