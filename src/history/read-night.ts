import { UserError } from '../errors.ts'
import type { TaggerVersion } from '../model/night.ts'
import { isTag, type Tag } from '../model/tag.ts'
import { literal, withDatabase } from './duckdb.ts'
import { nightFile } from './folder.ts'

/** A flagged turn as the history keeps it. */
export interface KeptFinding {
  readonly conversation: string
  readonly turn: number
  /** Key of the agent. */
  readonly agent: string
  readonly tag: Tag
}

/** What a night of the history says of tags. */
export interface KeptNight {
  readonly night: string
  readonly tagger: TaggerVersion
  readonly agents: readonly { readonly key: string; readonly tags: Readonly<Record<Tag, number>> }[]
  /** In the order of the report: the worst first. */
  readonly findings: readonly KeptFinding[]
  /** Whether words of turns were kept. */
  readonly hasText: boolean
}

/** Reads one night. Throws UserError where its file is damaged or foreign. */
export async function readNight(folder: string, night: string): Promise<KeptNight> {
  const file = nightFile(folder, night)
  try {
    return await withDatabase(async connection => {
      const rows = async (columns: string, kind: string): Promise<readonly (readonly unknown[])[]> =>
        (await connection.runAndReadAll(`SELECT ${columns} FROM read_parquet(${literal(file)}) WHERE kind = '${kind}'`)).getRows()
      const [head] = await rows('tagger_weights, tagger_cues', 'night')
      if (head === undefined) throw new Error('no night in it')
      const agents = await rows(
        'agent, tag_yes, tag_small_talk, tag_neutral, tag_stonewalling, tag_defensiveness, tag_criticism, tag_contempt',
        'agent',
      )
      const findings = await rows('conversation, turn, agent, tag, text IS NOT NULL', 'finding')
      const told = await rows('told.text IS NOT NULL', 'conversation')
      return {
        night,
        tagger: { weights: String(head[0]), cues: String(head[1]) },
        agents: agents.map(([key, ...counts]) => ({ key: String(key), tags: tagsOf(counts) })),
        findings: findings.flatMap(([conversation, turn, agent, tag]) =>
          isTag(tag) ? [{ conversation: String(conversation), turn: Number(turn), agent: String(agent), tag }] : [],
        ),
        hasText: findings.some(row => row[4] === true) || told.some(([kept]) => kept === true),
      }
    })
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${file}: is damaged or no night of saltshaker's: move it away, or write that night again with report --history`)
  }
}

function tagsOf(counts: readonly unknown[]): Readonly<Record<Tag, number>> {
  const [yes, smallTalk, neutral, stonewalling, defensiveness, criticism, contempt] = counts.map(Number) as [number, ...number[]]
  return {
    yes,
    'small-talk': smallTalk!,
    neutral: neutral!,
    stonewalling: stonewalling!,
    defensiveness: defensiveness!,
    criticism: criticism!,
    contempt: contempt!,
  }
}
