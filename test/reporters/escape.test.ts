import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, cleanSpans, escapeHtml, escapeJson, escapeMarkdown, escapeXml } from '../../src/reporters/escape.ts'

/** Text with much that is dangerous in it. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[31m',
        '\u009b2J',
        '\u001b]0;title\u0007',
        '\u001b]8;;http://x\u001b\\',
        '\u001b',
        '\u001bc',
        '\u202e',
        '\u2066',
        '\r\n',
        '\ud800',
        '😀',
        '👩‍👩‍👧',
        'word',
        '::error',
        '::',
        '##[',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

describe('clean', () => {
  it.each([
    ['plain text, ünïcode 田中 😀 👩‍👩‍👧 ok', 'plain text, ünïcode 田中 😀 👩‍👩‍👧 ok'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u009b31mred', 'red'],
    ['\u001b]0;owned\u0007after', 'after'],
    ['\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u001bPq payload\u001b\\after', 'after'],
    ['\u001bcreset', 'reset'],
    ['\u001b(Bset', 'set'],
    ['an unclosed \u001b]0;title stays readable', 'an unclosed ]0;title stays readable'],
    ['\u001b\u001b[0m[31mx', '[31mx'],
    ['abc\u202edcba', 'abcdcba'],
    ['pass\u0008\u0008word\u0000', 'password'],
    ['two\r\nlines\tand\u2028more', 'two lines and more'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['zero\u200bwidth\u00ad', 'zerowidth'],
    ['::error title=a:b,file=x::boo', ': :error title=a:b,file=x::boo'],
    ['::add-mask::secret', ': :add-mask::secret'],
    ['see ##[error]boo and ###[group]x', 'see # #[error]boo and ## #[group]x'],
    ['##vso[task.setvariable variable=a]b', '# #vso[task.setvariable variable=a]b'],
    [':\u200b:debug::hidden', ': :debug::hidden'],
    ['std::vector, 12::30, ## title [1]', 'std::vector, 12::30, ## title [1]'],
  ])('%j → %j', (text, expected) => expect(clean(text)).toBe(expected))

  it('lets nothing through, and changes nothing that is clean', () => {
    fc.assert(
      fc.property(hostile, text => {
        const once = clean(text)
        expect(once).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]|##[a-z]*\[|::[a-z-]{4,24}( .*)?::/)
        expect(Buffer.from(once).toString()).toBe(once)
        expect(clean(once)).toBe(once)
      }),
    )
  })

  it('keeps spans on their words', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        const text = `${before} WORDS ${after}`
        const start = before.length + 1
        const moved = cleanSpans(text, [{ start, end: start + 5 }])
        const [span] = moved.spans
        // An unclosed sequence before may take the words in; else they are where the span says.
        if (moved.text.includes('WORDS')) expect(moved.text.slice(span!.start, span!.end)).toBe('WORDS')
      }),
    )
  })

  it.each(['\u001b[', '\u001b]', '\u001b', '\u009d0', '\u001b[0', 'a\u202e', '\u001b]\u001b]8;;', '::debug ', '##[', '#'])(
    'is fast on 1 MB of %j',
    piece => {
      // What is not linear in it does not end within the time that a test has.
      expect(clean(piece.repeat(Math.ceil(1_000_000 / piece.length))).length).toBeLessThan(2_000_000)
    },
  )
})

describe('escapeMarkdown', () => {
  it.each([
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['[a](http://b) ![i](x)', '\\[a\\](http&#58;//b) !\\[i\\](x)'],
    ['a | b', 'a \\| b'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['ask @octocat about #12', 'ask @<!-- -->octocat about \\#12'],
    ['# title', '\\# title'],
    ['1. list', '1\\. list'],
    ['&lt;', '&amp;lt;'],
    ['www.evil.example', 'www&#46;evil.example'],
    ['well-known, 5 + 3 = 8!', 'well-known, 5 + 3 = 8!'],
    ['back\\', 'back\\\\'],
  ])('%j → %j', (text, expected) => expect(escapeMarkdown(text)).toBe(expected))
})

it('escapes HTML for text and attributes', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>\u001b[0m`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;')
})

it('escapes XML, two characters that it cannot hold too', () => {
  expect(escapeXml('a ]]> b \uffff\u0001\ud800')).toBe('a ]]&gt; b \ufffd\ufffd')
})

it('keeps JSON the same value', () => {
  fc.assert(
    fc.property(hostile, text => {
      const json = escapeJson(JSON.stringify(text))
      expect(JSON.parse(json)).toBe(text)
      expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|##\[/)
    }),
  )
})
