import { type Collector, collect, momentOf } from '../measures/collect.ts'
import { isSaid, type Mood } from '../measures/conversation.ts'
import { labelsOf } from '../measures/labels.ts'
import { compareMoments } from '../measures/moments.ts'
import type { Report } from '../model/report.ts'
import { isDont } from '../model/tag.ts'
import type { TaggedConversation } from '../model/tagged.ts'
import type { Finding } from '../model/verdict.ts'
import { isNamed, wildcard } from '../model/wildcard.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Threshold } from './threshold.ts'
import type { Night } from './verdict.ts'

/** What the gates ask for beside the report, in the making. */
export interface NightWatch {
  readonly add: (tagged: TaggedConversation, mood: Mood) => void
  readonly night: (report: Report) => Night
}

/** Collects a report for each channel that the thresholds name, every finding, and the last day. */
export function watchNight(thresholds: readonly Threshold[]): NightWatch {
  const parts = new Map<string, { readonly pattern: RegExp; readonly collector: Collector }>()
  for (const { selector } of thresholds) {
    const { channel } = selector.patterns
    if (channel !== undefined) parts.set(channel, { pattern: wildcard(channel), collector: collect() })
  }
  const findings: Omit<Finding, 'label'>[] = []
  let day: string | undefined
  return {
    add: (tagged, mood) => {
      for (const { pattern, collector } of parts.values()) {
        const inChannel = onlyChannel(tagged, pattern)
        if (inChannel !== undefined) collector.add(inChannel, mood)
      }
      findings.push(...findingsIn(tagged))
      for (const { time } of tagged.conversation.turns) if (time !== undefined && (day === undefined || time > day)) day = time
    },
    night: report => {
      const labels = labelsOf(Object.values(report.agents))
      return {
        report,
        channels: new Map([...parts].map(([channel, { collector }]): [string, Report] => [channel, collector.report()])),
        findings: findings
          .map(finding => ({ ...finding, label: labels.get(finding.moment.agent)! }))
          .sort((a, b) => compareMoments(a.moment, b.moment)),
        day: day?.slice(0, 10),
      }
    },
  }
}

function* findingsIn({ conversation, tags, moments }: TaggedConversation): Iterable<Omit<Finding, 'label'>> {
  const repaired = new Set(moments?.repairs.map(({ dont }) => dont))
  let before = ''
  for (const [index, turn] of conversation.turns.entries()) {
    if (turn.role === 'customer' && isSaid(turn)) before = turn.text
    const decision = tags[index]
    if (decision === undefined || !isDont(decision.tag)) continue
    const fingerprint = fingerprintOf(conversation.key ?? conversation.id, turn.text, decision.tag)
    const moment = momentOf(conversation.source, conversation.id, turn, decision, before)
    yield { fingerprint, moment, channel: turn.channel, isRepaired: repaired.has(index) }
  }
}

/** The conversation with the tags of the turns in a channel only; undefined where it has none. */
function onlyChannel(tagged: TaggedConversation, pattern: RegExp): TaggedConversation | undefined {
  const { conversation, tags, moments } = tagged
  const isOfIt = conversation.turns.map(({ channel }) => isNamed(channel, pattern))
  if (!isOfIt.includes(true)) return undefined
  return {
    conversation,
    tags: tags.map((tag, index) => (isOfIt[index] ? tag : undefined)),
    moments: moments && {
      bids: moments.bids.filter(({ answer }) => isOfIt[answer]),
      repairs: moments.repairs.filter(({ index }) => isOfIt[index]),
    },
  }
}
