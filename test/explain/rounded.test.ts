import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundedTo } from '../../src/explain/rounded.ts'

it('rounded shares add up to the rounded sum, each within a hundredth of its value', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 }), values => {
      const total = Math.round(values.reduce((sum, value) => sum + value, 0) * 100)
      const rounded = roundedTo(total, values)
      expect(rounded.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 9)
      rounded.forEach((hundredths, index) => {
        expect(Math.abs(hundredths - values[index]! * 100)).toBeLessThan(1.0001)
      })
    }),
  )
})
