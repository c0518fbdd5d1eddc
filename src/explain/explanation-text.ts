import { Chalk, type ChalkInstance } from 'chalk'
import type { Evidence } from '../model/tagged.ts'
import { cellsOf, shorten, wrap } from '../reporters/cells.ts'
import { labelled, plain, quoted } from '../reporters/pretty-moments.ts'
import type { Door, Explanation, Shares, WordShare } from './explanation.ts'
import type { Flip, Piece } from './flips.ts'
import { roundedTo } from './rounded.ts'

export interface TextOptions {
  /** Columns. */
  readonly width: number
  readonly color: boolean
  /** Every word, tag and cue, not only what weighs most. */
  readonly all: boolean
}

const INDENT = 12
const TAGS_SHOWN = 4
const LEAST_SHOWN = 0.005 // what would be printed as 0.00
const WORDS_SHOWN = 8
const CUES_SHOWN = 3
const FLIPS_SHOWN = 4
const PIECE_WIDTH = 44

/** For reading in a terminal, in ten seconds. Texts must be clean (see shown.ts). */
export function explanationText(explanation: Explanation, { width, color, all }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const { text, decision, heard, thresholds, shares, instead } = explanation
  const room = Math.max(20, width - INDENT)
  const part = (label: string, prose: string): readonly string[] => labelled(label, wrap(cellsOf(prose), room).map(plain), chalk)
  const counted = explanation.context.filter(({ counts }) => counts).map(turn => turn.text)
  const whys = (evidence: readonly Evidence[] = []): string[] => [...new Map(evidence.map(e => [e.cue, `${e.why} (${e.cue})`])).values()]
  const why = whys(decision.evidence)
  const lines = [
    headline(explanation, chalk),
    '',
    ...(counted.length === 0 ? [] : quoted('customer', counted.join(' / '), [], { color, chalk, width, mask: same })),
    ...quoted('agent', text, decision.possible?.evidence ?? decision.evidence, { color, chalk, width, mask: same }),
    ...(why.length === 0 ? [WITHOUT_EVIDENCE] : why).flatMap(line => part('why', line)),
    ...whys(decision.possible?.evidence).flatMap(line => part('suspected', line)),
    ...explanation.doors.flatMap(door => part('door', doorLine(door))),
    ...instead.flatMap(advice => part('instead', advice)).map(line => chalk.green(line)),
    '',
    ...part('tags', tagsLine(explanation, all)),
    ...(thresholds ? part("don'ts", thresholdsLine(thresholds)) : []),
    ...(explanation.context.length > 0 ? part('before it', beforeLine(explanation.context, heard)) : []),
    ...(shares ? [...part('words', wordsLine(shares, all)), ...part('', sumLine(shares))] : []),
    ...otherCues(explanation, all).flatMap((line, index) => part(index === 0 ? 'cues' : '', line)),
    ...flipLines(explanation, all).flatMap((line, index) => part(index === 0 ? 'flips' : '', line)),
  ]
  return `${lines.join('\n')}\n`
}

function doorLine({ met, confidence, evidence }: Door): string {
  const why = [...new Map(evidence.map(e => [e.cue, `${e.why} (${e.cue})`])).values()].join(' ')
  return `The customer opened one, ${hundredths(confidence)} sure, and this answer ${met ? 'meets' : 'misses'} it. ${why}`
}

const same = (text: string): string => text
const WITHOUT_EVIDENCE = 'Nothing in it speaks loudly enough for another tag.'

function headline({ decision }: Explanation, chalk: ChalkInstance): string {
  const { tag, severity, confidence, also, possible } = decision
  const said = `${chalk.bold(tag)}${severity ? `, severity ${severity}` : ''}, confidence ${hundredths(confidence)}`
  const more = also.length > 0 ? `; also ${also.join(', ')}` : ''
  const suspected = possible
    ? `\npossible: ${possible.tag}, confidence ${hundredths(possible.confidence)} (suspected only, never in a gate)`
    : ''
  return `${said}${more}${suspected}`
}

function tagsLine({ tags }: Explanation, all: boolean): string {
  return tags
    .filter(({ probability }, index) => all || (index < TAGS_SHOWN && (index < 2 || probability >= LEAST_SHOWN)))
    .map(({ tag, probability }) => `${tag} ${hundredths(probability)}`)
    .join(' · ')
}

