import type { Notice } from '../model/reading.ts'

const KINDS = { failed: ['failed', 'failed'], skipped: ['skipped', 'skipped'], warning: ['warning', 'warnings'] } as const

/** `1 failed, 12 skipped, 2 warnings` */
export function noticeCounts(notices: readonly Notice[]): string {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[])
    .map(kind => ({ kind, n: notices.filter(notice => notice.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${KINDS[kind][n === 1 ? 0 : 1]}`)
    .join(', ')
}

/** Notices of one kind, input and message as one, at the first place; neither masked nor escaped. `more` is '' or ` (and 3 more)`. */
export function noticeGroups(notices: readonly Notice[]): readonly (Pick<Notice, 'kind' | 'message'> & { where: string; more: string })[] {
  const groups = new Map<string, { readonly first: Notice; n: number }>()
  for (const notice of notices) {
    const key = JSON.stringify([notice.kind, notice.source, notice.message])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: notice, n: 1 })
    else group.n++
  }
  return [...groups.values()].map(({ first: { kind, source, line, message }, n }) => ({
    kind,
    message,
    where: line === undefined ? source : `${source}:${line}`,
    more: n > 1 ? ` (and ${n - 1} more)` : '',
  }))
}
