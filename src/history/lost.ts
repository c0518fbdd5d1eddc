import type { NightRecord } from '../model/night.ts'
import { literal, withDatabase } from './duckdb.ts'
import { type HistoryFolder, nightFile } from './folder.ts'

/** A night that the history has, and how many of its conversations are not in what is to replace it. */
export interface Lost {
  readonly night: string
  readonly conversations: number
  readonly before: number
}

/** What writing these nights would take out of the history. A damaged night has nothing to lose. */
export async function lostBy(history: HistoryFolder, nights: readonly NightRecord[]): Promise<readonly Lost[]> {
  const replaced = nights.filter(({ night }) => history.nights.includes(night))
  if (replaced.length === 0) return []
  return withDatabase(async connection => {
    const lost: Lost[] = []
    for (const { night, conversations } of replaced) {
      const sql = `SELECT conversation FROM read_parquet(${literal(nightFile(history.folder, night))}) WHERE kind = 'conversation'`
      const old = await connection.runAndReadAll(sql).catch(() => undefined)
      const ids = old?.getColumns()[0] ?? []
      const kept = new Set<unknown>(conversations)
      const gone = ids.filter(id => !kept.has(id)).length
      if (gone > 0) lost.push({ night, conversations: gone, before: ids.length })
    }
    return lost
  })
}
