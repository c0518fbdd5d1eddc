import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { customerKey } from '../../src/history/customer-key.ts'
import { withEarlier } from '../../src/history/earlier.ts'
import { createHistory, nightFile } from '../../src/history/folder.ts'
import { sealed } from '../../src/history/seal.ts'
import { writeNights } from '../../src/history/write.ts'
import { emptyReport } from '../../src/measures/report.ts'
import type { Contact, ContactSample } from '../../src/model/contact.ts'
import { nightRecord } from './night-record.ts'

const newHistory = async (): Promise<string> => (await createHistory(join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history'))).folder

function contact(customer: string, conversation: string, time: string): Contact {
  const said = { turn: 2, text: `zorgblat ${conversation}`, stems: ['zorgblat', 'parrot'] }
  return {
    customer,
    source: 'a.csv',
    conversation,
    time,
    turns: 3,
    yes: 1,
    smallTalk: 1,
    donts: 0,
    told: said,
    stems: ['zorgblat', 'parrot', 'ünï'],
    bids: [said],
    warm: [],
  }
}
const sample = (...kept: readonly Contact[]): ContactSample => ({ known: kept.length, level: 0, kept })
const night = (date: string, ...kept: readonly Contact[]) =>
  nightRecord(date, [], {
    report: { ...emptyReport, conversations: kept.length, contacts: sample(...kept) },
    conversations: kept.map(one => one.conversation),
  })

describe('customers in the history', () => {
  it('are kept as keyed hashes, and so are their words', async () => {
    const folder = await newHistory()
    await writeNights(folder, [night('2026-11-19', contact('ann@example.org', 'c1', '2026-11-19T20:00:00Z'))])
    const bytes = readFileSync(nightFile(folder, '2026-11-19'), 'latin1')
    for (const word of ['ann@example', 'zorgblat', 'parrot']) expect(bytes).not.toContain(word)
    expect(statSync(join(folder, 'customers.key')).mode & 0o777).toBe(0o600)
  })

  it('are found again in later nights, without their words or with them', async () => {
    const folder = await newHistory()
    const ann = contact('ann', 'c1', '2026-11-19T20:00:00Z')
    await writeNights(folder, [night('2026-11-19', ann, contact('bob', 'c2', '2026-11-19T21:00:00Z'))])
    const now = contact('ann', 'c9', '2026-11-20T20:00:00Z')
    const { kept } = await withEarlier(folder, sample(now))
    expect(kept.map(({ conversation, earlier }) => [conversation, earlier])).toEqual([
      ['c9', undefined],
      ['c1', true],
    ])
    const [today, before] = kept
    expect(before).toEqual({
      ...sealed([ann], await customerKey(folder))[0],
      earlier: true,
      turns: 0,
      yes: 0,
      smallTalk: 0,
      told: { ...before!.told, text: undefined },
      bids: [{ ...before!.bids[0], text: undefined }],
    })
    expect([before!.customer, before!.stems, before!.bids[0]!.stems]).toEqual([today!.customer, today!.stems, today!.bids[0]!.stems])
    expect(new Set(today!.stems).size).toBe(3)

    await writeNights(folder, [night('2026-11-19', ann)], { keepText: text => text.toUpperCase() })
    expect((await withEarlier(folder, sample(now))).kept[1]).toMatchObject({
      told: { text: 'ZORGBLAT C1' },
      bids: [{ text: 'ZORGBLAT C1' }],
    })
  })

  it('are not held against themselves when a night is run again', async () => {
    const folder = await newHistory()
    const ann = contact('ann', 'c1', '2026-11-19T20:00:00Z')
    await writeNights(folder, [night('2026-11-19', ann)])
    expect((await withEarlier(folder, sample(ann))).kept).toHaveLength(1)
  })

  it('have one key, whoever makes it first, and another in every history', async () => {
    const folder = await newHistory()
    const keys = await Promise.all(Array.from({ length: 8 }, () => customerKey(folder)))
    expect(new Set(keys.map(key => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(await customerKey(await newHistory())).not.toEqual(keys[0])
  })

  it('cannot be found with a damaged key or in a damaged night', async () => {
    const folder = await newHistory()
    await writeNights(folder, [night('2026-11-19', contact('ann', 'c1', '2026-11-19T20:00:00Z'))])
    const now = sample(contact('ann', 'c9', '2026-11-20T20:00:00Z'))
    const key = readFileSync(join(folder, 'customers.key'))
    writeFileSync(join(folder, 'customers.key'), key.subarray(0, 20))
    await expect(withEarlier(folder, now)).rejects.toThrow(/customers.key: is damaged: put the key back from a backup; or delete it/)
    await expect(writeNights(folder, [night('2026-11-20', now.kept[0]!)])).rejects.toThrow(/customers.key: is damaged/)
    writeFileSync(join(folder, 'customers.key'), key)
    writeFileSync(nightFile(folder, '2026-11-19'), 'damaged')
    await expect(withEarlier(folder, now)).rejects.toThrow(/2026-11-19.parquet: is damaged or no night of saltshaker's/)
  })
})
