import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const REFUSAL = ['explain', "you'd have to call back tomorrow", '--context', "customer: it's freezing in here"]

describe('saltshaker explain TEXT', () => {
  it('says why, what is needed and what would turn the tag', () => {
    const { stdout, stderr, code } = saltshaker(REFUSAL)
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    for (const label of ['customer', 'agent', 'why', 'instead', 'tags', "don'ts", 'before it', 'words', 'flips'])
      expect(stdout).toMatch(new RegExp(`^  ${label} `, 'm'))
    expect(stdout.replace(/\n +/g, ' ')).toMatch(
      /words \S+, context and shape \S+, bias \S+(, other tags \S+)?: \S+ for stonewalling against neutral/,
    )
    expect(stdout.split('\n').length).toBeLessThan(20)
  })

  it('prints shares that add up as printed', () => {
    const { stdout } = saltshaker([...REFUSAL, '--all'])
    const sum = /words (\S+), context and shape (\S+), bias ([+−\d.]+)(?:, other tags (\S+))?: (\S+) for/.exec(
      stdout.replace(/\n +/g, ' '),
    )!
    const [words, context, bias, others, score] = sum.slice(1).map(part => hundredths(part ?? '+0'))
    expect(words! + context! + bias! + others!).toBe(score)
    const listed = /^ {2}words {5}(.+)$/m
      .exec(stdout)![1]!
      .split(' · ')
      .map(entry => hundredths(entry.split(' ').at(-1)!))
    expect(listed.reduce((sum, share) => sum + share, 0)).toBe(words)
  })

  it('has a stable shape as JSON', () => {
    const { stdout, code } = saltshaker([...REFUSAL, '--reporter', 'json'])
    expect(code).toBe(0)
    const json = JSON.parse(stdout)
    expect(Object.keys(json)).toEqual(
      'schemaVersion place text context heard doors tag also severity confidence possible tags dont shares evidence cues flips instead'.split(
        ' ',
      ),
    )
    expect(json).toMatchObject({ schemaVersion: 1, tag: 'stonewalling', context: [{ role: 'customer', counts: true }] })
    expect(Object.keys(json.shares)).toEqual(['tag', 'score', 'context', 'bias', 'others', 'words'])
    const sum = json.shares.words.reduce(
      (total: number, { share }: { share: number }) => total + share,
      json.shares.context + json.shares.bias + json.shares.others,
    )
    expect(sum).toBeCloseTo(json.shares.score, 4)
    expect(Object.keys(json.dont)).toEqual(['together', 'said', 'possible', 'raw'])
    for (const flip of json.flips.alone) expect(flip.tag).not.toBe(json.tag)
  })

  it('agrees with the tag command', () => {
    const lines = [
      { conversation: 'a', turn: 0, role: 'customer', speaker: 'C', text: "it's freezing in here" },
      { conversation: 'a', turn: 1, role: 'agent', speaker: 'A', text: REFUSAL[1] },
    ]
    const { stdout } = saltshaker(['tag', '-'], { input: lines.map(line => JSON.stringify(line)).join('\n') })
    const { tag, severity, confidence, evidence } = JSON.parse(saltshaker([...REFUSAL, '-r', 'json']).stdout)
    expect(JSON.parse(stdout)).toMatchObject({ tag, severity, confidence, evidence })
  })

  it('hides personal data, offsets still on the words, and shows it on demand', () => {
    const args = ['explain', 'not my problem, mail jane.roe@example.org tomorrow', '-r', 'json']
    const masked = JSON.parse(saltshaker(args).stdout)
    expect(JSON.stringify(masked)).not.toContain('jane')
    for (const { start, end, text } of masked.shares.words) expect(masked.text.slice(start, end)).toBe(text)
    expect(saltshaker([...args, '--reveal']).stdout).toContain('jane.roe@example.org')
  })

  it('lets no control characters through', () => {
    const { stdout } = saltshaker(['explain', 'noted \u001b[31mnow\u001b[0m', '-c', 'customer: a\u0007b'])
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })

  it('tells what of the turns before counts, and how', () => {
    const told = (...context: string[]): string => {
      const { stdout } = saltshaker(['explain', 'Read the page.', ...context.flatMap(turn => ['--context', turn])], {
        env: { COLUMNS: '300' },
      })
      return /^ {2}before it (.*)$/m.exec(stdout)![1]!
    }
    expect(told('customer: it broke')).toBe("the customer's turn above counts, heard as complaint")
    expect(told('customer: hi', 'agent: hello', 'customer: it broke')).toBe(
      "the customer's turn above counts, heard as complaint; the words of the agent's turn before count, too; 1 earlier turn counts only for the place in the conversation",
    )
    expect(told('agent: hello')).toBe("no customer's words since the agent's turn above, whose words count")
  })

  it('keeps to the width that COLUMNS gives', () => {
    const { stdout } = saltshaker(REFUSAL, { env: { COLUMNS: '50' } })
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .slice(1)
          .map(line => line.length),
      ),
    ).toBeLessThanOrEqual(50)
  })

  it.each([
    [['explain', 'no', '--context', 'manager: hello'], '--context: "manager" is no role here'],
    [['explain', 'no', '--context', ''], '--context is empty'],
    [['explain', 'customer: where is it?'], 'only the words of agents are tagged'],
    [['explain', '...'], 'the text has no words'],
    [['explain', 'no', '--reporter', 'html'], 'no reporter "html" here; saltshaker report has it; here there are: pretty, json'],
    [['explain', 'no', '--weights', 'package.json'], 'package.json: not a file of weights'],
    [['explain', 'no', '--weights', 'nowhere.bin'], 'nowhere.bin: the weights cannot be read'],
  ])('%j is refused in one line', (args, message) => {
    const { stdout, stderr, code } = saltshaker(args)
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toContain(message)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  it('tells an insult to the face, whatever stands around it', () => {
    for (const text of ['Are you stupid or what?', 'You idiot, mail me at ann@example.com', 'What a moron. Have a nice day!']) {
      const { stdout } = saltshaker(['explain', text, '--context', 'customer: where is my order'])
      expect(stdout).toMatch(/^contempt, severity 3, confidence 0.95/)
      expect(stdout.replace(/\s+/g, ' ')).toContain("what the cue sees is this don't")
    }
    expect(saltshaker(['explain', 'You said "you idiot" to my colleague, I am sorry that it came to that.']).stdout).not.toMatch(
      /^contempt/,
    )
  })

  it('explains a text where a configuration tells how files are read', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'saltshaker-'))
    writeFileSync(join(cwd, 'saltshaker.config.json'), JSON.stringify({ agent: ['Ann'], tz: 'Europe/Berlin' }))
    const { stderr, code } = saltshaker(['explain', 'I see'], { cwd })
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  })
})

