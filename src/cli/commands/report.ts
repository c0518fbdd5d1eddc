import type { Found } from '../../config/find.ts'
import { readRoster, withTeams } from '../../config/roster.ts'
import { UserError } from '../../errors.ts'
import { type NightReport, reportOn } from '../../pipeline.ts'
import { REPORTERS } from '../../reporters/index.ts'
import { maskText } from '../../reporters/mask.ts'
import { maskPlace } from '../../reporters/mask-place.ts'
import { createGallery } from '../../reporters/page/gallery.ts'
import type { Reporter, ReporterContext } from '../../reporters/reporter.ts'
import { cues } from '../../tagger/cues/index.ts'
import { adviceOf } from '../../tagger/cues/learned.ts'
import { taggerVersion } from '../../tagger-version.ts'
import { inputOptions, inputsOf, type ReadingFlags } from '../input-options.ts'
import { type HistoryFlags, keepHistory } from '../keep-history.ts'
import { NO_AGENT, tellNotices } from '../notices.ts'
import { print, terminalWidth, wantsColor, warn } from '../output.ts'
import { type Output, outputsOf } from '../outputs.ts'
import { largePage, pageTemplate, taggerText, topNumber } from '../page-file.ts'
import { pageNights } from '../page-nights.ts'
import { startProgress } from '../progress.ts'
import { checkReportFiles, filesRead, writeReportFile } from '../report-file.ts'
import { told } from '../told.ts'

interface ReportFlags extends ReadingFlags, HistoryFlags {
  readonly reporter?: readonly string[]
  readonly possible?: boolean
  readonly top?: string
}

/** Every agent's report, by every reporter asked for. */
export async function reportCommand(files: readonly string[], flags: ReportFlags, found: Found): Promise<void> {
  const outputs = await outputsOf(flags.reporter ?? ['pretty'], REPORTERS)
  const options = inputOptions(flags)
  const top = topNumber(flags.top)
  const inputs = await inputsOf(files)
  await checkReportFiles(
    outputs.flatMap(({ file }) => file ?? []),
    filesRead(inputs, flags, found),
    files,
  )
  const roster = flags.roster === undefined ? undefined : await readRoster(flags.roster)
  const keeper = await keepHistory(flags)
  const progress = startProgress(flags.quiet === true)
  const mask = flags.reveal ? (text: string) => text : maskText
  const advice = (id: string): string | undefined => adviceOf(id, cues)
  const gallery = outputs.some(({ reporter }) => reporter.name === 'html') ? createGallery({ mask, advice }) : undefined
  const read = await reportOn(inputs, options, keeper.tagger, gallery).finally(progress.stop)
  const night = roster === undefined ? read : { ...read, report: withTeams(read.report, roster) }
  tellNotices(night.notices, flags)
  if (night.report.turns.agent === 0) {
    if (night.report.conversations === 0 && night.notices.some(notice => notice.kind === 'failed')) return
    throw new UserError(NO_AGENT)
  }
  await keeper.write(report => (roster === undefined ? report : withTeams(report, roster)))
  const shown = { ...night, report: await keeper.withEarlier(night.report) }
  const page = gallery && {
    template: pageTemplate(),
    tagger: taggerText(taggerVersion(flags.weights)),
    inputs: inputs.map(({ name }) => (flags.reveal ? name : maskPlace(name))),
    nights: await pageNights(flags.history),
    gallery,
  }
  for (const output of outputs) {
    await write(output, shown, { mask, advice, possible: flags.possible, top, tagger: taggerVersion(flags.weights), page })
  }
}

type Shown = Pick<ReporterContext, 'mask' | 'advice' | 'possible' | 'top' | 'tagger' | 'page'>

async function write({ reporter, file }: Output<Reporter>, night: NightReport, shown: Shown): Promise<void> {
  const text = reporter.render(night.report, {
    ...shown,
    notices: night.notices,
    color: file === undefined && wantsColor(process.stdout),
    width: terminalWidth(),
  })
  const large = reporter.name === 'html' ? largePage(file, Buffer.byteLength(text)) : undefined
  if (large !== undefined) warn(large)
  if (file === undefined) await print(text)
  else await told(() => writeReportFile(file, text), undefined)
}
