import { UserError } from '../errors.ts'
import type { Role } from '../model/turn.ts'
import type { RawTurn, ReadOptions } from './reader.ts'
import { roleReader } from './role-values.ts'
import { stampOf } from './times.ts'

type Fields = Record<string, unknown>

/** The fields of the native format. */
export const FIELDS: readonly string[] =
  'conversation turn role speaker speakerId text time offset customer channel team automated internal'.split(' ')

/** Turns of native records, with the fields renamed by `--map`; undefined where a record has no text. Unknown fields are ignored. */
export function recordReader(options: ReadOptions): { (record: Fields): RawTurn | undefined; warnings(): readonly string[] } {
  const roles = roleReader(options.agentRoles)
  for (const field of Object.keys(options.map ?? {})) {
    if (!FIELDS.includes(field)) throw new UserError(`--map: unknown field '${field}'; the fields are ${FIELDS.join(', ')}`)
  }
  const getters = Object.entries(options.map ?? {}).map(([field, path]) => [field, getter(path)] as const)
  const renamed = (record: Fields): Fields =>
    getters.length === 0 ? record : { ...record, ...Object.fromEntries(getters.map(([field, get]) => [field, get(record)])) }
  const turnOf = (record: Fields): RawTurn | undefined => {
    const { conversation, turn, role, speaker, speakerId, text, time, offset, customer, channel, team, automated, internal } =
      renamed(record)
    if (typeof text !== 'string') return undefined
    return {
      conversation: word(conversation),
      turn: typeof turn === 'number' ? turn : undefined,
      role: roleIn(role, roles.of),
      speaker: word(speaker),
      speakerId: word(speakerId),
      text,
      time: stampOf(time, options.zone),
      offset: typeof offset === 'number' && offset >= 0 ? offset : undefined,
      customer: word(customer),
      channel: word(channel),
      team: word(team),
      automated: automated === true ? true : undefined,
      internal: internal === true ? true : undefined,
    }
  }
  return Object.assign(turnOf, { warnings: roles.warnings })
}

function getter(path: string): (record: Fields) => unknown {
  const steps = path.split('.')
  return record => {
    if (Object.hasOwn(record, path)) return record[path]
    let value: unknown = record
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
      value = (value as Fields)[step]
    }
    return value
  }
}

function word(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function roleIn(value: unknown, of: (value: string) => Role | undefined): Role | undefined {
  const label = word(value)
  return label === undefined ? undefined : of(label)
}
