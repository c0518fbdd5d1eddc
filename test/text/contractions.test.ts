import { describe, expect, it } from 'vitest'
import { NO_NUMBER, spellingOf } from '../../src/text/lexicon.ts'
import { offsets, words } from '../../src/text/words.ts'

describe('contractions without their apostrophe', () => {
  it.each([
    ['I dont know, thats not mine', "i don't know that's not mine"],
    ['Were here to help. Well look into it', "we're here to help . we'll look into it"],
    ['Thanks Tina, were looking at it – lets sort it out', "thanks tina we're looking at it let's sort it out"],
    ['Wed love to. Ill pass it on', "we'd love to . i'll pass it on"],
    ['id like that, its not working', "i'd like that it's not working"],
    ['café – ill get it', "café i'll get it"],
    ['Hi Tom, were closed. Thank you and wed be glad to', "hi tom we're closed . thank you and we'd be glad to"],
  ])('%s', (text, mended) => {
    expect(words(text).tokens.join(' ')).toBe(mended)
  })

  it.each([
    'all is well, look at that',
    'as well have a look',
    'it may well be so',
    'you were happy here',
    'the two who were looking',
    'she is ill also',
    'this lets you send it',
    'its own screen',
    'your id also',
    'see you on wed at nine',
    'well. get it',
    'well do it yourself',
    'well get it yourself then',
    'oh well never mind',
    'hope you are keeping well have a good day',
    'stay well get some rest',
    'were missing items refunded?',
    'my bags, which cost a lot, were missing',
    'available on wed like you asked',
    'my old id like that',
    'replace its broken hinge',
    'she got ill just before',
  ])('%s: words of their own stay', text => {
    expect(words(text).spelt).toBeUndefined()
  })

  it('stand where the text has them, with the number of what they are', () => {
    const said = words('Well look, Im sure')
    const places = offsets(said)
    expect(said.tokens.map((_, at) => said.text.slice(places[at * 2], places[at * 2 + 1]))).toEqual(['Well', 'look', 'Im', 'sure'])
    expect(said.numbers.map(number => (number === NO_NUMBER ? '' : spellingOf(number)))).toEqual(said.tokens)
  })
})
