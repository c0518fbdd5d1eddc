import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { messageOf, UserError, whyNotRead } from '../errors.ts'
import type { Report } from '../model/report.ts'

/** Agent, by name or id in lower case, → team. */
export type Roster = ReadonlyMap<string, string>

/** Reads a CSV file with the columns agent and team. Throws UserError where it is none. */
export async function readRoster(file: string, shown = file): Promise<Roster> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new UserError(`${shown}: the roster cannot be read: ${whyNotRead(error)}`)
  })
  let rows: Record<string, string>[]
  try {
    rows = parse(text, {
      bom: true,
      columns: names => names.map((name: string) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    throw new UserError(`${shown}: the roster is no CSV file: ${messageOf(error)}`)
  }
  const [first] = rows
  if (first === undefined || first.agent === undefined || first.team === undefined)
    throw new UserError(`${shown}: the roster needs the columns agent and team, and a row for each agent`)
  return new Map(rows.filter(({ agent, team }) => agent && team).map(({ agent, team }) => [agent!.toLowerCase(), team!]))
}

/** The report with the roster's teams; agents who are not in it keep the export's. */
export function withTeams(report: Report, roster: Roster): Report {
  const agents = Object.entries(report.agents).map(([key, agent]) => {
    const team = roster.get(key.toLowerCase()) ?? roster.get(agent.name.toLowerCase())
    return [key, team === undefined ? agent : { ...agent, team }] as const
  })
  return { ...report, agents: Object.fromEntries(agents) }
}
