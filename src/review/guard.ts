import { createHash, timingSafeEqual } from 'node:crypto'

/** What of a request decides whether it is answered. */
export interface Caller {
  readonly method: string
  /** Path of the address, from the first slash. */
  readonly path: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

/**
 * Why a request is refused; undefined where it may pass. The host keeps away pages of a name that was made to point here (DNS rebinding), origin and
 * fetch site the forms and scripts of other pages (CSRF), the token everybody who was not told the address.
 */
export function refusal({ method, path, host, origin, fetchSite }: Caller, hosts: readonly string[], token: string): string | undefined {
  if (host === undefined || !hosts.includes(host)) return 'wrong host'
  if (origin !== undefined && !hosts.some(known => origin === `http://${known}`)) return 'wrong origin'
  const isPage = method === 'GET' && !path.includes('/api/')
  if (!isPage && fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return 'wrong site'
  if (method !== 'GET' && method !== 'HEAD' && origin === undefined) return 'no origin'
  if (!isSame(path.split('/')[1] ?? '', token)) return 'wrong token'
  return undefined
}

/** In the same time whatever differs. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}