describe('saltshaker explain with a door', () => {
  const context = ['--context', 'customer: my mum died last week, i need to close her account, mail ann@example.com']
  it('says whether the answer meets it, what opened it, and what to do instead', () => {
    const missed = saltshaker(['explain', 'What is her account number?', ...context], { env: { COLUMNS: '300' } }).stdout
    expect(missed).toMatch(
      /door {6}The customer opened one, 0\.\d\d sure, and this answer misses it\. .*Someone they loved has died\. \(a-death\)/,
    )
    expect(missed).toMatch(/instead +Stop for a word about it/)
    const met = saltshaker(['explain', 'I am so sorry about your mum.', ...context], { env: { COLUMNS: '300' } }).stdout
    expect(met).toContain('and this answer meets it.')
    expect(met).not.toContain('Stop for a word')
    expect(saltshaker(['explain', 'It restarts at nine.', '--context', 'customer: when does the router restart?']).stdout).not.toContain(
      'door',
    )
  })

  it('gives machines its words, personal data hidden', () => {
    const { doors } = JSON.parse(saltshaker(['explain', 'What is her account number?', ...context, '-r', 'json']).stdout)
    expect(doors).toMatchObject([{ met: false, text: 'my mum died last week, i need to close her account, mail [email]' }])
    for (const { start, end, text } of doors[0].evidence) expect(doors[0].text.slice(start, end)).toBe(text)
  })
})

