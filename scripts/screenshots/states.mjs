import { spawnSync } from 'node:child_process'
import { pinnedNode, root } from '../prepare.mjs'

// How each picture comes about: a function that brings a page there. `place` is what is pictured: `screenshots.mjs`.

const editable = [
  {
    type: 'cds_service_contracts',
    allow_scope_modifications: true,
    include_contract_numbers: true,
    include_rate_plans: true,
  },
  { type: 'cds_usage', allow_scope_modifications: true, segment_start: 'P2Y', segment_end: 'P1Y' },
]

/** Of a utility whose customers sign in. `forms` are the ready-made requests that it can be asked by. */
export function statesOf({ forms, homes, hasEditing, hasMismatch }) {
  const [first] = forms
  return {
    'sign-in': (page, place) => ask(page, place, first),
    'sign-in-wrong': async (page, place) => {
      await ask(page, place, first)
      await signIn(page, homes.usual, { password: 'wrong', until: '[role="alert"]' })
    },
    ...Object.fromEntries(
      forms.map((story) => [`form-${story}`, (page, place) => openForm(page, place, story, homes.usual)]),
    ),
    'form-details': async (page, place) => {
      await openForm(page, place, first, homes.usual)
      for (const summary of await page.locator('main summary').all()) await summary.click()
    },
    ...(homes.large && {
      'form-long-list': async (page, place) => {
        await openForm(page, place, first, homes.large)
        await page.locator('[data-index]').first().waitFor()
      },
    }),
    'form-problems': async (page, place) => {
      await openForm(page, place, first, homes.usual)
      await page.locator('main form input[type="checkbox"]:checked').evaluateAll((boxes) => {
        for (const box of boxes) box.click()
      })
      await page.locator('button[value="approve"]').click()
      await page.locator('#problems').waitFor()
    },
    'form-reviewed': async (page, place) => {
      const clientId = await openForm(page, place, first, homes.usual)
      review(clientId, place)
      await page.reload()
    },
    ...(hasEditing && {
      'form-editable': async (page, place) => {
        await ask(page, place, 'whole-audit', editable)
        await signIn(page, homes.usual)
      },
    }),
    ...(hasMismatch && {
      'no-preselection': async (page, place) => {
        await ask(page, place, 'nothing-matches')
        await signIn(page, homes.other, { until: 'button[value="decline"]' })
      },
    }),
    approved: (page, place) => approve(page, place, first, homes.usual),
    receipt: (page, place) => openReceipt(page, place, first, homes.usual),
    'receipt-of-a-stranger': async (page, place) => {
      await openReceipt(page, place, first, homes.usual)
      await page.context().clearCookies()
      await page.reload()
    },
    'receipt-revoke': async (page, place) => {
      await openReceipt(page, place, first, homes.usual)
      await page.locator('button[name="revoke"]').click()
      await page.locator('form[action$="/revoke"] button').waitFor()
    },
    'receipt-revoked': async (page, place) => {
      await openReceipt(page, place, first, homes.usual)
      await page.locator('button[name="revoke"]').click()
      await page.locator('form[action$="/revoke"] button').click()
      await page.locator('[role="status"]').first().waitFor()
    },
    declined: async (page, place) => {
      await openForm(page, place, first, homes.usual)
      const form = page.url()
      await page.locator('button[value="decline"]').click()
      await page.waitForURL(`${place.thirdParty}/**`)
      await page.goto(form)
    },
    expired: async (page, place) => {
      await openForm(page, place, first, homes.usual)
      letRunOut(page.url().split('/').at(-1), place)
      await page.reload()
    },
    'opened-elsewhere': async (page, place) => {
      await openForm(page, place, first, homes.usual)
      await page.context().clearCookies()
      await page.reload()
    },
    ...pages,
  }
}

