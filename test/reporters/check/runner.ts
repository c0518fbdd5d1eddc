/** A command that GitHub's runner would obey. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

const NAMES =
  /^(?:error|warning|notice|debug|echo|group|endgroup|add-mask|add-matcher|remove-matcher|add-path|set-env|set-output|save-state|stop-commands)$/i

/** What the runner finds in a line of a step's output, as its source does it (actions/runner, ActionCommand.cs): `::name …::` first, then `##[name …]`. */
export function commandIn(line: string): Command | undefined {
  const text = line.trimStart()
  if (text.startsWith('::')) {
    const end = text.indexOf('::', 2)
    if (end >= 0) {
      const found = parsed(text.slice(2, end), ',', text.slice(end + 2), unescapeProperty)
      if (found !== undefined) return found
    }
  }
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  return start < 0 || end < 0 ? undefined : parsed(line.slice(start + 3, end), ';', line.slice(end + 1), unescapeData)
}

export function commandsIn(output: string): readonly Command[] {
  return output.split(/\r\n|\n|\r/).flatMap(line => commandIn(line) ?? [])
}

function parsed(head: string, separator: string, data: string, decode: (text: string) => string): Command | undefined {
  const [, name = '', rest = ''] = /^(\S*)\s?(.*)$/s.exec(head)!
  if (!NAMES.test(name)) return undefined
  const pairs = rest.split(separator).flatMap(pair => {
    const at = pair.indexOf('=')
    return at < 0 ? [] : [[pair.slice(0, at), decode(pair.slice(at + 1))] as const]
  })
  return { name, properties: Object.fromEntries(pairs), data: unescapeData(data) }
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')
}