function thresholdsLine({ raw, calibrated: { together, said, possible } }: NonNullable<Explanation['thresholds']>): string {
  if (raw.said === 0) return `${hundredths(together)}: what the cue sees is this don't, whatever the other words weigh`
  return `${hundredths(together)} all four together; possible from ${hundredths(possible)}, said from ${hundredths(said)}`
}

function beforeLine(context: Explanation['context'], heard: Explanation['heard']): string {
  const counted = context.filter(({ counts }) => counts).length
  const answered = context.some(({ role }) => role === 'agent')
  const rest = context.length - counted - (answered ? 1 : 0)
  const others = rest === 0 ? '' : `; ${rest} earlier ${rest === 1 ? 'turn counts' : 'turns count'} only for the place in the conversation`
  if (counted === 0) return `no customer's words since the agent's turn above, whose words count${others}`
  const what = counted === 1 ? "the customer's turn above counts" : `the customer's ${counted} turns above count`
  const agents = answered ? "; the words of the agent's turn before count, too" : ''
  return `${what}, heard as ${heard.join(', ') || 'nothing in particular'}${agents}${others}`
}

// In hundredths that add up exactly, so that nobody who checks the sum finds it wrong.
function inHundredths({ score, context, bias, others, words }: Shares): { total: number; parts: number[]; ofWords: number[] } {
  const total = hundred(score)
  const rounded = roundedTo(total, [context, bias, others, ...words.map(({ share }) => share)])
  return { total, parts: rounded.slice(0, 3), ofWords: rounded.slice(3) }
}

function wordsLine(shares: Shares, all: boolean): string {
  const { ofWords } = inHundredths(shares)
  const entries = shares.words.map((word, at) => ({ word, share: ofWords[at]! }))
  const byWeight = [...entries].sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
  const shown = all ? entries : byWeight.slice(0, WORDS_SHOWN)
  const rest = byWeight.slice(shown.length)
  const listed = shown.map(({ word, share }) => `${nameOf(word)} ${signed(share)}`)
  const left = rest.reduce((sum, { share }) => sum + share, 0)
  if (rest.length > 0) listed.push(`${rest.length} more ${signed(left)}`)
  return listed.join(' · ')
}

function sumLine(shares: Shares): string {
  const { total, parts, ofWords } = inHundredths(shares)
  const [context, bias, others] = parts as [number, number, number]
  const own = ofWords.reduce((sum, share) => sum + share, 0)
  const rest = others === 0 ? '' : `, other tags ${signed(others)}`
  return `words ${signed(own)}, context and shape ${signed(context)}, bias ${signed(bias)}${rest}: ${signed(total)} for ${shares.tag} against neutral`
}

function otherCues({ cues, decision }: Explanation, all: boolean): readonly string[] {
  const others = cues.filter(({ cue, start }) => !decision.evidence.some(shown => shown.cue === cue && shown.start === start))
  const shown = others.slice(0, all ? others.length : CUES_SHOWN)
  const more = others.length - shown.length
  return [
    ...shown.map(({ cue, tag, text, why }) => `for ${tag}: “${shortened(text)}” (${cue})${all ? ` ${why}` : ''}`),
    ...(more > 0 ? [`and ${more} more: --all`] : []),
  ]
}

function flipLines({ flips: { alone, together }, decision }: Explanation, all: boolean): readonly string[] {
  const lines = [...alone.slice(0, all ? alone.length : FLIPS_SHOWN), ...(together ? [together] : [])].map(flipLine)
  return lines.length > 0 ? lines : [`nothing that could be left out makes it anything but ${decision.tag}`]
}

function flipLine({ without, decision: { tag, confidence, possible } }: Flip): string {
  const suspected = possible ? `, possibly ${possible.tag} ${hundredths(possible.confidence)}` : ''
  return `without ${without.map(pieceName).join(' and ')}: ${tag} ${hundredths(confidence)}${suspected}`
}

function pieceName(piece: Piece): string {
  return piece === 'customer' ? 'what the customer said' : `“${shortened(piece.text)}”`
}

function nameOf({ text }: WordShare): string {
  return text.trim() === '' ? '⏎' : text
}

function shortened(text: string): string {
  return plain(shorten(cellsOf(text), PIECE_WIDTH))
}

const hundred = (value: number): number => Math.round(value * 100)

function hundredths(value: number): string {
  return value.toFixed(2)
}

function signed(hundreds: number): string {
  return `${hundreds < 0 ? '−' : '+'}${(Math.abs(hundreds) / 100).toFixed(2)}`
}
