import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const EXECUTABLE = '/usr/bin/chromium'

/** Debian's Chromium. Its absence is an error, not a reason to test less: .ci/run installs it. */
export async function launch(): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) throw new Error(`${EXECUTABLE} is missing: apt-get install chromium`)
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] })
}

export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors, broken policies, dialogs, and requests to anywhere but the page's own address. */
  readonly troubles: readonly string[]
}

/** A page of its own browser profile, watched for what must never happen. */
export async function watched(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
  })
  page.on('dialog', dialog => {
    troubles.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('request', request => {
    const [asked, own] = [new URL(request.url()), page.url()]
    if (asked.protocol !== 'blob:' && own !== 'about:blank' && asked.origin !== new URL(own).origin) troubles.push(`request: ${asked}`)
  })
  return { page, context, troubles }
}