/** Of a utility whose customers type in their numbers. */
export function statesWithoutSignIn({ forms }) {
  const [first] = forms
  const open = (page, place, story = first) => ask(page, place, story, undefined, approveButton)
  const code = async (page, place) => {
    await open(page, place)
    await page.locator('input[id$="-typed"]').first().fill('1111-1')
    await page.locator('button[value$=".add"]').first().click()
    await page.locator('fieldset input[type="checkbox"]:checked').first().waitFor()
    await page.locator('#contact').fill('home@example.com')
    await page.locator(approveButton).click()
    await page.locator('#code').waitFor()
  }
  return {
    ...Object.fromEntries(forms.map((story) => [`form-${story}`, (page, place) => open(page, place, story)])),
    'form-problems': async (page, place) => {
      await open(page, place)
      await page.locator(approveButton).click()
      await page.locator('#problems').waitFor()
    },
    code,
    'code-wrong': async (page, place) => {
      await code(page, place)
      await page.locator('#code').fill('12')
      await page.locator('#code').press('Enter')
      await page.locator('#code-problem').waitFor()
    },
    ...pages,
  }
}

/** Of a utility with several ways to sign in. */
export function statesOfSignIn({ story }) {
  const provider = (page, place) => ask(page, place, story, undefined, providerForm)
  const code = async (page, place) => {
    await provider(page, place)
    await page.locator('a[href*="path=one-time-code"]').click()
    await page.locator('input[name="contact"]').fill('home@example.com')
  }
  return {
    'sign-in-provider': provider,
    'sign-in-contact': code,
    'sign-in-code': async (page, place) => {
      await code(page, place)
      await page.locator('input[name="contact"]').press('Enter')
      await page.locator('input[name="code"]').fill('12')
      await page.locator('input[name="code"]').press('Enter')
      await page.locator('[role="alert"]').waitFor()
    },
    'sign-in-nobody': async (page, place) => {
      await provider(page, place)
      await page.locator(`${providerForm} button`).click()
      await signIn(page, 'staff@example.com', { until: `${providerForm} input[name="another"]` })
    },
  }
}

const approveButton = 'button[value="approve"]'
const providerForm = 'form[action*="/api/auth/signin/"]'

const pages = Object.fromEntries(
  [
    ['invalid-request', '/oauth/authorize?client_id=nobody'],
    ['return-declined', '/clients/any/return?error=access_denied'],
    ['return-failed', '/clients/any/return?error=invalid_scope'],
    ['not-found', '/no-such-page'],
    ['home', '/'],
    ['support', '/support'],
    ['terms', '/terms'],
  ].map(([name, path]) => [name, (page, { utility }) => page.goto(utility + path)]),
)

/** @returns the client's id */
async function ask(page, { thirdParty }, story, details, until = 'input[type="password"]') {
  await page.goto(`${thirdParty}/?ask=${story}`)
  if (details) {
    await page.locator('#scope').fill(details.map(({ type }) => type).join(' '))
    await page.locator('#details').fill(JSON.stringify(details))
  }
  const sent = page.waitForRequest((request) => new URL(request.url()).searchParams.has('client_id'))
  await page.locator('button.go').click()
  const clientId = new URL((await sent).url()).searchParams.get('client_id')
  await page.locator(until).first().waitFor()
  return clientId
}

async function signIn(page, username, { password = 'sandbox', until = approveButton } = {}) {
  await page.locator('input[name="username"]').fill(username)
  await page.locator('input[type="password"]').fill(password)
  await page.locator('input[type="password"]').press('Enter')
  await page.locator(until).first().waitFor({ state: 'attached' })
}

async function openForm(page, place, story, username) {
  const clientId = await ask(page, place, story)
  await signIn(page, username)
  return clientId
}

async function approve(page, place, story, username) {
  await openForm(page, place, story, username)
  const form = page.url()
  const boxes = page.locator('main form input[type="checkbox"]')
  if ((await boxes.count()) > 0) await boxes.first().check()
  await page.locator(approveButton).click()
  await page.waitForURL(`${place.thirdParty}/**`)
  await page.goto(form)
}

async function openReceipt(page, place, story, username) {
  await approve(page, place, story, username)
  await page.locator('a[href*="/receipts/"]').click()
  await page.locator('#status').waitFor()
}

function review(clientId, { database }) {
  runNode(['server/review.ts', clientId, '--website'], database)
}

function letRunOut(uid, { database }) {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(process.argv[1])
    db.prepare("update interaction set expires_at = '2020-01-01T00:00:00.000Z' where uid = ?").run(process.argv[2])`
  runNode(['-e', program, database, uid], database)
}

function runNode(args, database) {
  const { status, stderr } = spawnSync(pinnedNode(), ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${database}` },
  })
  if (status !== 0) throw new Error(stderr)
}
