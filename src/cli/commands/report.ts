import { writeFile } from 'node:fs/promises'
import { messageOf, UserError } from '../../errors.ts'
import { defaultTagger, type NightReport, reportOn } from '../../pipeline.ts'
import { REPORTERS } from '../../reporters/index.ts'
import { maskText } from '../../reporters/mask.ts'
import type { Reporter } from '../../reporters/reporter.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf } from '../../tagger/cues/learned.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { tellNotices } from '../notices.ts'
import { print, wantsColor } from '../output.ts'
import { startProgress } from '../progress.ts'

interface ReportFlags extends ReadingFlags {
  readonly reporter?: readonly string[]
  readonly possible?: boolean
}

interface Output {
  readonly reporter: Reporter
  /** undefined: stdout. */
  readonly file: string | undefined
}

const DEFAULT_WIDTH = 100 // columns, where the output is no terminal

/** Every agent's report, by every reporter asked for. */
export async function reportCommand(files: readonly string[], flags: ReportFlags): Promise<void> {
  const outputs = await Promise.all((flags.reporter ?? ['pretty']).map(outputOf))
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UserError('only one reporter can print to the terminal; give the others a file: --reporter json=report.json')
  const tagger = defaultTagger(flags.weights)
  const progress = startProgress(flags.quiet === true)
  const night = await reportOn(await inputsOf(files), inputOptions(flags), tagger).finally(progress.stop)
  tellNotices(night.notices, flags.quiet === true)
  if (night.report.turns.agent === 0) {
    if (night.notices.some(notice => notice.kind === 'failed')) return
    throw new UserError(
      "no agent's turn in the input; tell who the agents are: --agent 'Name*' or --agent-role value (saltshaker inspect FILE shows the speakers)",
    )
  }
  for (const output of outputs) await write(output, night, flags)
}

async function outputOf(value: string): Promise<Output> {
  const [name, file] = value.split(/=(.*)/s, 2) as [string, string | undefined]
  const load = Object.hasOwn(REPORTERS, name) ? REPORTERS[name] : undefined
  if (!load) throw new UserError(`no reporter "${name}"; there are: ${Object.keys(REPORTERS).join(', ')}`)
  if (file === '') throw new UserError(`--reporter ${value}: the file's name is missing after the =`)
  return { reporter: await load(), file }
}

async function write({ reporter, file }: Output, night: NightReport, flags: ReportFlags): Promise<void> {
  const text = reporter.render(night.report, {
    notices: night.notices,
    mask: flags.reveal ? text => text : maskText,
    color: file === undefined && wantsColor(process.stdout),
    width: process.stdout.columns ?? DEFAULT_WIDTH,
    possible: flags.possible,
    advice: id => adviceOf(id, cues),
  })
  if (file === undefined) await print(text)
  else
    await writeFile(file, text).catch(error => {
      throw new UserError(`${file}: cannot be written (${messageOf(error)})`)
    })
}
