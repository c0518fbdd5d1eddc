import { expect, it } from 'vitest'
import { MARKS, type Mark, marksOf } from '../../src/tagger/marks.ts'

const TEXTS: readonly (readonly [text: string, marks: readonly Mark[], commas: number])[] = [
  ['', [], 0],
  ['Your parcel is on its way.', [], 0],
  ['well, well... who read the manual', ['ellipsis', 'small start'], 1],
  ['Sure… NOW you ask', ['ellipsis', 'capitals'], 0],
  ['OK, in the US that is fine.', [], 1],
  ['Really?! (again)', ['brackets', 'doubled marks'], 0],
  ['Enjoy :-) and good luck ;)', ['smile', 'brackets', 'colon'], 0],
  ['Enjoy 🎉', ['smile'], 0],
  ['Your “experience” - noted: thanks', ['quotation', 'dash', 'colon'], 0],
  ['A self-made 10:30 call', ['colon'], 0],
]

it.each(TEXTS)('%j is marked', (text, marks, commas) => {
  const found = marksOf(text)
  expect(MARKS.filter((_, m) => found.marks & (1 << m))).toEqual(marks)
  expect(found.commas).toBe(commas)
})
