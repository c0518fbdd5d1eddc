import { UserError } from '../errors.ts'
import { nameMeant } from '../name-meant.ts'
import { CHECK_REPORTERS } from '../reporters/check/index.ts'
import { REPORTERS as REPORT_REPORTERS } from '../reporters/index.ts'

const REPORTERS = ['pretty', 'json'] as const

/** The reporter of a command that prints one thing. Throws UserError for an unknown one, and for a second: it would be lost silently. */
export function singleReporter(names: readonly string[] = []): (typeof REPORTERS)[number] {
  const [name = 'pretty', second] = names
  if (second !== undefined) throw new UserError('only one --reporter here: the output goes to the terminal or into a pipe')
  const known = REPORTERS.find(reporter => reporter === name)
  if (known === undefined) throw new UserError(noReporter(name, REPORTERS, ' here'))
  return known
}

/** What to say where a reporter is asked for that there is not. */
export function noReporter(name: string, known: readonly string[], where = ''): string {
  const meant = nameMeant(name, known)
  const [owner] = Object.entries({ report: REPORT_REPORTERS, check: CHECK_REPORTERS }).find(([, has]) => Object.hasOwn(has, name)) ?? []
  const way = owner !== undefined ? `saltshaker ${owner} has it; here ` : meant ? `did you mean ${meant}? ` : ''
  return `no reporter "${name}"${where}; ${way}there are: ${known.join(', ')}`
}
