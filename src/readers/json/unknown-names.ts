import { UserError } from '../../errors.ts'
import { columnsOf } from '../columns.ts'
import { excerpt } from '../excerpt.ts'
import { dateOrder, timeOf } from '../times.ts'
import { alias, flattened } from './cells.ts'
import { emptyListIn } from './empty-list.ts'
import { locate } from './locate.ts'

/** A field that objects of a list have. */
interface Met {
  /** Dotted path down to the list. */
  readonly list: string
  readonly values: string[]
}

/** Values of a field that are looked at, that are shown, and the characters of one that are. */
const [LOOKED_AT, SHOWN, SHOWN_OF_EACH] = [50, 3, 24]
const FIELDS_NAMED = 30
/** A field of so few different values says which side speaks. */
const MOST_SIDES = 5

/** Names the fields that are there, and offers a mapping made of them. */
export function nothingKnown(root: unknown, map: Readonly<Record<string, string>>): UserError {
  const met = fieldsIn(root)
  if (map.text !== undefined || map.rows !== undefined)
    return new UserError(`nothing lies at ${map.rows ?? map.text}; the fields are ${listed(met)}: see saltshaker formats json`)
  const names = [...met.keys()].filter(name => !name.startsWith('^'))
  if (names.length === 0) {
    const empty = emptyListIn(root)
    if (empty !== undefined) return new UserError(`${empty} is empty: there is nothing to read in it; export what has messages`)
    return new UserError('this JSON has no list of objects that could be messages: see saltshaker formats json')
  }
  return new UserError(
    `JSON whose names are not known: the fields are ${listed(met)}. Say which holds what, for example --map ${skeleton(names, met)} (see saltshaker formats json)`,
  )
}

function fieldsIn(root: unknown): ReadonlyMap<string, Met> {
  const met = new Map<string, Met>()
  locate((record, above, path) => {
    if (!path.includes('*')) return undefined
    for (const [name, value] of flattened(record, above)) {
      const entry = met.get(name) ?? { list: '', values: [] }
      // What lies deeper is nearer to the messages.
      met.set(name, { values: entry.values, list: path.filter(step => step !== '*').join('.') })
      if (value !== '' && entry.values.length < LOOKED_AT) entry.values.push(value)
    }
    return undefined
  }, root)
  return met
}

function skeleton(names: readonly string[], met: ReadonlyMap<string, Met>): string {
  const valuesOf = (name: string): readonly string[] => met.get(name)!.values
  const words = (name: string): number => valuesOf(name).reduce((sum, value) => sum + value.split(/\s+/).length - 1, 0)
  const text = names.reduce((best, name) => (words(name) > words(best) ? name : best))
  const { list } = met.get(text)!
  const beside = names.filter(name => name !== text && met.get(name)!.list === list)
  const known = columnsOf(beside.map(alias))
  const named = (field: 'role' | 'speaker' | 'conversation' | 'time'): string | undefined => beside[known[field] ?? -1]
  const time = named('time') ?? beside.find(name => areTimes(valuesOf(name)))
  const role = named('role') ?? beside.find(name => name !== time && name !== named('speaker') && areSides(valuesOf(name)))
  const taken = new Set([time, role, named('conversation')])
  const speaker = named('speaker') ?? beside.find(name => !taken.has(name) && areNames(valuesOf(name)))
  const around = [...met.keys()].find(name => name.startsWith('^') && /(?:id|key|number|ref|case|ticket)$/i.test(name))
  const found = { rows: list || undefined, text, role, speaker, conversation: named('conversation') ?? around, time }
  return Object.entries(found)
    .flatMap(([field, name]) =>
      name === undefined ? (field === 'role' || field === 'speaker' ? [`${field}=FIELD`] : []) : [`${field}=${name}`],
    )
    .join(',')
}

function areTimes(values: readonly string[]): boolean {
  const order = dateOrder(values)
  return values.length > 0 && values.every(value => timeOf(value, order) !== undefined)
}

/** Words that come again and again, such as IN and OUT. */
function areSides(values: readonly string[]): boolean {
  const different = new Set(values)
  return (
    different.size > 1 &&
    different.size <= MOST_SIDES &&
    different.size < values.length &&
    values.every(value => /^[\p{L}_-]+$/u.test(value))
  )
}

function areNames(values: readonly string[]): boolean {
  return new Set(values).size > 1 && values.every(value => /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(value))
}

/** Never the words of messages, nor numbers, which may be those of telephones and cards. */
function mayBeShown(values: readonly string[]): boolean {
  return areSides(values) || (areTimes(values) && !values.some(value => /^[\d.]+$/.test(value)))
}

function listed(met: ReadonlyMap<string, Met>): string {
  const fields = [...met].slice(0, FIELDS_NAMED).map(([name, { values }]) => {
    const samples = [...new Set(mayBeShown(values) ? values : [])].slice(0, SHOWN).map(value => excerpt(value, SHOWN_OF_EACH))
    return samples.length === 0 ? name : `${name} (${samples.join(' | ')})`
  })
  return `${fields.join(', ')}${met.size > FIELDS_NAMED ? ', …' : ''}`
}
