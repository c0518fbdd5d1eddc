import { parse } from 'csv-parse/sync'
import { bench, describe } from 'vitest'
import { EVERYBODY, type Export, exportsOf } from './exports.ts'
import { shipped } from './shipped.ts'

// Fixtures are short: their turns have half the words of real ones, so that what is done once a turn weighs twice.
const subject = await shipped()
const made = await exportsOf(subject)
const OPTIONS = { time: 100, iterations: 3, warmupTime: 50, warmupIterations: 1 }

describe('each reader, against JSON.parse, csv-parse or splitting into lines', () => {
  for (const [format, one] of made) {
    describe(format, () => {
      if (one === undefined) return bench.skip('not measured')
      const bytes = Buffer.from(one.text)
      const size = `[${(bytes.length / 1e6).toFixed(1)} MB]`
      const [name, peer] = peerOf(one, bytes)
      bench(`${name} ${size}`, peer, OPTIONS)
      bench(`saltshaker ${size}`, () => subject.readBytes('export', bytes, { ...EVERYBODY, format }), OPTIONS)
    })
  }
})

function peerOf({ kind, text }: Export, bytes: Uint8Array): [name: string, run: () => void] {
  if (kind === 'json') return ['JSON.parse', () => void text.split('\n').map(line => line === '' || JSON.parse(line))]
  if (kind === 'text') return ['lines', () => void new TextDecoder().decode(bytes).split('\n')]
  const delimiter = text.slice(0, text.indexOf('\n')).includes('\t') ? '\t' : ','
  return ['csv-parse', () => void parse(text, { columns: true, relax_column_count: true, delimiter })]
}
