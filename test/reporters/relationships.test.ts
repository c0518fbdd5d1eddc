import { describe, expect, it } from 'vitest'
import { collect } from '../../src/measures/collect.ts'
import type { Report } from '../../src/model/report.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import { csv } from '../../src/reporters/csv.ts'
import { json } from '../../src/reporters/json.ts'
import { markdown } from '../../src/reporters/markdown.ts'
import { pretty } from '../../src/reporters/pretty.ts'
import { context } from './night.ts'

const HOSTILE = '\u001b]0;owned\u0007 [x](http://evil.example) <b>'

/** Three contacts of one customer: a door, the agent who comes back to it, and the same complaint each time. */
function contacts(customer: string | undefined): Report {
  const collector = collect()
  const said = ['My lathe squeaks, write to ann@example.org', 'That lathe squeaks again', 'The lathe still squeaks']
  said.forEach((complaint, n) => {
    const door = n === 0 ? `${complaint}. My daughter marries in Verona` : complaint
    const turns: TaggedConversation['conversation']['turns'] = [
      { turn: 0, role: 'customer', speaker: 'Ann', text: door + HOSTILE, time: `2026-11-0${n + 1}T10:00:00Z`, customer },
      {
        turn: 1,
        role: 'agent',
        speaker: `Jane${HOSTILE}`,
        text: n === 2 ? 'And how was the wedding of your daughter?' : 'I see',
        customer,
      },
    ]
    const tag = n === 2 ? ('small-talk' as const) : ('neutral' as const)
    const evidence = [{ start: 0, end: door.length, text: door, cue: 'a', why: 'w' }]
    collector.add(
      {
        conversation: { id: `c${n}`, source: 'a.csv', turns },
        tags: [undefined, { tag, also: [], severity: 0, confidence: 0.9, evidence: [] }],
        moments: { bids: n === 0 ? [{ index: 0, answer: 1, met: false, confidence: 0.8, evidence }] : [], repairs: [] },
      },
      () => 0,
    )
  })
  return collector.report()
}

const part = (text: string): string => text.slice(text.indexOf('Relationships'), text.indexOf('Well said'))

describe('relationships', () => {
  const report = contacts('customer 7')

  it('are told in the terminal', () => {
    const text = part(pretty.render(report, context))
    expect(text).toMatch(/^Relationships\n1 customer, 3 contacts\n\nContact {10}Contacts {2}Turns/)
    expect(text).toMatch(/\nfirst +1 +1 +0 of 1 +0 of 1 +0 of 1\nsecond to fifth +2 +2 +0 of 2 +1 of 2 +0 of 2\n/)
    expect(text).toMatch(/\nRemembered · 1\n {2}Jane.*\n {2}customer {2}“My lathe squeaks, write to \[email\]. My daughter marries in/)
    expect(text).toMatch(/ {2}agent {5}“And how was the wedding of your daughter\?”\n {12}2026-11-03 · a.csv · conversation c2 · turn 1/)
    expect(text).toMatch(/\nTold for the third time · 1\n {2}before/)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
    expect(text).not.toContain('customer 7')
  })

  it('are told in Markdown, without markup of theirs', () => {
    const text = part(markdown.render(report, context))
    expect(text).toContain('| second to fifth | 2 | 2 | 0 of 2 | 1 of 2 | 0 of 2 |')
    expect(text).toContain('### Remembered (1)')
    expect(text).not.toMatch(/\[x\]\(|<b>|ann@/)
  })

  it('are told in JSON, without the customer', () => {
    const text = json.render(report, context)
    expect(text).not.toContain('customer 7')
    expect(JSON.parse(text).agents[0].remembered).toBe(1)
    expect(
      csv
        .render(report, context)
        .split('\n')
        .map(line => line.split(',').at(-1)),
    ).toEqual(['remembered', '1', ''])
    expect(JSON.parse(text).relationships).toMatchObject({
      known: true,
      customers: 1,
      byNumber: [{ id: 'first', contacts: 1 }, { id: 'second-to-fifth', contacts: 2, smallTalk: { count: 1, n: 2 } }, { id: 'later' }],
      remembered: { count: 1, shown: [{ cameBack: { conversation: 'c2', turn: 1 }, opened: { conversation: 'c0', turn: 0 } }] },
      toldAgain: { count: 1, shown: [{ now: { conversation: 'c2' }, before: [{ conversation: 'c0' }, { conversation: 'c1' }] }] },
    })
  })

  it('are not told where customers cannot be told apart, and that is said', () => {
    for (const reporter of [pretty, markdown, json]) {
      const text = reporter.render(contacts(undefined), context).replace(/\s+/g, ' ')
      expect(text).toMatch(
        /Customers cannot be told apart here: the input has no customer id, e-mail or phone. --map customer=COLUMN names where it/,
      )
      expect(text).not.toContain('second to fifth')
    }
  })
})
