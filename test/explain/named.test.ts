import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { named, TERMS, termMeant } from '../../src/explain/named.ts'
import { TERM_EXAMPLES, type TermExample } from '../../src/explain/term-examples.ts'
import { collect } from '../../src/measures/collect.ts'
import { cannedIn } from '../../src/measures/sayings/canned.ts'
import { ANTIDOTES, CODEBOOK, GLOSSARY, type Term } from '../../src/model/glossary.ts'
import { DONTS, isDont, TAGS } from '../../src/model/tag.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import { defaultTagger } from '../../src/pipeline.ts'
import { CONDITIONS } from '../../src/tagger/context.ts'
import { cues } from '../../src/tagger/cues/index.ts'
import { mood } from '../../src/text/mood.ts'

const tagger = defaultTagger()

function tagged({ before, customer, agent }: TermExample, id = 'c'): TaggedConversation {
  const said = [['agent', before] as const, ['customer', customer] as const, ['agent', agent] as const]
  const turns = said.flatMap(([role, text], turn) => (text === undefined ? [] : [{ turn, role, speaker: role, text }]))
  return tagger.tag({ id, source: 's', turns })
}

const lastOf = (example: TermExample) => tagged(example).tags.at(-1)!

function isCanned(example: TermExample): boolean {
  const collector = collect()
  for (const id of ['one', 'two', 'three']) collector.add(tagged(example, id), mood)
  return cannedIn(collector.report()).of('agent').canned > 0
}

/** What the tool says of an example, in the words in which examples say it. */
const SAID: Readonly<Record<Exclude<Term, (typeof TAGS)[number]>, (example: TermExample) => string>> = {
  door: example => {
    const [bid] = tagged(example).moments?.bids ?? []
    return bid === undefined ? 'none' : bid.met ? 'met' : 'missed'
  },
  possible: example => {
    const { tag, possible } = lastOf(example)!
    return possible ? `possible ${possible.tag}` : `${tag}, said`
  },
  repair: example => ((tagged(example).moments?.repairs ?? []).length > 0 ? 'repair' : 'none'),
  canned: example => (isCanned(example) ? 'in three conversations' : 'in three conversations, too short'),
  severity: example => ['0, no don’t', '1, mild', '2, clear', '3, severe'][lastOf(example)!.severity]!,
}

const examplesOf = (kind: 'match' | 'miss') =>
  TERMS.flatMap(term => TERM_EXAMPLES[term][kind].map(example => ({ term, example, words: example.agent })))
const words = TERMS.filter(term => !TAGS.some(tag => tag === term)) as (keyof typeof SAID)[]

describe('examples of terms', () => {
  it.each(examplesOf('match').filter(({ term }) => term in SAID === false))('$term: “$words” is tagged so', ({ term, example }) => {
    const { tag, possible } = lastOf(example)!
    expect({ tag, possible }).toEqual({ tag: term })
  })

  it.each(examplesOf('miss').filter(({ term }) => term in SAID === false))('$term: “$words” is not, nor suspected', ({ term, example }) => {
    const { tag, possible } = lastOf(example)!
    expect(tag).not.toBe(term)
    expect(possible).toBeUndefined()
    if (isDont(term as (typeof TAGS)[number])) expect(isDont(tag)).toBe(false)
  })

  it.each(words)('of %s are what they are said to be', term => {
    const { match, miss } = TERM_EXAMPLES[term]
    for (const example of match) expect([example, SAID[term](example)]).toEqual([example, example.as ?? term])
    for (const example of miss) expect([example, SAID[term](example)]).toEqual([example, example.as ?? 'none'])
  })

  it('are two or more that are, and one or more that are not', () => {
    for (const term of TERMS) {
      expect(TERM_EXAMPLES[term].match.length).toBeGreaterThanOrEqual(2)
      expect(TERM_EXAMPLES[term].miss.length).toBeGreaterThanOrEqual(1)
    }
  })
})

describe('names that can be explained', () => {
  it('are every tag, word and condition; no cue bears one of their names', () => {
    for (const name of [...TAGS, ...TERMS, ...CONDITIONS, 'bid']) expect(named(name)?.text).toMatch(/^[a-z-]+: \S/)
    for (const { id } of cues) expect([...TERMS, ...CONDITIONS]).not.toContain(id)
    expect(named('bid')!.text).toMatch(/^door: /)
  })

  it('are all that the page of a cue names', () => {
    for (const { tag, when = [], unless = [] } of cues)
      for (const name of [tag, ...when, ...unless]) expect(named(name), name).toBeDefined()
  })

  it('tell one antidote of a don’t and of the weights that learned it', () => {
    for (const dont of DONTS) {
      expect(named(dont)!.text).toContain(ANTIDOTES[dont])
      expect(named(`learned-${dont}`)!.text).toContain(ANTIDOTES[dont])
    }
  })

  it('are names only where nothing but the name is given', () => {
    for (const text of ['Yes', 'yes.', 'agent: yes', 'stonewalling them', 'constructor', '']) expect(named(text)).toBeUndefined()
  })
})

describe('the codebook', () => {
  const codebook = readFileSync(CODEBOOK, 'utf8')

  it('and README say of each tag what the tool says', () => {
    const readme = readFileSync('README.md', 'utf8')
    for (const tag of TAGS) {
      const row = `| \`${tag}\` | ${GLOSSARY[tag].short} |`
      expect(codebook).toContain(row)
      expect(readme).toContain(row)
      expect(codebook).toMatch(new RegExp(`^### \`${tag}\``, 'm'))
    }
    expect(readme).toContain(`](${CODEBOOK})`)
  })

  it('has sample labels that can be read', async () => {
    const { parseLabels } = await import('../../src/learn/labels.ts')
    const [, content] = /```json\n([\s\S]*?)```/.exec(codebook)!
    const [{ turns }] = parseLabels([{ name: CODEBOOK, content: content! }]) as [ReturnType<typeof parseLabels>[number]]
    expect(turns).toMatchObject([
      { role: 'customer', bid: true, met: false },
      { role: 'agent', tag: 'stonewalling', severity: 2 },
    ])
  })
})

it.each([
  ['stonewaling', 'stonewalling'],
  ['contemptt', 'contempt'],
  ['small talk', 'small-talk'],
  ['smalltalk', 'small-talk'],
  ['Small-Talk', 'small-talk'],
  ['Yes', 'yes'],
  ['yes', undefined],
  ['come-back-later', undefined],
  ['sorry', undefined],
  ['not possible', undefined],
  ['that is contempt', undefined],
  ['yes!', undefined],
])('finds of “%s” the term that it is a slip for: %s', (subject, term) => {
  expect(termMeant(subject)).toBe(term)
})
