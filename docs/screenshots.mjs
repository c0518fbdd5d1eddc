// The pictures of the trainer's page in README: npm run build, then node docs/screenshots.mjs. Not compared in CI: fonts differ between machines.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const page = join(folder, 'night.html')
for (const night of readdirSync('fixtures/hotline').sort()) {
  const file = `fixtures/hotline/${night}`
  const run = spawnSync(process.execPath, [
    'bin/saltshaker.js',
    'report',
    file,
    '-q',
    '--history',
    join(folder, 'history'),
    '-r',
    `html=${page}`,
  ])
  if (run.status !== 0) throw new Error(String(run.stderr))
}

const SHOTS = [
  { name: 'overview-1440', width: 1440, height: 900, hash: '#overview', fullPage: true },
  { name: 'review-1440', width: 1440, height: 900, hash: '#review' },
  { name: 'review-1920-dark', width: 1920, height: 1080, hash: '#review', colorScheme: 'dark' },
  { name: 'overview-375', width: 375, height: 812, hash: '#overview' },
  { name: 'review-375', width: 375, height: 812, hash: '#review', row: 3 },
]

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const { name, width, height, hash, colorScheme = 'light', row, fullPage = false } of SHOTS) {
  const shot = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  await shot.goto(`${pathToFileURL(page)}${hash}`)
  await shot.waitForSelector(hash === '#overview' ? '.plot svg' : '.row .tag')
  if (row !== undefined) await shot.click(`.row >> nth=${row}`)
  await shot.waitForTimeout(300)
  await shot.screenshot({ path: `docs/images/${name}.png`, fullPage })
}
await browser.close()
