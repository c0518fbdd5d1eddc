import { type Canned, cannedIn } from '../measures/sayings/canned.ts'
import type { AgentView } from '../measures/views.ts'
import { GLOSSARY } from '../model/glossary.ts'
import type { MissedBid, Moment, Report } from '../model/report.ts'
import type { Evidence } from '../model/tagged.ts'
import { clean, cleanSpans } from './escape.ts'
import { maskEvidence } from './moment.ts'

/** What the figures mean, for those who read them the first time. */
export const DOORS_LEGEND = [
  `A door: ${GLOSSARY.door.short}. Met: the next answer acknowledges it.`,
  'Of those listed as missed about half really were: look before you speak of one.',
  `Repaired, taken back: ${GLOSSARY.repair.short}.`,
  `Canned: ${GLOSSARY.canned.short}.`,
] as const

/** `3 doors opened, 1 met`, `2 of 5 don'ts taken back`, `4 of 12 yes and small talk canned`: those that there is something to say of. */
export function doorFigures({ met, repaired, canned }: AgentView): readonly string[] {
  if (met.n + repaired.count + canned.count === 0) return []
  return [
    ...(met.n > 0 ? [`${met.n} ${met.n === 1 ? 'door' : 'doors'} opened, ${met.count} met`] : []),
    ...(repaired.n > 0 ? [`${repaired.count} of ${repaired.n} ${repaired.n === 1 ? "don't" : "don'ts"} taken back`] : []),
    ...(canned.count > 0 ? [`${canned.count} of ${canned.n} yes and small talk canned`] : []),
  ]
}

/** A missed bid's words on safe lines, personal data hidden. */
export function showMissed(
  { text, evidence, answer }: MissedBid,
  mask: (text: string) => string,
): { readonly text: string; readonly evidence: readonly Evidence[]; readonly answer: string } {
  const cleaned = cleanSpans(text, evidence)
  return { ...maskEvidence(cleaned.text, cleaned.spans, mask), answer: mask(clean(answer)) }
}

/** Whether a shown moment's wording is canned; undefined where that is not known. */
export function isCanned({ saying }: Moment, canned: Canned): boolean | undefined {
  return saying === undefined ? undefined : canned.isCanned(saying)
}

/** The moment to show an agent's best side by: the first that is not canned, else the first. */
export function bestOf(moments: readonly Moment[], report: Report): { readonly moment: Moment; readonly canned: boolean } | undefined {
  const canned = cannedIn(report)
  const meant = moments.find(moment => isCanned(moment, canned) !== true)
  const moment = meant ?? moments[0]
  return moment === undefined ? undefined : { moment, canned: meant === undefined }
}
