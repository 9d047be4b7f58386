import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'
import { say } from './prepare.mjs'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** Draws no window, which is more than half of the work of one that could. */
const windowless = 'chromium-headless-shell'
const downloadLimitMs = 180_000

/** Path of a Chromium: Playwright's own, else the system's; where there is none, one is installed. */
export async function findChromium() {
  const { chromium } = await import('playwright')
  const own = chromium.executablePath()
  const there = () => [own, ...systemPaths].find((path) => existsSync(path))
  return there() ?? (install() && there()) ?? missing()
}

/** Path of Debian's Chromium without a window, installed if need be. `undefined` where there is none to be had. */
export function findWindowlessChromium() {
  const path = `/usr/bin/${windowless}`
  return existsSync(path) || installFromDebian(windowless) ? path : undefined
}

function install() {
  say('Installing a Chromium for the browser journeys …')
  if (installFromDebian('chromium')) return true
  const options = { stdio: 'inherit', timeout: downloadLimitMs }
  return (
    spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], options).status ===
    0
  )
}

function missing() {
  say(
    'There is no Chromium and none could be installed. Install one, for instance with: npx playwright install chromium',
  )
  process.exit(1)
}
