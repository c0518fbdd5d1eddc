import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { ROLES, type Turn } from '../../src/model/turn.ts'
import { type InputOptions, readOne } from '../../src/readers/read-one.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const names = readdirSync(EXPORTS).filter(name => !name.endsWith('.gz'))

/** What is found before anybody infers who is who. */
async function read(name: string, content: Uint8Array, options: InputOptions = {}) {
  const turns: Turn[] = []
  const kinds: string[] = []
  const bytes = async function* () {
    yield content
  }
  for await (const reading of readOne({ name, open: bytes }, options)) {
    if ('conversation' in reading) turns.push(...reading.conversation.turns)
    else kinds.push(reading.notice.kind)
  }
  return { turns, kinds }
}

/** Numbers that are the same in each run: Numerical Recipes' congruence. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const WRONG: readonly unknown[] = [null, 7, -1e300, '', 'x', true, [], {}, [[]], [null], { id: {} }]

/** A value with some of the values in it replaced by ones of other types, and unknown keys added. */
function mutated(value: unknown, random: () => number): unknown {
  if (random() < 0.04) return WRONG[Math.floor(random() * WRONG.length)]
  if (Array.isArray(value)) return value.map(one => mutated(one, random))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, mutated(one, random)] as const)
  return Object.fromEntries([...entries, ['zz_unknown', [1, { a: 2 }]]])
}

function parsable(lines: readonly string[]): unknown[] {
  return lines.flatMap(line => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}

/** What stands where the data names nobody; numbers that a team shares. */
const NAMELESS = /^(?:|\d+|Harbour Bikes|\+1 555-0100|Agent.*|Customer|Bot|IVR|deleted account|(?:Speaker|Channel|SPEAKER_|spk_)[ ]?\w*)$/
const BEGINNING = 12

describe('every reader survives bad input', () => {
  it.each(names)('%s cut at 20 places: nothing is credited to somebody else', async name => {
    const whole = readFileSync(join(EXPORTS, name))
    const words = new Map<string, string>()
    let all = ''
    for (const { speaker, text } of (await read(name, whole)).turns) {
      words.set(speaker, `${words.get(speaker) ?? ''} ${text}`)
      all += ` ${text}`
    }
    const random = numbers(name.length)
    for (let i = 0; i < 20; i++) {
      const cut = await read(name, whole.subarray(0, Math.floor(random() * whole.length)))
      if (cut.turns.length === 0) expect(cut.kinds).toContain('failed')
      for (const { speaker, text } of cut.turns.slice(0, -1)) {
        // A name that stands behind the cut may be missing; another's may not stand there. The last turn holds what was cut.
        const own = NAMELESS.test(speaker) ? all : (words.get(speaker) ?? '')
        if (text.length >= BEGINNING) expect(own.toLowerCase(), speaker).toContain(text.slice(0, BEGINNING).toLowerCase())
      }
    }
  })

  it.each(names.filter(name => /json$/.test(name)))('%s with values of other types', async name => {
    const documents = name.endsWith('.ndjson')
      ? parsable(readFileSync(join(EXPORTS, name), 'utf8').trim().split('\n'))
      : [JSON.parse(readFileSync(join(EXPORTS, name), 'utf8'))]
    for (let seed = 1; seed <= 30; seed++) {
      const random = numbers(seed)
      const content = documents.map(document => JSON.stringify(mutated(document, random))).join('\n')
      await read(name, Buffer.from(content))
    }
  })

  it.each(names.filter(name => /json$/.test(name)))('%s with words that every JavaScript object knows', async name => {
    const text = readFileSync(join(EXPORTS, name), 'utf8')
    for (const word of new Set(text.match(/(?<="\w*(?:role|type|kind|affiliation|sender|actor|author)\w*": ?")\w[\w:]{0,20}(?=")/gi)))
      for (const { role, speaker } of (await read(name, Buffer.from(text.replaceAll(`"${word}"`, '"constructor"')))).turns) {
        expect(ROLES, word).toContain(role)
        expect(typeof speaker, word).toBe('string')
      }
  })

  it.each(names)('%s as UTF-16, with Windows-1252 bytes, with a NUL', async name => {
    const text = readFileSync(join(EXPORTS, name), 'latin1')
    await read(name, Buffer.from(`\ufeff${text}`, 'utf16le'))
    await read(name, Buffer.from(text.replace(/e/g, '\xe9'), 'latin1'))
    await read(name, Buffer.from(`${text.slice(0, 100)}\0${text.slice(100)}`, 'latin1'))
  })

  it('reads an empty file of each as a failure, whatever the format asked for', async () => {
    for (const format of ['slack', 'whatsapp', 'csv', 'zendesk', 'vtt']) {
      expect((await read('x', Buffer.from(''), { format })).kinds).toEqual(['failed'])
      const wrong = await read('x', Buffer.from('neither fish nor fowl'), { format }).catch((error: unknown) => error)
      if (wrong instanceof Error) expect(wrong).toBeInstanceOf(UserError)
    }
  })

  it('reads 10 MB of one field', async () => {
    const text = 'long '.repeat(2_000_000)
    const one = JSON.stringify([{ type: 'message', user: 'U1', text, ts: '1795168800.000100' }])
    expect((await read('x.json', Buffer.from(one))).turns.map(turn => turn.text.length)).toEqual([text.length])
  })

  it('fails an input of which more than a twentieth cannot be read, unless told otherwise', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? '{"broken' : `{"conversation":"c","role":"agent","text":"t${i}"}`))
    const content = Buffer.from(['{"conversation":"c","role":"agent","text":"t"}', ...lines].join('\n'))
    expect((await read('x', content)).kinds).toContain('failed')
    expect((await read('x', content, { maxSkipped: 0.2 })).kinds).not.toContain('failed')
  })
})
