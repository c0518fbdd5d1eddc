import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { lexer, type Token } from 'marked'
import { Parser } from 'tap-parser'
import { all, parseXml, problemsIn } from './junit-document.ts'
import { commandsIn } from './runner.ts'

// A pattern of the official schema has a stray bracket that only the older kind of regular expressions forgives.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
formats.default(ajv)
const isSarif = ajv.compile(JSON.parse(readFileSync('test/data/sarif-schema-2.1.0.json', 'utf8')))

/** The fields of a Code Quality report, as GitLab documents them. */
const isCodeQuality = ajv.compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
})

export interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly message: { readonly text: string }
      readonly partialFingerprints: Readonly<Record<string, string>>
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
        readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[]
      }[]
    }[]
    readonly properties: { readonly passed: boolean }
  }[]
}

export interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string }
}

export function readSarif(output: string): Sarif {
  const value: unknown = JSON.parse(output)
  if (!isSarif(value)) throw new Error(ajv.errorsText(isSarif.errors))
  return value as Sarif
}

export function readCodeQuality(output: string): readonly Issue[] {
  const value: unknown = JSON.parse(output)
  if (!isCodeQuality(value)) throw new Error(ajv.errorsText(isCodeQuality.errors))
  return value as readonly Issue[]
}

export function readJunit(output: string) {
  const root = parseXml(output)
  const problems = problemsIn(root)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return root
}

/** Strictly: lines that are no TAP throw. */
export function readTap(output: string) {
  const points: { ok: boolean; name: string; skip: boolean | string; todo: boolean | string; diag?: Record<string, string> }[] = []
  const foreign: string[] = []
  const parser = new Parser({ strict: true })
  parser.on('assert', point => points.push(point))
  parser.on('extra', line => foreign.push(line))
  parser.on('child', () => foreign.push('a subtest'))
  parser.on('bailout', () => foreign.push('bail out'))
  parser.end(output)
  if (foreign.length > 0) throw new Error(`not TAP: ${foreign.join('')}`)
  const { ok, plan, failures } = parser.results!
  const broken = failures.filter(failure => 'tapError' in failure && typeof failure.tapError === 'string')
  if (broken.length > 0) throw new Error(JSON.stringify(broken))
  return { ok, end: plan.end, points }
}

/** Every token of a Markdown document, those inside others too. */
export function tokensIn(output: string): readonly Token[] {
  const inside = (token: Token): readonly Token[] => {
    const cells = token.type === 'table' ? [...token.header, ...token.rows.flat()].flatMap(cell => cell.tokens as Token[]) : []
    const children = [
      ...(('tokens' in token && token.tokens) || []),
      ...((token.type === 'list' && (token.items as Token[])) || []),
      ...cells,
    ]
    return [token, ...children.flatMap(inside)]
  }
  return lexer(output).flatMap(inside)
}

const marked = (output: string): boolean => {
  const [head] = lexer(output)
  if (head?.type !== 'heading') throw new Error('no heading')
  return /^✅ saltshaker: passed/.test(head.text)
}

/** What each format says of the whole, by its own means; throws where the document is not valid. */
export const STATES: Readonly<Record<string, (output: string) => boolean>> = {
  pretty: output => /^passed/.test(output.trimEnd().split('\n').at(-1)!),
  json: output => (JSON.parse(output) as { passed: boolean }).passed,
  junit: output => all(readJunit(output), 'failure').length === 0,
  sarif: output => readSarif(output).runs[0]!.results.every(({ level }) => level !== 'error'),
  github: output => commandsIn(output).every(({ name }) => name !== 'error'),
  'github-summary': marked,
  gitlab: output => readCodeQuality(output).every(({ severity }) => ['info', 'minor'].includes(severity)),
  markdown: marked,
  tap: output => readTap(output).ok,
}
