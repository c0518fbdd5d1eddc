import type { Tag } from '../model/tag.ts'
import type { Finding, PageTurn } from '../reporters/page/page-data.ts'
import type { Opinion } from '../review/decision.ts'

export const TAG_NAMES: Readonly<Record<Tag, string>> = {
  yes: 'Yes',
  'small-talk': 'Small talk',
  neutral: 'Neutral',
  stonewalling: 'Stonewalling',
  defensiveness: 'Defensiveness',
  criticism: 'Criticism',
  contempt: 'Contempt',
}

export const SEVERITY_NAMES = ['', 'mild', 'clear', 'severe'] as const

/** `Stonewalling, clear`, `Possible criticism`, `Missed door` */
export function findingName({ kind, tag, severity }: Pick<Finding, 'kind' | 'tag' | 'severity'>): string {
  if (kind === 'missed') return 'Missed door'
  if (kind === 'sample') return 'To label'
  const name = TAG_NAMES[tag!]
  return kind === 'possible' ? `Possible ${name.toLowerCase()}` : severity > 0 ? `${name}, ${SEVERITY_NAMES[severity]}` : name
}

/** `22:04`, `1:35`, or '' where the input tells no time. */
export function timeOf({ time, offset }: Pick<PageTurn, 'time' | 'offset'>): string {
  if (time !== undefined) return time.slice(11, 16)
  if (offset === undefined) return ''
  const seconds = Math.floor(offset)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export function plural(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

/** `+0.2`, `−0.1`, `0`: as finely as AFINN can be told apart. */
export function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`
}

/** What a reviewer decided: `Criticism`, `missed`, `met`, `no door`. */
export function decisionName({ tag, bid, met }: Opinion): string {
  if (tag !== undefined) return TAG_NAMES[tag]
  return bid ? (met ? 'met' : 'missed') : 'no door'
}
