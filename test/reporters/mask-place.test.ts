import { describe, expect, it } from 'vitest'
import { maskMessage, maskPlace } from '../../src/reporters/mask-place.ts'

describe('a place', () => {
  it.each([
    ['night.csv', 'night.csv'],
    ['exports/2026-11-20/LH-20472', 'exports/2026-11-20/LH-20472'],
    ['4111111111111111', '4111111111111111'],
    ['0207946095', '0207946095'],
    ['<CAF+12@mail.example>', '<CAF+12@mail.example>'],
  ])('%s stays as it is', (place, same) => expect(maskPlace(place)).toBe(same))

  it.each([
    ['chats/WhatsApp Chat with +44 7700 900123.txt', /^chats\/WhatsApp Chat with \+44\*23~[0-9a-f]{3}\.txt$/],
    ['WhatsApp Chat with +44\u00a07700\u00a0900123', /^WhatsApp Chat with \+44\*23~[0-9a-f]{3}$/],
    ['Jill Roe <jill.roe@example.org>', /^Jill Roe <ji\*@example\.org~[0-9a-f]{3}>$/],
    ['exports/me@example.org/night.csv', /^exports\/me?\*@example\.org~[0-9a-f]{3}\/night\.csv$/],
    ['kim.oneil@example.org', /^ki\*@example\.org~[0-9a-f]{3}$/],
    ['k@example.org', /^k?\*@example\.org~[0-9a-f]{3}$/],
    ['inbox/<kim@example.org', /^inbox\/<ki\*@example\.org~[0-9a-f]{3}$/],
  ])('%s loses what is personal', (place, hidden) => {
    expect(maskPlace(place)).toMatch(hidden)
    expect(maskPlace(maskPlace(place))).toBe(maskPlace(place))
  })

  it('stays another than one like it', () => {
    expect(maskPlace('kim@example.org')).not.toBe(maskPlace('kit@example.org'))
  })
})

it('a message names people by patterns that --agent takes', () => {
  expect(maskMessage("the speakers are kim@example.org (2 turns), +44 7700 900123 (1 turn): pass --agent 'kim@example.org'")).toBe(
    "the speakers are ki*@example.org (2 turns), +44*23 (1 turn): pass --agent 'ki*@example.org'",
  )
  expect(maskMessage('jane.doe@example.org (1 turn), james.poe@example.org (1 turn), a@example.org')).toBe(
    'jan*@example.org (1 turn), jam*@example.org (1 turn), a*@example.org',
  )
  expect(maskMessage('did you mean "<a1@mail.example>"?')).toBe('did you mean "<a1@mail.example>"?')
  expect(maskMessage("the role '4111 1111 1111 1111' is not known")).toBe("the role '[card]' is not known")
})
