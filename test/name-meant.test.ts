import { describe, expect, it } from 'vitest'
import { nameMeant } from '../src/name-meant.ts'

const FORMATS = ['ada', 'csv', 'ndjson', 'srt', 'vtt', 'whatsapp', 'zendesk', 'zoom-chat']

describe('the name that was meant', () => {
  it.each([
    ['zendsk', 'zendesk'],
    ['ndjosn', 'ndjson'],
    ['cvs', 'csv'],
    ['CSV', 'csv'],
    ['SRT', 'srt'],
    ['vt', 'vtt'],
    ['Whatsap', 'whatsapp'],
    ['zoom', 'zoom-chat'],
  ])('%s is %s', (typed, meant) => {
    expect(nameMeant(typed, FORMATS)).toBe(meant)
  })

  it.each(['', 's', 'pdf', 'xlsx', 'abracadabra'])('“%s” is none of them', typed => {
    expect(nameMeant(typed, FORMATS)).toBeUndefined()
  })

  it('keeps the capitals of the name that is known', () => {
    expect(nameMeant('mintruns', ['minTurns'])).toBe('minTurns')
  })
})
