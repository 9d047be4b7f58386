import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'
import { say } from './prepare.mjs'

/** Debian's Chromium that never draws a window: less than half the work of the one that could. */
const windowless = 'chromium-headless-shell'
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const downloadLimitMs = 180_000

/** Path of a Chromium: Playwright's own, else Debian's without a window, else the system's; one is installed if need be. */
export async function findChromium() {
  const { chromium } = await import('playwright')
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  return fromDebian() ?? systemPaths.find((path) => existsSync(path)) ?? (download() ? own : missing())
}

function fromDebian() {
  const path = `/usr/bin/${windowless}`
  if (!existsSync(path)) installFromDebian(windowless)
  return existsSync(path) ? path : undefined
}

function download() {
  say('Installing a Chromium for the browser journeys …')
  const options = { stdio: 'inherit', timeout: downloadLimitMs }
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/playwright/cli.js', 'install', 'chromium'],
    options,
  )
  return status === 0
}

function missing() {
  say(
    'There is no Chromium and none could be installed. Install one, for instance with: npx playwright install chromium',
  )
  process.exit(1)
}
