import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { build, install, pinnedNode, root, say } from './prepare.mjs'
import { statesOf, statesOfSignIn, statesWithoutSignIn } from './screenshots/states.mjs'

// Pictures of every state of the pages, on a phone and a desktop, in each language, by day and by night, from sandboxes
// of this script's own: `.data/screenshots/<utility>/<language>/`. With a word or more, of the states whose name holds
// one of them. The few for README go to docs/screenshots/.

const port = 3960
const startMs = 300_000
/** A browser leaves out what is far below the screen; a picture of the whole page has it. */
const drawnBelow = '* { content-visibility: visible !important }'
const widths = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } }
/** Of the others the dark side shows nothing new. */
const alsoDark = [
  'sign-in',
  'form-reviewed',
  'form-whole-audit',
  'form-problems',
  'receipt',
  'invalid-request',
]

const places = [
  {
    name: 'example-gas-electric',
    languages: ['en', 'es', 'fr'],
    states: statesOf({
      forms: ['two-years-electric', 'whole-audit', 'merged', 'every-account-ever', 'split', 'combined'],
      homes: { usual: 'home@example.com', large: 'portfolio@fund.example', other: 'water@example.com' },
      hasEditing: true,
      hasMismatch: true,
    }),
  },
  {
    name: 'nordnet',
    languages: ['da', 'de'],
    states: statesOf({
      forms: ['delivery', 'combined-delivery', 'draft-usage'],
      homes: { usual: 'home@example.com' },
    }),
  },
  {
    name: 'lonestar-retail',
    languages: ['es'],
    states: statesOf({
      forms: ['supply', 'rate-check'],
      homes: { usual: 'home@example.com' },
    }),
  },
  {
    name: 'riverside-water',
    languages: ['en', 'fr'],
    states: statesWithoutSignIn({ forms: ['account-list', 'rate-check'] }),
  },
  {
    name: 'two-rivers',
    languages: ['en', 'es'],
    states: statesOfSignIn({ story: 'rate-check' }),
  },
]

/** Of `.data/screenshots/`, those in `docs/screenshots/`; of a phone, the first screen. */
const forReaders = {
  'example-gas-electric/en/form-reviewed-desktop': 'form-desktop',
  'example-gas-electric/en/form-reviewed-phone': 'form-phone',
  'example-gas-electric/en/form-reviewed-dark-phone': 'form-dark-phone',
  'example-gas-electric/en/receipt-phone': 'receipt-phone',
  'nordnet/da/sign-in-phone': 'sign-in-danish-phone',
}

install()
build()
const { chromium } = await import('playwright')
const folder = mkdtempSync(join(tmpdir(), 'wattgrant-screenshots-'))
const pictures = join(root, '.data/screenshots')
const wanted = process.argv.slice(2)
const failed = []
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
try {
  for (const place of places) await picture(place)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const line of failed) say(line)
process.exitCode = failed.length > 0 ? 1 : 0

async function picture({ name, languages, states }) {
  const taken = Object.entries(states).filter(
    ([state]) => wanted.length === 0 || wanted.some((word) => state.includes(word)),
  )
  if (taken.length === 0) return
  const place = {
    name,
    utility: `http://localhost:${port}`,
    thirdParty: `http://localhost:${port + 1}`,
    database: join(folder, `${name}.db`),
  }
  const sandbox = spawn(pinnedNode(), ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), UTILITY: name, DATABASE_URL: `file:${place.database}` },
  })
  try {
    await answers(place.thirdParty, sandbox)
    for (const language of languages) {
      for (const [state, bring] of taken) await takeAll(place, language, state, bring)
    }
  } finally {
    sandbox.kill('SIGTERM')
    await new Promise((ended) => sandbox.once('exit', ended))
  }
}

/** One visit for all sizes and both sides: what is pictured is the same page. */
async function takeAll(place, language, state, bring) {
  const target = join(pictures, place.name, language)
  mkdirSync(target, { recursive: true })
  const context = await browser.newContext({
    viewport: widths.desktop,
    locale: language,
    colorScheme: 'light',
    bypassCSP: true, // for `drawnBelow`
  })
  const page = await context.newPage()
  try {
    await bring(page, place)
    for (const colorScheme of alsoDark.includes(state) ? ['light', 'dark'] : ['light']) {
      await page.emulateMedia({ colorScheme })
      for (const [width, viewport] of Object.entries(widths)) {
        await page.setViewportSize(viewport)
        await shoot(page, target, `${state}${colorScheme === 'dark' ? '-dark' : ''}-${width}`)
      }
    }
  } catch (error) {
    failed.push(`${place.name}, ${language}, ${state}: ${error.message.split('\n')[0]}`)
  }
  await context.close()
}

async function shoot(page, target, name) {
  const path = join(target, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled', style: drawnBelow })
  say(path)
  const key = path.slice(pictures.length + 1, -'.png'.length)
  if (!forReaders[key]) return
  const kept = join(root, 'docs/screenshots', `${forReaders[key]}.png`)
  if (name.endsWith('desktop')) copyFileSync(path, kept)
  else await page.screenshot({ path: kept, animations: 'disabled' })
}

async function answers(url, sandbox) {
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
