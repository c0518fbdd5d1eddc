import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseLabels } from '../../src/learn/labels.ts'
import type { PageConversation } from '../../src/reporters/page/page-data.ts'
import type { Decision } from '../../src/review/decision.ts'
import { openLabels } from '../../src/review/labels-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-labels-'))
const conversation: PageConversation = {
  source: 'night.csv',
  id: 'c1',
  turns: [
    { turn: 0, role: 'customer', speaker: 'Kim', text: 'My order?\nStill nothing' },
    { turn: 1, role: 'agent', speaker: 'Jane', text: 'That is our policy.', tag: 'stonewalling', also: ['defensiveness'], severity: 2 },
  ],
}
const decision = (more: Partial<Decision> = {}): Decision => ({
  source: 'night.csv',
  conversation: 'c1',
  turn: 1,
  subject: 'tag',
  tag: 'neutral',
  severity: 0,
  reviewer: 'Ada',
  reviewed: '2026-11-29T09:00:00.000Z',
  tagger: '1',
  said: 'stonewalling',
  ...more,
})
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n')

it('holds the conversation once, in order, then the decisions; only its owner may read it', async () => {
  const file = join(folder, 'a.ndjson')
  const labels = await openLabels(file)
  await labels.append(decision(), conversation)
  await labels.append(decision({ tag: 'stonewalling', severity: 3, comment: 'on second thoughts' }), conversation)
  await labels.append(decision({ turn: 0, subject: 'bid', tag: undefined, bid: true, met: false }), conversation)
  const lines = linesOf(file)
  expect(lines.map(line => line && [JSON.parse(line).turn, JSON.parse(line).tag ?? JSON.parse(line).bid])).toEqual([
    [0, undefined],
    [1, undefined],
    [1, 'neutral'],
    [1, 'stonewalling'],
    [0, true],
    '',
  ])
  expect(JSON.parse(lines[2]!).also).toEqual([])
  expect(JSON.parse(lines[3]!)).toMatchObject({ also: ['defensiveness'], comment: 'on second thoughts' })
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(labels.decisions).toHaveLength(3)
  await labels.close()
  const [parsed] = parseLabels([{ name: file, content: readFileSync(file, 'utf8') }])
  expect(parsed!.turns).toMatchObject([
    { bid: true, met: false },
    { tag: 'stonewalling', severity: 3 },
  ])
})

it('writes no severity that labels refuse', async () => {
  const file = join(folder, 'severities.ndjson')
  const labels = await openLabels(file)
  await labels.append(decision({ tag: 'stonewalling', severity: undefined }), conversation)
  await labels.append(decision({ tag: 'stonewalling', severity: 0, reviewer: 'Ben' }), conversation)
  await labels.append(decision({ tag: 'yes', severity: 2, reviewer: 'Cho' }), conversation)
  await labels.close()
  const content = readFileSync(file, 'utf8')
  for (const reviewer of ['Ada', 'Ben']) {
    const [turn] = parseLabels([{ name: file, content }], reviewer)[0]!.turns.filter(({ tag }) => tag !== undefined)
    expect([turn!.tag, turn!.severity]).toEqual(['stonewalling', undefined])
  }
  expect(parseLabels([{ name: file, content }], 'Cho')[0]!.turns[1]).toMatchObject({ tag: 'yes', severity: 0 })
})

it('knows again what it holds, and learns what another process appends', async () => {
  const file = join(folder, 'b.ndjson')
  const [one, other] = [await openLabels(file), await openLabels(file)]
  await Promise.all([
    one.append(decision(), conversation),
    other.append(decision({ reviewer: 'Ben' }), conversation),
    one.append(decision({ reviewer: 'Cho' }), conversation),
  ])
  await one.refresh()
  await other.refresh()
  expect(one.decisions.map(({ reviewer }) => reviewer).sort()).toEqual(['Ada', 'Ben', 'Cho'])
  expect(other.decisions).toEqual(one.decisions)
  await one.close()
  await other.close()
  const again = await openLabels(file)
  expect(again.decisions).toEqual(one.decisions)
  await again.close()
})

it('goes on after a line that a crash cut short, and leaves what stood before as it was', async () => {
  const file = join(folder, 'c.ndjson')
  const before = await openLabels(file)
  await before.append(decision(), conversation)
  await before.close()
  appendFileSync(file, '{"conversation":"c1","turn":1,"ro')
  const whole = readFileSync(file, 'utf8')
  const after = await openLabels(file)
  expect(after.decisions).toHaveLength(1)
  await after.append(decision({ reviewer: 'Ben' }), conversation)
  await after.close()
  expect(readFileSync(file, 'utf8').startsWith(whole)).toBe(true)
  const again = await openLabels(file)
  expect(again.decisions.map(({ reviewer }) => reviewer)).toEqual(['Ada', 'Ben'])
  await again.close()
})

it.each([
  ['a table', 'conversation,text\n1,hi\n', /:1: no label/],
  ['other JSON', '{"a":1}\n', /:1: no label/],
])('refuses %s', async (_, content, message) => {
  const file = join(folder, 'd.ndjson')
  writeFileSync(file, content)
  await expect(openLabels(file)).rejects.toThrow(message)
  expect(readFileSync(file, 'utf8')).toBe(content)
})
