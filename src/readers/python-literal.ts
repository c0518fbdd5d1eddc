const NAMES: Readonly<Record<string, unknown>> = {
  None: null,
  True: true,
  False: false,
  nan: null,
  NaN: null,
  null: null,
  true: true,
  false: false,
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' }
const DEEPEST = 30

/**
 * What Python prints for lists, tuples and dicts of words and numbers, as pandas writes them into cells: `[{'role': 'agent', 'text': "It's here"}]`. Commas may
 * be missing, as between the dicts of an array. Undefined where the text is none such.
 */
export function pythonLiteral(text: string): { readonly value: unknown } | undefined {
  let at = 0
  const fail = Symbol('fail')
  const space = (): void => {
    while (at < text.length && /[\s,]/.test(text[at]!)) at++
  }
  const word = (): string => {
    const quote = text[at++]!
    let found = ''
    for (;;) {
      const char = text[at++]
      if (char === undefined) throw fail
      if (char === quote) return found
      found += char === '\\' ? escaped() : char
    }
  }
  const escaped = (): string => {
    const char = text[at++] ?? ''
    const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/i.exec(text.slice(at - 1, at + 8))
    if (code === null) return ESCAPES[char] ?? char
    at += code[0].length - 1
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3]!, 16)
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
  }
  const list = (close: string, depth: number): unknown[] => {
    const found: unknown[] = []
    at++
    for (space(); text[at] !== close; space()) found.push(value(depth + 1))
    at++
    return found
  }
  const dict = (depth: number): Record<string, unknown> => {
    const found: [string, unknown][] = []
    at++
    for (space(); text[at] !== '}'; space()) {
      const key = value(depth + 1)
      while (/\s/.test(text[at] ?? '')) at++
      if (text[at++] !== ':') throw fail
      found.push([String(key), value(depth + 1)])
    }
    at++
    return Object.fromEntries(found)
  }
  const value = (depth: number): unknown => {
    while (/\s/.test(text[at] ?? '')) at++
    if (depth > DEEPEST) throw fail
    const char = text[at]
    if (char === '[') return list(']', depth)
    if (char === '(') return list(')', depth)
    if (char === '{') return dict(depth)
    if (char === "'" || char === '"') return word()
    const bare = /^[\w.+-]+/.exec(text.slice(at, at + 40))?.[0] ?? ''
    const number = Number(bare)
    if (bare === '' || !(Object.hasOwn(NAMES, bare) || !Number.isNaN(number))) throw fail
    at += bare.length
    return Object.hasOwn(NAMES, bare) ? NAMES[bare] : number
  }
  try {
    const found = value(0)
    return text.slice(at).trim() === '' ? { value: found } : undefined
  } catch (error) {
    if (error === fail) return undefined
    throw error
  }
}
