import { openHistory } from '../history/folder.ts'
import { readSums } from '../history/read-sums.ts'
import { rateOf } from '../measures/statistics.ts'
import { trendView } from '../measures/trend.ts'
import type { PageNight } from '../reporters/page/page-data.ts'

/** Of more nights weeks are drawn: a line of more points is not read. */
const MOST_NIGHTS = 62

/** The nights of a history for the page's trend, those of one tagger; none without a history. Throws UserError where it cannot be read. */
export async function pageNights(folder: string | undefined): Promise<readonly PageNight[]> {
  if (folder === undefined) return []
  const history = await openHistory(folder)
  const by = history.nights.length > MOST_NIGHTS ? 'week' : 'day'
  const sums = await readSums(history, { by })
  const [everybody] = sums === undefined ? [] : trendView(sums, by, false).series
  return (everybody?.periods ?? [])
    .filter(({ turns }) => turns > 0)
    .map(({ label, turns, warmth, donts }) => ({ night: label, warm: rateOf(warmth, turns), donts: rateOf(donts, turns) }))
}