describe('saltshaker explain TERM', () => {
  it('tells what a tag is, with examples, the antidote and where to read on', () => {
    const { stdout, stderr, code } = saltshaker(['explain', 'stonewalling'])
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(
      /^stonewalling: a tag, one of the four don’ts\n\nMeans: +\S.*\nCounted: +\S.*\nInstead: +\S.*\nMore: +docs\/codebook\.md/,
    )
    expect(stdout).toMatch(/\nExamples\n(?: {2}customer: .* agent: .*\n){2}Not one\n {2}customer: /)
    expect(saltshaker(['explain', 'bid']).stdout).toMatch(/^door: /)
    expect(JSON.parse(saltshaker(['explain', 'small-talk', '-r', 'json']).stdout)).toMatchObject({ schemaVersion: 1, id: 'small-talk' })
  })

  it('tells what a condition of cues is, and which name it', () => {
    expect(saltshaker(['explain', 'help-in-turn']).stdout).toMatch(
      /^help-in-turn: a condition of cues\n\nHolds: +Real help .*\nWhen: +the cue counts only where it holds: yes-soon-and-sure\nUnless: +the cue counts only where it does not: /,
    )
    const { cues } = JSON.parse(saltshaker(['explain', 'after-customer', '-r', 'json']).stdout)
    expect(cues.when).toContain('come-back-later')
    expect(saltshaker(['explain', 'come-back-later']).stdout).toMatch(
      /\nMore: +saltshaker explain NAME, of stonewalling, after-customer, help-in-turn; docs\/codebook\.md\n/,
    )
  })

  it('takes a name for words where something was said before it, or a role stands before it, and says so', () => {
    const [, asWords] = /saltshaker explain "(.*?)"; with --context it is always words\./.exec(saltshaker(['explain', 'yes']).stdout)!
    for (const args of [[asWords!], ['yes', '-c', 'customer: is it open?'], ['small-talk', '-c', 'customer: hi']])
      expect(saltshaker(['explain', ...args]).stdout).toMatch(/^neutral, confidence/)
  })

  it('lists the names where none is given, and finds the one that was meant', () => {
    expect(saltshaker(['explain']).stderr).toMatch(/^saltshaker: nothing to explain: give a name \(yes, small-talk, .*, severity, a cue\)/)
    expect(saltshaker(['explain', 'small-tlak']).stderr).toContain(
      'did you mean small-talk? saltshaker explain small-talk tells what it means. To explain it as words of an agent: saltshaker explain "agent: small-tlak"',
    )
  })

  it('explains a slip for a name as words, and says which name may have been meant', () => {
    const said = (...args: readonly string[]): string => saltshaker(['explain', ...args]).stderr
    expect(said('stonewaling')).toBe('did you mean the tag stonewalling? saltshaker explain stonewalling\n')
    expect(said('small', 'talk')).toBe('did you mean the tag small-talk? saltshaker explain small-talk\n')
    expect(said('repare')).toBe('did you mean the word repair? saltshaker explain repair\n')
    for (const words of [
      ['stonewaling', '--quiet'],
      ['stonewaling', '-c', 'customer: hi'],
      ['agent: yes'],
      ['not possible'],
      ['thank you'],
    ])
      expect(said(...words)).toBe('')
  })

  it('is where the help of train leads', () => {
    expect(saltshaker(['train', '--help'], { env: { COLUMNS: '300' } }).stdout).toContain('docs/codebook.md')
  })
})

describe('saltshaker explain CUE', () => {
  it('tells all of it, for machines too', () => {
    expect(saltshaker(['explain', 'come-back-later']).stdout).toContain('come-back-later speaks for stonewalling')
    expect(JSON.parse(saltshaker(['explain', 'come-back-later', '-r', 'json']).stdout)).toMatchObject({ id: 'come-back-later' })
    expect(JSON.parse(saltshaker(['explain', 'learned-contempt', '-r', 'json']).stdout)).toMatchObject({ id: 'learned-contempt' })
  })

  it('tells what opens a door, and what learned weights say of one', () => {
    expect(saltshaker(['explain', 'a-death']).stdout).toMatch(/^a-death: a customer opens a personal door\n\nOpens: +\S.*\nInstead: +\S/)
    expect(JSON.parse(saltshaker(['explain', 'a-death', '-r', 'json']).stdout)).toMatchObject({ id: 'a-death' })
    expect(saltshaker(['explain', 'learned-bid']).stdout).toMatch(/^learned-bid: Words by which customers .*\.\n\nInstead: +\S.*\n$/)
    expect(JSON.parse(saltshaker(['explain', 'learned-bid', '-r', 'json']).stdout)).toMatchObject({ id: 'learned-bid' })
  })
})

function hundredths(text: string): number {
  return Math.round(Number(text.replace('−', '-')) * 100)
}
