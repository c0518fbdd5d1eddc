/** A column of the history's one table. Names, types and meanings are promises: new ones are added at the end. */
export interface Column {
  readonly name: string
  /** As DuckDB and Parquet know it. */
  readonly type: string
  /** Rows that carry it; elsewhere it is NULL. */
  readonly of: 'every' | 'night' | 'agent' | 'finding' | 'conversation'
  /** For docs/history.md. */
  readonly meaning: string
}

const every = (name: string, type: string, meaning: string): Column => ({ name, type, of: 'every', meaning })
const night = (name: string, meaning: string): Column => ({ name, type: 'INTEGER', of: 'night', meaning })
const agent = (name: string, type: string, meaning: string): Column => ({ name, type, of: 'agent', meaning })
const finding = (name: string, type: string, meaning: string): Column => ({ name, type, of: 'finding', meaning })

const conversation = (name: string, type: string, meaning: string): Column => ({ name, type, of: 'conversation', meaning })
const SAID = 'STRUCT(turn INTEGER, words UINTEGER[], text VARCHAR)'

export const COLUMNS: readonly Column[] = [
  every('kind', 'VARCHAR', '`night`, `agent`, `finding` or `conversation`: what the row is'),
  every('night', 'DATE', 'the night'),
  every('tagger_weights', 'VARCHAR', 'hash of the weights that tagged it; `none` where cues alone decided'),
  every('tagger_cues', 'VARCHAR', 'hash of the cues'),
  night('conversations', 'conversations of the night; in `agent` rows those with a tagged turn of the agent'),
  night('turns_agent', 'turns of agents, untagged ones included'),
  night('turns_customer', 'turns of customers'),
  night('turns_bot', 'turns of bots'),
  night('turns_system', 'turns of systems'),
  night('turns_unknown', 'turns of nobody known'),
  agent('agent', 'VARCHAR', 'key of the agent: the export’s id, else the name; in `finding` rows too'),
  agent('name', 'VARCHAR', 'name of the agent'),
  agent('team', 'VARCHAR', 'team, where the export tells'),
  agent('turns', 'INTEGER', 'tagged turns'),
  agent('tag_yes', 'INTEGER', 'turns tagged yes'),
  agent('tag_small_talk', 'INTEGER', 'turns tagged small talk'),
  agent('tag_neutral', 'INTEGER', 'neutral turns'),
  agent('tag_stonewalling', 'INTEGER', 'turns tagged stonewalling'),
  agent('tag_defensiveness', 'INTEGER', 'turns tagged defensiveness'),
  agent('tag_criticism', 'INTEGER', 'turns tagged criticism'),
  agent('tag_contempt', 'INTEGER', 'turns tagged contempt'),
  agent('possible', 'INTEGER', 'suspected don’ts, not in the tags'),
  agent('severity_1', 'INTEGER', 'mild don’ts'),
  agent('severity_2', 'INTEGER', 'clear don’ts'),
  agent('severity_3', 'INTEGER', 'severe don’ts'),
  agent('automated', 'INTEGER', 'turns left out: macros, greetings'),
  agent('internal', 'INTEGER', 'turns left out: notes, whispers'),
  agent('empty', 'INTEGER', 'turns left out: without words'),
  agent('bids', 'INTEGER', 'doors that customers opened to the agent'),
  agent('bids_met', 'INTEGER', 'those met'),
  agent('repairs', 'INTEGER', 'don’ts that the agent took back'),
  agent('mood_before', 'INTEGER', 'customers’ mood before, hundredths of AFINN points a word, summed'),
  agent('mood_after', 'INTEGER', 'the same after'),
  agent('mood_conversations', 'INTEGER', 'conversations that the two sums are over'),
  agent('response_seconds', 'MAP(INTEGER, INTEGER)', 'seconds that customers waited → how often'),
  agent(
    'thirds',
    'STRUCT(turns INTEGER, yes INTEGER, small_talk INTEGER, donts INTEGER)[]',
    'tagged turns of the opening, middle and closing third of the conversations that have them',
  ),
  finding('source', 'VARCHAR', 'name of the input; in `conversation` rows of known customers too'),
  finding('conversation', 'VARCHAR', 'id of the conversation; in `conversation` rows too'),
  finding('turn', 'INTEGER', 'number of the turn'),
  finding('time', 'VARCHAR', 'ISO 8601, UTC, where the export tells; in `conversation` rows of its beginning'),
  finding('tag', 'VARCHAR', 'the don’t that was said'),
  finding('also', 'VARCHAR[]', 'tags beside it'),
  finding('severity', 'INTEGER', '1 mild, 2 clear, 3 severe'),
  finding('confidence', 'DOUBLE', '0 to 1'),
  finding('cue_ids', 'VARCHAR[]', 'what spoke for it: saltshaker explain ID'),
  finding('before', 'VARCHAR', 'the customer’s words before, with `--keep-text` only'),
  finding('text', 'VARCHAR', 'the agent’s words, with `--keep-text` only'),
  conversation('customer', 'VARCHAR', 'keyed hash of the customer’s id, where customers can be told apart'),
  conversation('words', 'UINTEGER[]', 'keyed hashes of the stems of what the customer spoke of'),
  conversation('told', SAID, 'the customer’s turn that says the most; its text with `--keep-text` only'),
  conversation('doors', `${SAID}[]`, 'turns in which the customer opened a personal door'),
]

/** For `CREATE TABLE`. */
export const TABLE = COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')

/** For `from_json`: types of the rows as JSON. */
export const JSON_TYPES = JSON.stringify([Object.fromEntries(COLUMNS.map(({ name, type }) => [name, jsonType(type)]))])

function jsonType(type: string): unknown {
  if (type.endsWith('[]')) return [jsonType(type.slice(0, -2))]
  const fields = /^STRUCT\((.*)\)$/.exec(type)?.[1]
  return fields === undefined
    ? type
    : Object.fromEntries(
        fields
          .split(', ')
          .map(field => field.split(' '))
          .map(([name, type]) => [name, jsonType(type!)]),
      )
}
