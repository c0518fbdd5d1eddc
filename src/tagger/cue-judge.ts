import { type Dont, isDont, type Severity, type Tag } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'
import { holds, type TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import type { Judge, Opinion } from './judge.ts'
import { createMatcher, type Match } from './matcher.ts'
import { evidenceAt, longestOfEach } from './spans.ts'
import { wordClasses } from './word-classes.ts'

/** The first judge: named cues. Several cues for one tag add up as independent witnesses (noisy-or of their weights). */
export function createCueJudge(cues: readonly Cue[]): Judge & { readonly hits: (turn: TurnInContext) => Match<Cue>[] } {
  const find = createMatcher(
    cues.flatMap(cue => cue.patterns.map(pattern => [cue, pattern] as const)),
    wordClasses,
  )
  const hits = (turn: TurnInContext) => find(turn.words).filter(match => counts(match, turn))
  return { name: 'cues', hits, judge: turn => opinionOf(hits(turn), turn) }
}

function counts({ owner: cue, from, to }: Match<Cue>, turn: TurnInContext): boolean {
  if (isDont(cue.tag) && turn.quoted[from]) return false
  return (cue.when ?? []).every(c => holds(c, turn, from, to)) && !(cue.unless ?? []).some(c => holds(c, turn, from, to))
}

function opinionOf(hits: readonly Match<Cue>[], turn: TurnInContext): Opinion {
  const scores = new Map<Tag, number>()
  const severities = new Map<Dont, Severity>()
  for (const cue of new Set(hits.map(hit => hit.owner))) {
    scores.set(cue.tag, 1 - (1 - (scores.get(cue.tag) ?? 0)) * (1 - cue.weight))
    if (isDont(cue.tag)) severities.set(cue.tag, Math.max(severities.get(cue.tag) ?? 0, cue.severity ?? 1) as Severity)
  }
  return {
    score: tag => scores.get(tag) ?? 0,
    severity: dont => severities.get(dont) ?? 0,
    cue: dont => strongestCue(dont, hits),
    evidence: tag =>
      evidenceOf(
        hits.filter(hit => hit.owner.tag === tag),
        turn,
      ),
  }
}

/** Weight of the strongest cue that speaks for the tag; 0 without one. */
export function strongestCue(tag: Tag, hits: readonly Match<Cue>[]): number {
  return hits.reduce((strongest, { owner }) => (owner.tag === tag ? Math.max(strongest, owner.weight) : strongest), 0)
}

/** One span a cue. */
export function evidenceOf(hits: readonly Match<Cue>[], { words }: TurnInContext): Evidence[] {
  return evidenceAt(
    longestOfEach(hits).map(({ owner, from, to }) => ({ from, to, cue: owner.id, why: owner.why })),
    words,
  )
}
