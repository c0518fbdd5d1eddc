import { expect, it } from 'vitest'
import { threadOf } from '../../src/learn/thread.ts'

it.each([
  ['a thread', 'shop', 'c7', 'shop|c7'],
  ['a part of one', 'shop', 'shop|c7|12', 'shop|c7'],
  ['a thread of one list', 'forum', 'tb-m-1441', 'forum|tb-1441'],
  ['a part of the same from another list', 'forum', 'forum|tb-r-1441|3', 'forum|tb-1441'],
  ['the same in a third file', 'forum', 'forum|tb-1441|6', 'forum|tb-1441'],
])('%s', (_, source, conversation, thread) => expect(threadOf(source, conversation)).toBe(thread))
