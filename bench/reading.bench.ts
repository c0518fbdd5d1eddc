import { parse } from 'csv-parse/sync'
import { bench, describe } from 'vitest'
import { nights } from './nights.ts'
import { shipped } from './shipped.ts'

const { readBytes } = await shipped()
const OPTIONS = { time: 2000, warmupTime: 500 }

/** The peer first: the times of the others are in ratio to it. */
function compare(what: string, text: string, format: string, peer: [name: string, run: (bytes: Uint8Array) => void]): void {
  const bytes = Buffer.from(text)
  const size = `[${(bytes.length / 1e6).toFixed(1)} MB]`
  describe(`reading ${what}, against ${peer[0]}`, () => {
    bench(`${peer[0]} ${size}`, () => peer[1](bytes), OPTIONS)
    bench(`saltshaker: turns with roles ${size}`, () => readBytes('nights', bytes, { format }), OPTIONS)
  })
}

const { csv, ndjson, srt, vtt, whatsapp, transcript } = nights()
const lines: [string, (bytes: Uint8Array) => void] = ['splitting into lines', bytes => void new TextDecoder().decode(bytes).split('\n')]

compare('CSV', csv, 'csv', ['csv-parse/sync', () => void parse(csv, { columns: true })])
compare('JSON lines', ndjson, 'ndjson', ['JSON.parse, line by line', () => void ndjson.split('\n').map(line => JSON.parse(line))])
compare('SubRip captions', srt, 'srt', lines)
compare('WebVTT captions', vtt, 'vtt', lines)
compare('a WhatsApp chat', whatsapp, 'whatsapp', lines)
compare('plain transcripts', transcript, 'text', lines)
