import { expect, it } from 'vitest'
import { type Caller, refusal } from '../../src/review/guard.ts'

const own: Caller = { method: 'GET', path: '/secret/', host: '127.0.0.1:8', origin: undefined, fetchSite: 'none' }
const post: Caller = { ...own, method: 'POST', path: '/secret/api/decisions', origin: 'http://127.0.0.1:8', fetchSite: 'same-origin' }

it.each<readonly [string | undefined, Caller]>([
  [undefined, own],
  [undefined, { ...own, fetchSite: 'cross-site' }],
  [undefined, { ...own, host: 'localhost:8' }],
  [undefined, post],
  ['wrong token', { ...own, path: '/' }],
  ['wrong token', { ...own, path: '/secre/' }],
  ['wrong token', { ...own, path: '/secret2/' }],
  ['wrong token', { ...own, path: '/x/secret/' }],
  ['wrong host', { ...own, host: undefined }],
  ['wrong host', { ...own, host: '127.0.0.1' }],
  ['wrong host', { ...own, host: '127.0.0.1:8.evil.example' }],
  ['wrong origin', { ...post, origin: 'null' }],
  ['wrong origin', { ...post, origin: 'https://127.0.0.1:8' }],
  ['wrong origin', { ...post, origin: 'http://127.0.0.1:8.evil.example' }],
  ['no origin', { ...post, origin: undefined }],
  ['wrong site', { ...post, fetchSite: 'same-site' }],
  ['wrong site', { ...own, path: '/secret/api/queue', fetchSite: 'cross-site' }],
])('%s: %j', (why, caller) => expect(refusal(caller, ['127.0.0.1:8', 'localhost:8'], 'secret')).toBe(why))
