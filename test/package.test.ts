import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' })
const [{ files }] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }]
const packed = files.map(({ path }) => path)
const isPacked = (path: string): boolean => packed.some(file => file === path || file.startsWith(`${path}/`))

const README = readFileSync('README.md', 'utf8')
/** What README says that the repository alone has. */
const [ONLY_IN_REPOSITORY = ''] = /^.* are in the repository only\.$/m.exec(README) ?? []
const isRepositorys = (path: string): boolean => [...ONLY_IN_REPOSITORY.matchAll(/`([^`]+)`/g)].some(([, one]) => path.startsWith(one!))

describe('the package', () => {
  const pages = packed.filter(path => path.endsWith('.md') && path !== 'CHANGELOG.md')

  it('has the documents', () => {
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'docs/codebook.md', 'docs/gates.md', 'docs/history.md', 'docs/recipes/README.md']),
    )
  })

  it.each(pages)('has what %s links to, or README says that the repository alone has it', page => {
    const text = readFileSync(page, 'utf8')
    const links = [...text.matchAll(/\]\(([^)\s#]+)|<img src="([^"]+)"/g)].map(([, link, image]) => (link ?? image)!)
    const targets = links.filter(link => !/^[a-z]+:/.test(link)).map(link => join(dirname(page), link))
    expect(targets.filter(path => !existsSync(path))).toEqual([])
    expect(targets.filter(path => !isPacked(path) && !isRepositorys(path))).toEqual([])
  })

  it('has the fixtures that README reads', () => {
    const shown = [...README.matchAll(/\bfixtures\/[\w./-]*\w/g)].map(([path]) => path)
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter(path => !isPacked(path) && !isRepositorys(path))).toEqual([])
  })

  it('runs no script where it is installed', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object }
    expect(Object.keys(scripts).filter(name => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([])
  })

  it('has types that a strict program compiles against, without the packages that saltshaker is built with', () => {
    const folder = mkdtempSync(join(tmpdir(), 'saltshaker-consumer-'))
    for (const path of packed.filter(path => path === 'package.json' || path.endsWith('.d.ts')))
      cpSync(path, join(folder, 'node_modules/saltshaker', path))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, files: ['program.ts'] }))
    writeFileSync(join(folder, 'program.ts'), PROGRAM)
    const compiled = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(compiled.stdout).toBe('')
    expect(compiled.status).toBe(0)
  })
})

const STRICT = { strict: true, skipLibCheck: false, noEmit: true, target: 'es2023', module: 'nodenext', types: [] }

const PROGRAM = `
import { type Config, findConfig, findInputs, nightOn, defaultTagger, reportOn, thresholdOf, verdictOf } from 'saltshaker'

export const config: Config = { files: ['exports'], thresholds: ['dont.count < 3', { threshold: 'dont.rate < 2%', level: 'warn' }] }
// @ts-expect-error: Config is no any
export const wrong: Config = { files: 7 }

export async function passes(): Promise<boolean> {
  const { config } = await findConfig(undefined)
  const thresholds = (config.thresholds ?? []).map((entry, at) => thresholdOf(entry, String(at)))
  const inputs = await findInputs(config.files ?? [])
  const { report } = await reportOn(inputs)
  const { night } = await nightOn(inputs, [], {}, defaultTagger())
  return report.turns.agent > 0 && verdictOf(night, { thresholds, minTurns: 50, confidence: 'point', allowEmpty: false }).passed
}
`
