import type { Digest, Example } from '../../model/digest.ts'
import type { Rate } from '../../model/rate.ts'
import { showMissed } from '../doors.ts'
import { clean, escapeJson } from '../escape.ts'
import { cleaned, showWords } from '../moment.ts'
import type { DigestContext, DigestReporter } from './reporter.ts'

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
const SCHEMA_VERSION = 1

export const json: DigestReporter = {
  name: 'json',
  title: 'Every figure, for machines',
  extension: 'json',
  render: (digest, context) => `${escapeJson(JSON.stringify(toJson(digest, context), undefined, 2))}\n`,
}

function toJson(digest: Digest, context: DigestContext): unknown {
  const { mask } = context
  return {
    schemaVersion: SCHEMA_VERSION,
    ...digest,
    night: digest.night ?? null,
    before: digest.before ?? null,
    warmth: rounded(digest.warmth),
    donts: rounded(digest.donts),
    praise: digest.praise.map(one => exampleOf(one, context)),
    help: digest.help.map(one => exampleOf(one, context)),
    changes: digest.changes.map(one => ({ ...one, agent: one.agent ?? null, now: rounded(one.now), before: rounded(one.before) })),
    doors: {
      met: rounded(digest.doors.met),
      missed: digest.doors.missed.map(bid => {
        const { source, conversation, turn, label, time } = bid
        const { text, answer } = showMissed(bid, mask)
        return { source, conversation, turn, agent: label, time, text, answer }
      }),
    },
    contacts:
      digest.contacts === undefined
        ? null
        : {
            ...digest.contacts,
            rows: digest.contacts.rows.map(one => ({ ...one, warmth: rounded(one.warmth), donts: rounded(one.donts) })),
          },
    topics: digest.topics.map(({ word, conversations, usual, quote }) => ({
      word: mask(clean(word)),
      conversations,
      usual: usual === undefined ? null : round(usual),
      quote: { conversation: quote.conversation, text: mask(clean(quote.text)) },
    })),
  }
}

function exampleOf({ agent, moment, donts }: Example, { mask, advice }: DigestContext): object {
  const { source, conversation, turn, time, decision } = moment
  const { text, before, evidence, repair } = showWords(cleaned(moment), mask)
  const { tag, severity, confidence } = decision
  const shown = evidence.map(({ start, end, cue, why }) => ({ start, end, cue, why, instead: advice(cue) }))
  const place = { source, conversation, turn, time }
  return {
    agent,
    ...place,
    tag,
    severity,
    confidence: round(confidence),
    before,
    text,
    evidence: shown,
    repair,
    donts: donts && rounded(donts),
  }
}

function rounded({ count, n, rate, low, high }: Rate): object {
  return { count, n, rate: round(rate), low: round(low), high: round(high) }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0
}
