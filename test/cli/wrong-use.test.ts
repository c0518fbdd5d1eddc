import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const file = (name: string, content: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}
const head = 'conversation_id,role,author,body\n'
const night = file('night.csv', `${head}1,customer,Ann,hi\n1,agent,Jane,I will refund that for you now\n`)
const unanswered = file('unanswered.csv', `${head}1,customer,Ann,hi\n`)
const unclear = file('unclear.csv', 'ticket,from,body\n1,Ann,Where is it\n1,Bob,checking\n')
const nothing = file('nothing.csv', '')
mkdirSync(join(scratch, 'empty'))

describe('wrong use', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a format that does not exist', ['report', night, unclear, '-f', 'fax'], /--format: no format "fax": saltshaker formats lists them/],
    ['a field that does not exist', ['report', night, unclear, '-m', 'words=body'], /--map: unknown field "words"; the fields are text/],
    ['an empty name', ['report', night, '-a', ''], /--agent is empty/],
    ['an empty role', ['tag', night, '--agent-role', ' '], /--agent-role is empty/],
    ['a command that does not exist', ['frobnicate'], /"frobnicate" is neither a file nor a command; saltshaker --help/],
    [
      'a misspelt command before a file',
      ['reprot', night],
      /"reprot" is neither a file nor a command; did you mean report\? saltshaker --help/,
    ],
    [
      'an option that does not exist',
      ['report', '--reportr', night],
      /^saltshaker: unknown option '--reportr' \(Did you mean --reporter\?\); see saltshaker report --help$/m,
    ],
    [
      'an option that would write into the terminal',
      ['report', '--nope=\u001b]0;title\u0007\u001b[31m::error::x'],
      /^saltshaker: unknown option '--nope=: :error::x'; see saltshaker report --help$/m,
    ],
    ['a reporter of check', ['report', night, '-r', 'junit=x.xml'], /no reporter "junit"; saltshaker check has it; here there are: pretty/],
    ['a reporter of report', ['check', night, '-r', 'html=x.html'], /no reporter "html"; saltshaker report has it; here there are: pretty/],
    ['an argument that is missing', ['evaluate'], /^saltshaker: missing required argument 'labels'; see saltshaker evaluate --help$/m],
    [
      'labels that are not there',
      ['evaluate', 'nowhere.jsonl'],
      /^saltshaker: nowhere.jsonl: cannot be read: there is no such file: check the name/,
    ],
    ['two reporters where one prints', ['evaluate', 'fixtures/corpus/test', '-r', 'json', '-r', 'pretty'], /only one --reporter here/],
    [
      'two reporters on stdout',
      ['report', night, '-r', 'json', '-r', 'pretty'],
      /only one reporter can print to the terminal; give the others a file/,
    ],
    ['nobody answers, report', ['report', unanswered], /no agent's turn in the input; tell who the agents are/],
    ['nobody answers, tag', ['tag', unanswered], /no agent's turn in the input; tell who the agents are/],
    ['nothing piped in', ['report'], /nothing came in: name files, or pipe/],
    ['an empty file, tag', ['tag', nothing], /the file is empty: export it again/],
    ['a glob that matches nothing', ['report', join(scratch, '*.vtt')], /no file matches: check the pattern/],
  ])('%s: one line, exit code 2, nothing on stdout', (_, args, message) => {
    const { stdout, stderr, code } = saltshaker(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('names from a transcript reach the terminal without control characters, in errors too', () => {
    const names = ['Ann\u001b]0;title\u0007', 'Bob\u009b31m\u202e'].map(from => JSON.stringify({ speaker: from, text: 'so' }))
    const { stderr, code } = saltshaker(['report', file('names.ndjson', names.join('\n'))])
    expect(code).toBe(2)
    expect(stderr).toContain('the speakers are Ann (1 turn), Bob (1 turn)')
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })

  it('a quote that is never closed loses the rest of a file: exit code 2, one line, the rows before are reported', () => {
    const rows = '1,agent,Jane,I will refund that for you now\n1,customer,Ann,"hi\n1,agent,Jane,bye\n'
    const { stdout, stderr, code } = saltshaker(['report', file('quote.csv', head + rows)])
    expect(code).toBe(2)
    expect(stdout).toContain('1 agent turn')
    expect(stderr).toMatch(/^failed: .*quote\.csv:3: a quote opened here or below is never closed: .*\n$/)
    expect(saltshaker(['report', file('quote.csv', `${head}1,agent,Jane,"bye\n`)]).stderr).toMatch(/^failed: .*quote\.csv:2: .*\n$/)
  })

  it.each(['constructor', '__proto__', 'toString'])('explain %s is a text like any other', word => {
    expect(saltshaker(['explain', word]).stdout).toMatch(/^neutral, confidence/)
  })

  it('everything after the first = of --map is the column', () => {
    const table = file('odd.csv', 'conversation,role,speaker,a=b\n1,agent,Jane,I will refund that for you now\n')
    expect(saltshaker(['tag', table, '--map', 'text=a=b']).stdout).toContain('"tag":"yes"')
  })

  it('what matches nothing does not stop the others', () => {
    const { stdout, stderr, code } = saltshaker(['report', night, join(scratch, '*.vtt'), join(scratch, 'empty')])
    expect(code).toBe(2)
    expect(stdout).toContain('Jane')
    expect(stderr).toMatch(/no file matches/)
    expect(stderr).toMatch(/the folder has no files/)
  })

  it('a file without agents beside one with them is warned of', () => {
    const roles = file('roles.csv', `${head}1,enduser,Ann,hi\n1,teamlead,Bo,on it\n`)
    const { stdout, stderr, code } = saltshaker(['report', night, roles, '--agent-role', 'teamleed'])
    expect([code, stderr]).toEqual([
      0,
      `warning: ${roles}: no agent's turn in it: if somebody answers there, pass --agent 'Name*' or --agent-role value\n`,
    ])
    expect(stdout).toContain('Jane')
    expect(saltshaker(['report', night, roles, '--agent-role', 'teamlead']).stderr).toBe('')
  })

  it('an --agent that nobody is called is warned of, and --quiet hides it', () => {
    expect(saltshaker(['report', night, '-a', 'Jame']).stderr).toMatch(
      /^warning: --agent: 'Jame' matches no speaker: did you mean 'Jane'\? saltshaker inspect FILE shows the speakers\n$/,
    )
    expect(saltshaker(['report', night, '-a', 'Zebedee*']).stderr).toMatch(
      /^warning: --agent: 'Zebedee\*' matches no speaker: saltshaker inspect/,
    )
    expect(saltshaker(['report', night, '-a', 'Jame', '-q']).stderr).toBe('')
  })
})

describe('inspect', () => {
  it('says what to do where nobody is known to be an agent, with exit code 2', () => {
    const { stdout, code } = saltshaker(['inspect', unclear])
    expect(code).toBe(2)
    expect(stdout).toMatch(/to do +nobody is known to be an agent: pass --agent 'NAME'/)
  })

  it('says what to do where only a bot answers, and where nobody has a name', () => {
    const message = (role: string, content: string) => ({ role, content })
    const chat = file('chat.json', JSON.stringify({ messages: [message('user', 'I lost it'), message('assistant', 'Read the FAQ')] }))
    const todo = (name: string): string => /to do +(.*)/.exec(saltshaker(['inspect', name]).stdout)![1]!
    expect(todo(chat)).toBe("nobody in it is an agent, only a bot answers: pass --agent 'assistant' where people wrote its answers")
    expect(saltshaker(['report', chat, '-q', '--agent', 'assistant']).code).toBe(0)
    const nameless = file('nameless.json', JSON.stringify([{ msg: 'hi there' }, { msg: 'go away' }]))
    expect(todo(nameless)).toBe(
      'nobody is known to be an agent, and no speaker is named: pass --map speaker=COLUMN, or export it with speakers',
    )
  })

  it('advises no --agent where the data tells that everybody is a customer', () => {
    expect(saltshaker(['inspect', unanswered]).stdout).toMatch(
      /to do +nobody in it is an agent: export the conversations with their answers/,
    )
  })

  it('looks at nothing where there is nothing', () => {
    const { stdout, code } = saltshaker(['inspect', nothing])
    expect([code, stdout]).toEqual([2, `${nothing}\n  notices       failed: ${nothing}: the file is empty: export it again\n\n`])
  })

  it('masks before it cuts, and names agents who are known by an address', () => {
    const text = 'x'.repeat(60)
    const table = file('mail.csv', `${head}1,customer,ann@home.example,${text} card 4111 1111 1111 1111\n1,agent,jane@shop.example,hello\n`)
    const { stdout } = saltshaker(['inspect', table])
    expect(stdout).toContain('agent    jane@shop.example, 1 turn:')
    expect(stdout).not.toMatch(/4111|ann@home/)
    expect(saltshaker(['inspect', table, '--reveal']).stdout).toContain('ann@home.example')
  })
})

describe('review', () => {
  it('asks for no agents where no file could be read', () => {
    const { code, stdout, stderr } = saltshaker(['review', 'nofile.csv', '--no-open'])
    expect([code, stdout, stderr]).toEqual([2, '', 'failed: nofile.csv: no such file: check the name, and the folder that you are in\n'])
  })
})
