import { describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../src/readers/read.ts'
import { speakerOf } from '../../src/readers/speaker-label.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

type Said = readonly [speaker: string, text: string]

/** One conversation a list, as native lines without roles. */
function input(conversations: readonly (readonly Said[])[], name = 'n.ndjson') {
  const lines = conversations.flatMap((said, i) => said.map(([speaker, text]) => JSON.stringify({ conversation: `c${i}`, speaker, text })))
  return bytesInput(name, lines.join('\n'))
}

async function roles(conversations: readonly (readonly Said[])[], options: InputOptions = {}) {
  const { conversations: read, notices } = await allReadings(readInputs([input(conversations)], options))
  return { roles: read.map(one => one.turns.map(turn => `${turn.speaker}=${turn.role}`).join(' ')), notices }
}

describe('labels', () => {
  it.each([
    ['Agent Jane D', 'Jane D', 'agent'],
    ['Jane (Agent)', 'Jane', 'agent'],
    ['Agent (Jane)', 'Jane', 'agent'],
    ['Jane | Support', 'Jane', 'agent'],
    ['Tom Reed | Acme', 'Tom Reed | Acme', undefined],
    ['Tom Reed (She/Her) (Guest)', 'Tom Reed', 'customer'],
    ['Visitor 4821', 'Visitor 4821', 'customer'],
    ['[Agent] Jane', 'Jane', 'agent'],
    ['Northwind Support', 'Northwind Support', 'agent'],
    ['Virtual Agent', 'Virtual Agent', 'bot'],
    ['Justin Florentine (Besu)', 'Justin Florentine (Besu)', undefined],
    ['SPEAKER_00', 'SPEAKER_00', undefined],
    ['end-user', 'end-user', 'customer'],
    ['Customer Service', 'Customer Service', 'agent'],
    ['Client Care Team', 'Client Care Team', 'agent'],
    ['Team Lead', 'Team Lead', 'agent'],
    ['Tom Reed (Manager)', 'Tom Reed (Manager)', undefined],
  ])('%s', (label, speaker, role) => {
    const found = speakerOf(label)
    expect([found.speaker, found.role]).toEqual([speaker, role])
  })
})

describe('roles', () => {
  it('are inferred from a greeting', async () => {
    const talk: Said[] = [
      ['Ana', 'Thank you for calling Northwind, how can I help?'],
      ['Ben', 'hi'],
    ]
    expect((await roles([talk])).roles).toEqual(['Ana=agent Ben=customer'])
  })

  it('are inferred from a German greeting', async () => {
    const talk: Said[] = [
      ['Uwe', 'Guten Tag, Uwe Lang, was kann ich für Sie tun?'],
      ['Ina', 'Meine Tür klemmt.'],
    ]
    expect((await roles([talk])).roles).toEqual(['Uwe=agent Ina=customer'])
  })

  it('a voice first heard after a call was handed on is no customer', async () => {
    const said: Said[] = [
      ['Speaker A', 'Thank you for calling Northwind, how can I help?'],
      ['Speaker B', 'The saw makes a grinding noise.'],
      ['Speaker A', 'Then I will hand you to Ruben, he knows the motors.'],
      ['Speaker B', 'Fine.'],
      ['Speaker C', 'Hi, Ruben here. Did you check the belt?'],
    ]
    const lines = said.map(([speaker, text], i) => JSON.stringify({ conversation: 'c', speaker, text, offset: i * 9 }))
    const { conversations, notices } = await allReadings(readInputs([bytesInput('n.ndjson', lines.join('\n'))], {}))
    expect(conversations[0]?.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'agent', 'customer', 'unknown'])
    expect(notices.map(({ message }) => message)).toEqual([
      "conversation 'c': the turns of 'Speaker C' (1) are judged as nobody's: pass --agent or --customer with the name",
    ])
  })

  it('of several who show nothing beside one who greets are nobody knows, those who ask are customers', async () => {
    const group: Said[] = [
      ['Ana', 'Thank you for contacting Northwind, how can I help?'],
      ['Ben', 'my order never came'],
      ['Cem', 'it left us on Monday'],
      ['Dia', 'and I packed it'],
    ]
    const { roles: found, notices } = await roles([group])
    expect(found).toEqual(['Ana=agent Ben=customer Cem=unknown Dia=unknown'])
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining("'Cem' (1), 'Dia' (1) are judged as nobody's")])
    expect((await roles([group.slice(0, 2)])).roles).toEqual(['Ana=agent Ben=customer'])
  })

  it('are inferred from whom everybody talks to', async () => {
    const talks = ['Ada', 'Bo', 'Cy', 'Di'].map((name): Said[] => [
      [name, 'hello'],
      ['Zed', 'hello'],
    ])
    const found = await roles(talks)
    expect(found.roles).toEqual(['Ada', 'Bo', 'Cy', 'Di'].map(name => `${name}=customer Zed=agent`))
    expect(found.notices).toEqual([])
  })

  it('are inferred from the domain of the addresses', async () => {
    const talks = ['ann@gmail.com', 'bob@web.de'].map((from, i): Said[] => [
      [from, 'hello'],
      [`agent${i}@northwind.example`, 'hello'],
    ])
    expect((await roles(talks)).roles[1]).toBe('bob@web.de=customer agent1@northwind.example=agent')
  })

  it('told for a name that nobody has are warned of, once for each option', async () => {
    const talk: Said[] = [
      ['Ana', 'Thank you for calling Northwind, how can I help?'],
      ['Ben', 'hi'],
    ]
    const { roles: found, notices } = await roles([talk], { agents: ['an*', 'Ana', 'Anna', 'Bo*'], customers: ['Benn'] })
    expect(found).toEqual(['Ana=agent Ben=customer'])
    expect(notices).toEqual([
      {
        kind: 'warning',
        source: '--agent',
        message: "'Anna', 'Bo*' match no speaker: did you mean 'Ana'? saltshaker inspect FILE shows the speakers",
      },
      {
        kind: 'warning',
        source: '--customer',
        message: "'Benn' matches no speaker: did you mean 'Ben'? saltshaker inspect FILE shows the speakers",
      },
    ])
  })

  it('are asked for where nothing tells', async () => {
    const talk: Said[] = [
      ['Ana', 'so'],
      ['Ben', 'so'],
      ['Ana', 'so'],
    ]
    await expect(roles([talk])).rejects.toThrow(
      "cannot tell who the agents are; the speakers are Ana (2 turns), Ben (1 turn): pass --agent 'Ana' if that is an agent",
    )
    expect((await roles([talk], { agents: ['b*'] })).roles).toEqual(['Ana=customer Ben=agent Ana=customer'])
    expect((await roles([talk], { customers: ['Ana'] })).roles).toEqual(['Ana=customer Ben=agent Ana=customer'])
  })

  it('that cannot be told in one conversation or file do not stop the others', async () => {
    const clear: Said[] = [
      ['Ana', 'Thanks for calling, how can I help?'],
      ['Ben', 'hi'],
    ]
    const unclear: Said[] = [
      ['Cy', 'so'],
      ['Di', 'so'],
    ]
    const one = await roles([clear, unclear])
    expect(one.roles).toEqual(['Ana=agent Ben=customer'])
    expect(one.notices).toMatchObject([{ kind: 'skipped', message: expect.stringContaining("conversation 'c1': cannot tell") }])
    const files = await allReadings(readInputs([input([clear], 'a'), input([unclear], 'b')]))
    expect(files.conversations).toHaveLength(1)
    expect(files.notices).toMatchObject([{ kind: 'failed', source: 'b', message: expect.stringContaining("--agent 'Cy'") }])
  })

  it('of a column with other words are told by --agent-role', async () => {
    const table = 'conversation_id,role,author,text\n1,tier2,Ana,hello\n1,buying,Ben,hello\n'
    const read = (options: InputOptions) => allReadings(readInputs([bytesInput('t.csv', table)], options))
    const told = await read({ agentRoles: ['Tier2'] })
    expect(told.conversations[0]?.turns.map(turn => turn.role)).toEqual(['agent', 'customer'])
    await expect(read({})).rejects.toThrow(/cannot tell/)
  })
})
