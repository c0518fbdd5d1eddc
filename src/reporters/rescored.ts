import type { Rescored } from '../measures/rescored.ts'
import { taggerId } from '../model/night.ts'
import { TAGS } from '../model/tag.ts'
import { clean, escapeJson } from './escape.ts'

/** Which tags changed, night by night. */
export function rescoredText(nights: readonly Rescored[], written: boolean): string {
  const changed = nights.filter(({ agents, findings }) => agents.length + findings.length > 0)
  const lines = changed.flatMap(({ night, tagger, tags, agents, findings }) => [
    `${night} · tagger ${taggerId(tagger.before)} → ${taggerId(tagger.now)}`,
    `  ${differences(tags) || 'no count of all changed'}`,
    ...agents.map(agent => `  ${clean(agent.key)}: ${differences(agent)}`),
    ...findings.map(
      ({ conversation, turn, agent, before, now }) =>
        `  ${before ?? 'not flagged'} → ${now ?? 'not flagged'}  ${clean(agent)} · conversation ${clean(conversation)} · turn ${turn}`,
    ),
    '',
  ])
  const nightsText = `${nights.length} ${nights.length === 1 ? 'night' : 'nights'}`
  return [
    ...lines,
    `${nightsText} tagged anew, ${changed.length} with other tags; ${written ? 'the history has them' : 'nothing was written'}.`,
    '',
  ].join('\n')
}

export function rescoredJson(nights: readonly Rescored[], written: boolean): string {
  return `${escapeJson(JSON.stringify({ schemaVersion: 1, written, nights }, undefined, 2))}\n`
}

/** `yes 12 → 11 · neutral 40 → 41` */
function differences({ before, now }: Rescored['tags']): string {
  return TAGS.filter(tag => before[tag] !== now[tag])
    .map(tag => `${tag} ${before[tag]} → ${now[tag]}`)
    .join(' · ')
}
