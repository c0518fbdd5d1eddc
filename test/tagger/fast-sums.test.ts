import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../src/tagger/context.ts'
import { createCueJudge } from '../../src/tagger/cue-judge.ts'
import { cues } from '../../src/tagger/cues/index.ts'
import { featureTable } from '../../src/tagger/feature-table.ts'
import { emitFeatures } from '../../src/tagger/features.ts'
import { addRow, LARGEST, PACKED, unpack } from '../../src/tagger/packed.ts'
import { createScorer } from '../../src/tagger/score.ts'
import { COLUMNS, decodeWeights } from '../../src/tagger/weights.ts'

const row = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: COLUMNS, maxLength: COLUMNS })

describe('packed sums', () => {
  it('are exact', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.integer({ min: 1, max: 4 })), { maxLength: Math.floor(LARGEST / 127 / 4) }), added => {
        const sums = new Float64Array(PACKED)
        for (const [values, times] of added) addRow(sums, 0, Int8Array.from(values), 0, times)
        const columns = new Float64Array(COLUMNS)
        unpack(sums, 0, columns, 1)
        expect(Array.from(columns)).toEqual(
          Array.from({ length: COLUMNS }, (_, c) => added.reduce((sum, [values, times]) => sum + values[c]! * times, 0)),
        )
        expect(Array.from(sums)).toEqual([0, 0, 0])
      }),
    )
  })
})

describe('the table of features', () => {
  it('finds all that it holds, and nothing else, however near their numbers are', () => {
    const number = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -40, max: 40 }))
    fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: 200 }), number, (numbers, other) => {
        const features = Int32Array.from(numbers).sort()
        const rows = Int8Array.from({ length: features.length * COLUMNS }, (_, at) => at % 101)
        const table = featureTable(features, rows, COLUMNS)
        features.forEach((feature, at) => {
          expect(table.mayHold(feature)).toBe(1)
          const from = table.find(feature)
          expect(table.rows.subarray(from, from + COLUMNS)).toEqual(rows.subarray(at * COLUMNS, (at + 1) * COLUMNS))
        })
        expect(table.find(other) >= 0).toBe(numbers.includes(other))
      }),
    )
  })
})

describe('scores of odd turns', () => {
  const weights = decodeWeights(readFileSync('data/weights.bin'))
  const { hits } = createCueJudge(cues)
  const score = createScorer(weights)
  const noise = 'q'.repeat(60)
  it.each([
    ['quotation marks and line breaks among many words', `"you"\n"can't"\n${'read\nthe "page" again, please. '.repeat(30)}`],
    ['long words that have no number, one after the other', `${noise}a ${noise}b "${noise}c" you ${noise}d can't ${noise}e.`],
    ['one word of ten thousand letters', `see ${'why'.repeat(3333)} now`],
    ['nothing', ''],
    ['a word of the heaviest weights, again and again', 'whatever '.repeat(500)],
  ])('are the sums of their features: %s', (_, text) => {
    const turn = contextOf({ turn: 2, role: 'agent', speaker: 'Ann', text }, `it broke. ${text}`, text, 1)
    const sums = Array.from(weights.bias)
    emitFeatures(turn, hits(turn), (feature, value) => {
      const from = weights.find(feature)
      if (from >= 0) for (let c = 0; c < COLUMNS; c++) sums[c]! += weights.rows[from + c]! * value * weights.scale
    })
    score(turn, hits(turn)).forEach((value, c) => {
      expect(value).toBeCloseTo(sums[c]!, 6)
    })
  })
})
