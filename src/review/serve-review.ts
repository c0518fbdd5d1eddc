import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { UserError } from '../errors.ts'
import { type Reviewed, reviewApp } from './review-app.ts'

export interface Served {
  /** With the token. */
  readonly address: string
  readonly close: () => Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Serves the page on the loopback interface only. Port 0 takes a free one. Throws UserError where the port is taken. */
export function serveReview(reviewed: Omit<Reviewed, 'token' | 'hosts'>, port: number): Promise<Served> {
  const token = randomBytes(24).toString('base64url')
  let hosts: readonly string[] = []
  const app = reviewApp({ ...reviewed, token, hosts: () => hosts })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port }) as Server
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? new UserError(`port ${port} is taken or not allowed: pass another --port, or none`) : error)
    })
    server.once('listening', () => {
      const { port: bound } = server.address() as AddressInfo
      hosts = [`${LOOPBACK}:${bound}`, `localhost:${bound}`]
      resolve({
        address: `http://${LOOPBACK}:${bound}/${token}/`,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
