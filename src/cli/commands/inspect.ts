import { type InspectedSpeaker, type Inspection, inspectInput } from '../../readers/inspect.ts'
import { downloadsAmong } from '../../readers/left-out.ts'
import { clean } from '../../reporters/escape.ts'
import { maskText } from '../../reporters/mask.ts'
import { maskPlace } from '../../reporters/mask-place.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { noticeLine } from '../notices.ts'
import { print } from '../output.ts'

const UNLIKELY = 0.05 // below it a format is out of the question
const SHOWN = 70 // characters of a turn: enough to recognise it

/** What was understood of each input, and why. Exit code 2 where one cannot be used as it is. */
export async function inspectCommand(files: readonly string[], flags: ReadingFlags): Promise<void> {
  const inputs = await inputsOf(files)
  const downloads = downloadsAmong(inputs, inputOptions(flags))
  for (const input of inputs) {
    const left = await downloads.leftOut(input)
    if (left !== undefined) {
      if (!(await print(`${clean(input.name)}\n${section('notices', [`aside: ${left.message}`]).join('\n')}\n\n`))) return
      continue
    }
    const inspection = await inspectInput(input, inputOptions(flags))
    if (inspection.notices.some(({ kind }) => kind === 'failed')) process.exitCode = 2
    const agents = inspection.speakers.some(({ role }) => role === 'agent')
    // In a download some chats may be left unanswered.
    if (inspection.turns > 0 && !agents && downloads.rootOf(input) === undefined) process.exitCode = 2
    const shown = (text: string): string => (flags.reveal ? clean(text) : maskText(clean(text)))
    if (!(await print(`${linesOf(inspection, shown, flags.reveal === true).join('\n')}\n\n`))) return
  }
}

function linesOf(inspection: Inspection, shown: (text: string) => string, reveal: boolean): string[] {
  const { source: place, format, scores, fields, conversations, turns, speakers, first, notices } = inspection
  const source = reveal ? place : maskPlace(place)
  const told = section(
    'notices',
    notices.map(notice => `${notice.count > 1 ? `${notice.count} × ` : ''}${noticeLine(notice, reveal)}`),
  )
  // Missing, empty, binary: nothing was looked at.
  if (scores.length === 0) return [clean(source), ...told]
  return [
    clean(source),
    format ? `  format        ${format.name} (${format.title}): ${format.why}` : '  format        not recognised',
    `  others        ${
      scores
        .filter(({ format: name, score }) => name !== format?.name && score >= UNLIKELY)
        .map(({ format: name, score }) => `${name} ${score.toFixed(2)}`)
        .join(', ') || 'none'
    }`,
    ...(fields && fields.found.length > 0 ? fieldLines(fields, shown) : []),
    `  read          ${counted(conversations, 'conversation')}, ${counted(turns, 'turn')}`,
    ...section(
      'speakers',
      speakers.map(speaker => speakerLine(speaker, shown)),
    ),
    ...section(
      'first turns',
      first.map(turn => `${turn.role.padEnd(8)} ${nameOf(turn, shown)}: ${shorten(shown(turn.text))}`),
    ),
    ...(turns > 0 && !speakers.some(({ role }) => role === 'agent') ? [`  to do         ${toDo(inspection, shown)}`] : []),
    ...told,
  ]
}

/** What helps where no agent was found. */
function toDo({ speakers, fields }: Inspection, shown: (text: string) => string): string {
  if (speakers.every(({ role, confidence }) => role !== 'unknown' && confidence === 1)) {
    const bot = speakers.find(({ role }) => role === 'bot')
    if (bot === undefined) return 'nobody in it is an agent: export the conversations with their answers'
    const option = bot.speaker === '' ? '--agent-role ROLE, its role in the export,' : `--agent '${shown(bot.speaker)}'`
    return `nobody in it is an agent, only a bot answers: pass ${option} where people wrote its answers`
  }
  if (speakers.some(({ role, speaker, speakerId }) => role !== 'customer' && (speaker !== '' || speakerId !== undefined)))
    return "nobody is known to be an agent: pass --agent 'NAME' for each who is, * for any letters"
  return `nobody is known to be an agent, and no speaker is named: ${fields ? 'pass --map speaker=COLUMN, or ' : ''}export it with speakers`
}

function fieldLines(fields: NonNullable<Inspection['fields']>, shown: (text: string) => string): string[] {
  const used = Object.entries(fields.used).map(([field, column]) => `${field} ← ${shown(column)}`)
  const unused = fields.found.filter(column => !Object.values(fields.used).includes(column)).map(shown)
  return [`  columns       ${used.join(', ')}`, ...(unused.length > 0 ? [`  not used      ${unused.join(', ')}`] : [])]
}

function speakerLine({ speaker, speakerId, role, confidence, reason, turns }: InspectedSpeaker, shown: (text: string) => string): string {
  const name = nameOf({ speaker, role }, shown)
  const id = speakerId === undefined || speakerId === speaker ? '' : ` [${shown(speakerId)}]`
  return `${role.padEnd(8)} ${name}${id}, ${counted(turns, 'turn')}: ${reason} (${Math.round(confidence * 100)} % sure)`
}

/** An agent may be known by an address alone, which the report names, too. */
function nameOf({ speaker, role }: Pick<InspectedSpeaker, 'speaker' | 'role'>, shown: (text: string) => string): string {
  return speaker === '' ? '(unnamed)' : role === 'agent' ? clean(speaker) : shown(speaker)
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? title : '').padEnd(13)} ${line}`)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}
