import Sentiment from 'sentiment'
import { remembered } from './remembered.ts'
import type { Words } from './words.ts'

const sentiment = new Sentiment()

/** AFINN mood of a text in points a word, −5 (worst) to 5; 0 where no word carries any. Source: Nielsen 2011, by the sentiment package. */
export function mood(text: string): number {
  return sentiment.analyze(text).comparative
}

// As in the sentiment package: a word right after one of these turns round.
const NEGATORS = new Set("cant can't dont don't doesnt doesn't not non wont won't isnt isn't".split(' '))
const NEGATES = 2 ** 20 // beyond all points
const pointsOf = remembered(word => (NEGATORS.has(word) ? NEGATES : sentiment.analyze(word).score))

/**
 * AFINN points a word as `mood` tells them, but of the words as they are cut for the tagger: marks such as `!` count as words, so that the two may
 * differ. Each word's points are remembered: several times as fast.
 */
export function moodOfWords(words: Words): number {
  const { length } = words.tokens
  let sum = 0
  let negated = false
  for (let at = 0; at < length; at++) {
    const points = pointsOf(words, at)
    if (points === NEGATES) negated = true
    else {
      if (points !== 0) sum += negated ? -points : points
      negated = false
    }
  }
  return length === 0 ? 0 : sum / length
}
