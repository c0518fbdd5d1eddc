import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const exports = readdirSync('fixtures/exports')

describe('saltshaker convert', () => {
  it.each(['zendesk-plain.json', 'WhatsApp Chat with Lena.txt', 'messages.csv', 'deepgram-plain.json', 'teams.vtt', 'native.ndjson'])(
    '%s: what was converted converts to the same bytes',
    name => {
      expect(exports).toContain(name)
      const once = saltshaker(['convert', `fixtures/exports/${name}`, '-q'])
      expect(once.code).toBe(0)
      const path = join(scratch, `${name}.ndjson`)
      writeFileSync(path, once.stdout)
      expect(saltshaker(['convert', path, '-q']).stdout).toBe(once.stdout)
      for (const line of once.stdout.trim().split('\n'))
        expect(JSON.parse(line)).toMatchObject({ conversation: expect.any(String), text: expect.any(String) })
    },
  )

  it('masks where asked to', () => {
    const path = join(scratch, 'mail.ndjson')
    writeFileSync(path, '{"conversation":"c","turn":0,"role":"agent","speaker":"Jane","text":"write to ann@example.org"}\n')
    expect(saltshaker(['convert', path]).stdout).toContain('ann@example.org')
    expect(saltshaker(['convert', path, '--mask']).stdout).not.toContain('ann@example.org')
  })

  it('says what --max-skipped takes', () => {
    expect(saltshaker(['convert', 'fixtures/exports/native.ndjson', '--max-skipped', 'lots'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--max-skipped takes a share such as 10%'),
    })
  })
})
