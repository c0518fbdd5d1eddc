// Whoever imports the package must be able to name every type that comes out of it, or goes in.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** `name` is the one in its own file, not that under which others pass it on. */
interface Place {
  readonly file: string
  readonly name: string
}

interface Declaration {
  readonly text: string
  /** A type that its file exports. */
  readonly isNamed: boolean
}

/** Declarations as the build writes them, without comments. */
function declarationsIn(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '')
}

/** The declarations that a user's compiler reads: those of a file, and of all that it imports. */
function readWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const from of importsOf(file)) if (from.startsWith('.')) readWith(join(dirname(file), from.replace(/\.(?:js|ts)$/, '.d.ts')), seen)
  return seen
}

function importsOf(file: string): readonly string[] {
  return [...declarationsIn(file).matchAll(/(?:\bfrom |\bimport\(|^import )'([^']+)'/gm)].map(([, from = '']) => from)
}

/** What a file imports, or passes on, by the name it has there. */
function namesFrom(file: string, keyword: 'import' | 'export'): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  const lists = declarationsIn(file).matchAll(new RegExp(`^${keyword} (?:type )?\\{([^}]*)\\} from '(\\.[^']+)\\.(?:js|ts)'`, 'gm'))
  for (const [, list = '', from = ''] of lists)
    for (const entry of list.split(',').map(one => one.trim().replace(/^type /, ''))) {
      const [name = '', here = name] = entry.split(' as ')
      if (name !== '') found.set(here, placeOf(join(dirname(file), `${from}.d.ts`), name))
    }
  return found
}

/** Where a name is declared in the end, through files that only pass it on. */
function placeOf(file: string, name: string): Place {
  return namesFrom(file, 'export').get(name) ?? { file, name }
}

const HEAD = /^(export )?(?:declare )?(type|interface|class|const|function) (\w+)/

function declaredIn(file: string): ReadonlyMap<string, Declaration> {
  const parts = declarationsIn(file).split(/^(?=(?:export )?(?:declare )?(?:type|interface|class|const|function) )/m)
  return new Map(
    parts.flatMap(text => {
      const [head = '', exported, kind, name] = HEAD.exec(text) ?? []
      const isNamed = exported !== undefined && kind !== 'const' && kind !== 'function'
      return name === undefined ? [] : [[name, { text: text.slice(head.length), isNamed }] as const]
    }),
  )
}

/** The types that a declaration names; what has no name outside its file is a part of it. */
function typesIn({ file, name }: Place, seen = new Set<string>()): readonly Place[] {
  if (seen.has(name)) return []
  seen.add(name)
  const own = declaredIn(file)
  const imported = namesFrom(file, 'import')
  // Names before a colon are those of fields and parameters.
  const words = new Set(
    own
      .get(name)
      ?.text.replace(/'[^']*'/g, '')
      .match(/(?<![.\w])[A-Za-z_]\w*\b(?!\??:)/g),
  )
  return [...words].flatMap(word => {
    const local = own.get(word)
    if (local !== undefined) return local.isNamed ? [{ file, name: word }] : typesIn({ file, name: word }, seen)
    return imported.get(word) ?? []
  })
}

describe('the package', () => {
  const exported = namesFrom('dist/index.d.ts', 'export')
  const keyOf = ({ file, name }: Place): string => `${file} ${name}`
  const known = new Set([...exported.values()].map(keyOf))

  it.each([...exported])('exports every type that %s names', (_, place) => {
    expect([...declaredIn(place.file).keys()]).toContain(place.name)
    expect(
      typesIn(place)
        .map(keyOf)
        .filter(key => !known.has(key)),
    ).toEqual([])
  })

  it('has types that need no package that users do not have', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
    const packages = [...readWith('dist/index.d.ts')].flatMap(importsOf).filter(from => !from.startsWith('.'))
    expect(packages.filter(name => !name.startsWith('node:') && !(name in dependencies))).toEqual([])
  })
})
