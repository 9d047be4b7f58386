import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { install, pinnedNode, root, say } from './prepare.mjs'

// Pictures of the pages for docs/screenshots/, from a sandbox of this script's own.

const port = 3960
const thirdParty = `http://localhost:${port + 1}`
const startMs = 300_000
const widths = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } }
const home = 'home@example.com'
const fund = 'portfolio@fund.example'

install()
const { chromium } = await import('playwright')
const folder = mkdtempSync(join(tmpdir(), 'wattgrant-screenshots-'))
const pictures = join(root, 'docs/screenshots')
mkdirSync(pictures, { recursive: true })
const sandbox = spawn(pinnedNode(), ['scripts/start.mjs'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PORT: String(port),
    UTILITY: 'example-gas-electric',
    DATABASE_URL: `file:${join(folder, 'pictures.db')}`,
  },
})
try {
  await answers(thirdParty)
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  for (const [width, viewport] of Object.entries(widths)) await take(browser, width, viewport)
  await browser.close()
} finally {
  sandbox.kill('SIGTERM')
  await new Promise((ended) => sandbox.once('exit', ended))
  rmSync(folder, { recursive: true, force: true })
}

async function take(browser, width, viewport) {
  const open = async () => (await browser.newContext({ viewport, locale: 'en-US' })).newPage()
  const shoot = async (pageOrPart, name) => {
    const path = join(pictures, `${name}-${width}.png`)
    await pageOrPart.screenshot({ path, fullPage: true, animations: 'disabled' })
    say(path)
  }
  const page = await open()
  await ask(page, home)
  await shoot(page, 'sign-in')
  await signIn(page)
  await shoot(page, 'form')
  const form = page.url()
  await page.locator('button[value="approve"]').click()
  await page.waitForURL(`${thirdParty}/**`)
  await page.goto(form)
  await page.locator('a[href*="/receipts/"]').click()
  await page.getByText('Confirmation number').waitFor()
  await shoot(page, 'receipt')

  const spanish = await open()
  await ask(spanish, home, 'es')
  await signIn(spanish)
  await shoot(spanish, 'form-spanish')

  const long = await open()
  await ask(long, fund)
  await signIn(long)
  await long.locator('[data-index]').first().waitFor()
  await shoot(long.locator('#s1'), 'form-10000')
}

async function ask(page, username, language = '') {
  await page.goto(thirdParty)
  await page.getByLabel('login_hint').fill(username)
  await page.getByLabel('ui_locales').selectOption(language)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.locator('input[type="password"]').waitFor()
}

async function signIn(page) {
  await page.locator('input[type="password"]').fill('sandbox')
  await page.locator('input[type="password"]').press('Enter')
  await page.locator('button[value="approve"]').waitFor()
}

async function answers(url) {
  const end = Date.now() + startMs
  while (Date.now() < end) {
    if (sandbox.exitCode !== null) throw new Error('The sandbox did not start.')
    const there = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (there) return
    await new Promise((later) => setTimeout(later, 500))
  }
  throw new Error(`${url} does not answer.`)
}
