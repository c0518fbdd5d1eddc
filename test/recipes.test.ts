import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { STATES } from './reporters/check/documents.ts'
import { commandsIn } from './reporters/check/runner.ts'

const recipe = (name: string): string => readFileSync(join('docs/recipes', name), 'utf8')

/** A project as the recipes expect it: saltshaker installed, two nights in exports/, and nothing else. */
let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'recipe-'))
  mkdirSync(join(project, 'exports'))
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true })
  symlinkSync(resolve('.'), join(project, 'node_modules/saltshaker'))
  symlinkSync('../saltshaker/bin/saltshaker.js', join(project, 'node_modules/.bin/saltshaker'))
  writeFileSync(join(project, 'package.json'), '{ "name": "our-hotline", "private": true }\n')
  for (const night of ['2026-11-19.csv', '2026-11-20.csv']) cpSync(join('fixtures/hotline', night), join(project, 'exports', night))
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

interface Ran {
  readonly code: number | null
  readonly output: string
}

function shell(command: string, env: Readonly<Record<string, string>> = {}): Ran {
  const path = [resolve(process.execPath, '..'), process.env.PATH].join(delimiter)
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-e', '-c', command], {
    cwd: project,
    env: { PATH: path, HOME: project, npm_config_cache: join(project, '.npm'), npm_config_update_notifier: 'false', ...env },
    encoding: 'utf8',
  })
  return { code: status, output: stdout + stderr }
}

let baseline: string | undefined

/** After this the check passes: everything that is found is accepted. */
function accept(): void {
  if (baseline === undefined) {
    expect(shell('node_modules/.bin/saltshaker init exports/ && node_modules/.bin/saltshaker check --update-baseline -q').code).toBe(0)
    baseline = written('saltshaker.baseline.json')
  }
  writeFileSync(join(project, 'saltshaker.baseline.json'), baseline)
  writeFileSync(join(project, 'saltshaker.config.json'), '{ "baseline": "saltshaker.baseline.json" }\n')
}

const written = (name: string): string => readFileSync(join(project, name), 'utf8')

/** YAML without a doubled key, a stray tag or anything else to warn of. */
function yaml<T>(text: string): T {
  const document = parseDocument(text, { strict: true, uniqueKeys: true })
  expect([...document.errors, ...document.warnings]).toEqual([])
  return document.toJS() as T
}

interface Step {
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
}

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] }
  readonly jobs: { readonly check: { readonly 'runs-on': string; readonly steps: readonly Step[] } }
}

interface Job {
  readonly script: readonly string[]
  readonly artifacts: {
    readonly when: string
    readonly reports: { readonly junit: string; readonly codequality: string }
    readonly paths: readonly string[]
  }
}

