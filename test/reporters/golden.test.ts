import { describe, expect, it } from 'vitest'
import { emptyReport } from '../../src/measures/report.ts'
import { REPORTERS } from '../../src/reporters/index.ts'
import { context, night, notices } from './night.ts'

describe.each(Object.keys(REPORTERS))('%s', name => {
  it('prints the night as before', async () => {
    const reporter = await REPORTERS[name]!()
    expect(reporter.name).toBe(name)
    const output = reporter.render(night(), context)
    await expect(output).toMatchFileSnapshot(`golden/night.${reporter.extension}`)
    expect(reporter.render(night(), context)).toBe(output)
  })

  it('prints an empty report', async () => {
    const { render, extension } = await REPORTERS[name]!()
    await expect(render(emptyReport, { ...context, notices: [] })).toMatchFileSnapshot(`golden/empty.${extension}`)
  })

  it('lets no control character, escape sequence or bidirectional override through', async () => {
    const { render } = await REPORTERS[name]!()
    const source = '\u001b]8;;http://evil\u0007x\u202e'
    const output = render(night(), {
      ...context,
      mask: text => text,
      possible: true,
      notices: [{ ...notices[0]!, source, message: source }],
    })
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(output.endsWith('\n')).toBe(true)
  })

  it('masks unless told to reveal', async () => {
    const { render } = await REPORTERS[name]!()
    const [hidden, shown] = [render(night(), context), render(night(), { ...context, mask: text => text })]
    for (const secret of ['kim@example.org', '1234567', '4111']) expect(hidden).not.toContain(secret)
    // Not every format prints words at all.
    if (shown.includes('fault')) expect(shown).toContain('4111')
  })
})
