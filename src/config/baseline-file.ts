import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { messageOf, UserError, whyNotRead } from '../errors.ts'
import type { Baseline } from '../gates/baseline.ts'
import { DONTS } from '../model/tag.ts'
import { problemOf } from './problems.ts'

const VERSION = 1

const schema = v.object({
  version: v.literal(VERSION),
  accepted: v.array(
    v.strictObject({
      fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
      conversation: v.string(),
      tag: v.picklist(DONTS),
      severity: v.picklist([0, 1, 2, 3]),
      count: v.optional(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be 1 or more')), 1),
      reason: v.optional(v.string()),
      until: v.optional(v.pipe(v.string(), v.isoDate('must be a date such as 2027-01-31'))),
    }),
  ),
})

/** The accepted findings; undefined where there is no such file. Throws UserError where it cannot be read, is damaged or newer than this program. */
export async function readBaseline(path: string): Promise<Baseline | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new UserError(`${path}: the baseline cannot be read: ${whyNotRead(error)}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UserError(
      `${path}: the baseline is no valid JSON (${messageOf(error)}): restore it; or remove it, and write it anew with --update-baseline`,
    )
  }
  const version = (value as { version?: unknown } | null)?.version
  if (typeof version === 'number' && version > VERSION)
    throw new UserError(`${path}: the baseline is of a newer saltshaker (version ${version}): update saltshaker to read it`)
  const result = v.safeParse(schema, value)
  if (!result.success) throw new UserError(`${path}: ${problemOf(result.issues, schema).replace('the configuration', 'the baseline')}`)
  return result.output
}

/** As it is written: one entry a line group, so that a merge request shows what changed. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, undefined, 2)}\n`
}
