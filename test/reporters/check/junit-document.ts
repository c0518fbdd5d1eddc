import { SaxesParser } from 'saxes'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

/** The root of a well-formed document; throws where it is not, characters that XML 1.0 has no place for included. */
export function parseXml(xml: string): Element {
  const parser = new SaxesParser()
  const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) =>
    open.push({ name, attributes: { ...attributes } as Record<string, string>, children: [], text: '' }),
  )
  parser.on('text', text => {
    open.at(-1)!.text += text
  })
  parser.on('closetag', () => {
    const closed = open.pop()!
    open.at(-1)!.children.push(closed)
  })
  parser.write(xml).close()
  return open[0]!.children[0]!
}

interface Rule {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** In this order. */
  readonly children: readonly string[]
  readonly text: boolean
}

/** The schema that JUnit 5 tests its reports against (jenkins-junit.xsd), as far as a reporter of ours could break it. */
const SCHEMA: Readonly<Record<string, Rule>> = {
  testsuites: { required: [], optional: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'], children: ['testsuite'], text: false },
  testsuite: {
    required: ['name', 'tests'],
    optional: ['failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    text: false,
  },
  testcase: {
    required: ['name'],
    optional: ['assertions', 'time', 'classname', 'status'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    text: false,
  },
  failure: { required: [], optional: ['type', 'message'], children: [], text: true },
  skipped: { required: [], optional: [], children: [], text: true },
  'system-out': { required: [], optional: [], children: [], text: true },
}

/** What breaks the schema, one line each. */
export function problemsIn(element: Element): readonly string[] {
  const rule = SCHEMA[element.name]
  if (rule === undefined) return [`<${element.name}> is not known`]
  const { required, optional, children, text } = rule
  const names = Object.keys(element.attributes)
  const places = element.children.map(({ name }) => children.indexOf(name))
  return [
    ...required.filter(name => !names.includes(name)).map(name => `<${element.name}> lacks ${name}`),
    ...names.filter(name => !required.includes(name) && !optional.includes(name)).map(name => `<${element.name}> has ${name}`),
    ...places.flatMap((place, i) =>
      place < 0 || place < (places[i - 1] ?? 0) ? [`<${element.children[i]!.name}> in <${element.name}>`] : [],
    ),
    ...(text || element.text.trim() === '' ? [] : [`text in <${element.name}>`]),
    ...element.children.flatMap(problemsIn),
  ]
}

export function all(element: Element, name: string): readonly Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap(child => all(child, name))]
}