describe('getting it', () => {
  // It is not on npm: whoever registers the name would run where it is installed by that name, or fetched by npx.
  it.each(['README.md', 'CONTRIBUTING.md', ...readdirSync('docs/recipes').map(name => join('docs/recipes', name))])(
    '%s never takes it from the registry',
    name => {
      const text = readFileSync(name, 'utf8')
      expect(text).not.toMatch(/npm (?:i|install|add|exec)\b[^\n`#]*\ssaltshaker(?:@\S*)?(?:\s|$|`)/m)
      expect(text).not.toMatch(/npx (?!--no-install )[^\n`]*saltshaker/)
    },
  )
})

describe('GitHub Actions', () => {
  const workflow = yaml<Workflow>(recipe('github-actions.yml'))
  const { steps } = workflow.jobs.check
  const run = steps.find(({ name }) => name === 'Check')!.run!

  it('is a workflow', () => {
    expect(Object.keys(workflow)).toEqual(['name', 'on', 'permissions', 'jobs'])
    expect(workflow.on.schedule[0]!.cron).toMatch(/^\d+ \d+ \* \* \*$/)
    expect(workflow.jobs.check['runs-on']).toBe('ubuntu-latest')
    for (const step of steps) expect('uses' in step !== 'run' in step).toBe(true)
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+(?:\/[\w-]+)+@v\d+$/)
  })

  it('uploads the files that the check writes, also after a failed check', () => {
    for (const file of ['saltshaker-junit.xml', 'saltshaker.sarif']) expect(run).toContain(`=${file}`)
    const uploads = steps.filter(({ uses }) => uses?.includes('upload'))
    expect(uploads.map(step => step.with!.path ?? step.with!.sarif_file)).toEqual([
      'saltshaker-junit.xml\nsaltshaker.sarif\n',
      'saltshaker.sarif',
    ])
    for (const step of uploads) expect(step.if).toContain('!cancelled()')
  })

  it.each([
    ['fails and annotates', false, 1],
    ['passes', true, 0],
  ] as const)(
    '%s',
    (_, accepted, code) => {
      if (accepted) accept()
      const summary = join(project, 'summary of the step.md')
      writeFileSync(summary, '')
      const ran = shell(run, { GITHUB_STEP_SUMMARY: summary })
      expect(ran.code).toBe(code)
      expect(commandsIn(ran.output).some(({ name }) => name === 'error')).toBe(!accepted)
      const outputs = { 'github-summary': 'summary of the step.md', junit: 'saltshaker-junit.xml', sarif: 'saltshaker.sarif' }
      for (const [reporter, file] of Object.entries(outputs)) expect(STATES[reporter]!(written(file))).toBe(accepted)
    },
    60_000,
  )
})

describe('GitLab', () => {
  const { saltshaker: job, ...others } = yaml<{ readonly saltshaker: Job }>(recipe('gitlab-ci.yml'))
  const check = job.script.at(-1)!

  it('is one job whose artifacts are what the check writes', () => {
    expect(others).toEqual({})
    const { reports, paths, when } = job.artifacts
    expect(when).toBe('always')
    for (const file of [reports.junit, reports.codequality, ...paths]) expect(check).toContain(`=${file}`)
  })

  it.each([
    ['fails', false, 1],
    ['passes', true, 0],
  ] as const)(
    '%s',
    (_, accepted, code) => {
      if (accepted) accept()
      const ran = shell(check)
      expect(ran.code).toBe(code)
      expect(STATES.pretty!(ran.output)).toBe(accepted)
      const outputs = { junit: job.artifacts.reports.junit, gitlab: job.artifacts.reports.codequality, markdown: 'saltshaker.md' }
      for (const [reporter, file] of Object.entries(outputs)) expect(STATES[reporter]!(written(file))).toBe(accepted)
    },
    60_000,
  )
})

describe('cron', () => {
  const lines = recipe('crontab')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#') && !/^\w+=/.test(line))

  it('is one line of five fields and a command', () => {
    expect(lines.length).toBe(1)
    expect(lines[0]).toMatch(/^(?:[\d*/,-]+ ){5}/)
    // What follows a bare % would be the command's standard input.
    expect(lines[0]).not.toMatch(/(?<!\\)%/)
  })

  it('prints the check on a bad morning, nothing on a good one, and keeps both', () => {
    const command = lines[0]!
      .replace(/^(?:\S+\s+){5}/, '')
      .replaceAll('\\%', '%')
      .replaceAll('/srv/saltshaker', project)
    const bad = shell(command)
    expect(bad.output).toMatch(/^✗ failed .*\nfailed: .*\n$/s)
    accept()
    expect(shell(command)).toEqual({ code: 0, output: '' })
    const [report, ...others] = readdirSync(join(project, 'reports'))
    expect(others).toEqual([])
    expect(report).toMatch(/^\d{4}-\d\d-\d\d\.json$/)
    expect(STATES.json!(written(`reports/${report}`))).toBe(true)
  }, 60_000)
})

describe('systemd', () => {
  const service = recipe('saltshaker.service')
  const start = /^ExecStart=(.*)$/m.exec(service)![1]!
  const state = `/var/lib/${/^StateDirectory=(.*)$/m.exec(service)![1]!}`

  it('starts what fails and what passes', () => {
    // The one folder that systemd makes before it starts the service.
    mkdirSync(join(project, state), { recursive: true })
    const command = start.replace('/usr/bin/node', process.execPath).replaceAll(state, join(project, state))
    expect(shell(command).code).toBe(1)
    expect(STATES.json!(written(`${state}/check.json`))).toBe(false)
    accept()
    expect(shell(command)).toMatchObject({ code: 0, output: expect.stringMatching(/\npassed[^\n]*\n$/) })
    expect(STATES.json!(written(`${state}/check.json`))).toBe(true)
  }, 60_000)

  it('writes only where the service may', () => {
    expect(service).toContain('\nProtectSystem=strict\n')
    expect(service).not.toContain('ReadWritePaths')
    const files = [...start.matchAll(/--reporter \w+=(\S+)/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(file).toMatch(new RegExp(`^${state}/`))
  })

  const analyze = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find(path => existsSync(path))
  it.skipIf(analyze === undefined)('has units and a time that systemd accepts', () => {
    const units = ['saltshaker.service', 'saltshaker.timer'].map(name => {
      const file = join(project, name)
      writeFileSync(file, recipe(name).replaceAll('/srv/saltshaker', project).replace('/usr/bin/node', process.execPath))
      return file
    })
    // It also tells of the machine's own units, which are not ours to judge.
    const verify = (): string[] =>
      shell(`${analyze} verify --man=no ${units.join(' ')} || true`)
        .output.split('\n')
        .filter(line => line.includes('saltshaker'))
    expect(verify()).toEqual([])
    writeFileSync(units[1]!, recipe('saltshaker.timer').replace('05:17', '25:17'))
    expect(verify().join()).toContain('Failed to parse calendar specification')
  })
})

it('offers no git URL: npm runs no build of a package that it takes from git, which would come without its program', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
  expect(scripts.prepare).toBeUndefined()
  for (const text of [recipe('README.md'), readFileSync('README.md', 'utf8')]) expect(text).not.toMatch(/git\+\w+:|github:/)
})
