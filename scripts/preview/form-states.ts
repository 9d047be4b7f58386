import { CodedError } from '#lib/errors/index.ts'
import { unsealCode } from '#lib/notify/index.ts'
import type { PlainBrowser, Visited } from '../../e2e/program/browser.ts'
import { pressOn, type Ways } from './states.ts'

const approve = 'button[value=approve]'
const decline = 'button[value=decline]'

/** The pages of a customer who signs in. */
export async function statesOfForm(ways: Ways): Promise<void> {
  const { profile, scopes, ask, open, keep } = ways
  const [scope = ''] = scopes
  const stranger = await open()
  const signIn = await stranger.get(ask(scope))
  await keep('Sign-in', stranger, signIn)
  for (const { id } of profile.signIn.slice(1)) {
    await keep(`Sign-in: ${id}`, stranger, { url: `${signIn.url}&path=${encodeURIComponent(id)}` })
  }
  await keep('Sign-in failed', stranger, { url: `${signIn.url}&error=CredentialsSignin` })
  for (const id of scopes) await keepForm(ways, `Form: ${id}`, ask(id))
  if (scopes.length > 1) await keepForm(ways, 'Form: all of them', ask(scopes.join(' ')))
  await keepProblems(ways, ask(scope), true)
  await keepNothingFits(ways)
  await keepEnds(ways, ask(scope))
  const approved = await keepApproved(ways, ask(scope))
  const connections = await approved.browser.get(`${ways.app.url}/connections`)
  await keep('Connections', approved.browser, connections)
  const link = connections.document.querySelector('a[href^="/connections/grant"]')?.getAttribute('href')
  if (link) await keep('One connection', approved.browser, { url: new URL(link, connections.url).href })
}

/** The pages of a customer who types in numbers, and the code that comes to them. */
export async function statesWithoutSignIn(ways: Ways): Promise<void> {
  const { scopes, ask, keep } = ways
  const [scope = ''] = scopes
  for (const id of scopes) await keepForm(ways, `Form: ${id}`, ask(id))
  await keepProblems(ways, ask(scope), false)
  await keepEnds(ways, ask(scope))
  const waiting = await askedForCode(ways, ask(scope))
  await keep('One-time code', waiting.browser, waiting.dialog)
  const { browser, form, dialog } = await askedForCode(ways, ask(scope))
  await pressOn(browser, dialog, 'button[value=verify]', { code: await sentCode(ways) })
  await keepReceipt(ways, browser, form.url)
}

/** Accounts and services have numbers of their own; whichever the form takes. */
async function askedForCode({ customer, open }: Ways, url: string) {
  const numbers = customer.accounts.flatMap(({ number, contracts }) => [
    number,
    ...contracts.map((contract) => contract.number),
  ])
  for (const number of numbers) {
    const browser = await open()
    const form = await browser.get(url)
    const field = form.document.querySelector('input[id$="-typed"]')?.getAttribute('name') ?? ''
    const dialog = await pressOn(browser, form, approve, { [field]: number, contact: customer.username })
    if (dialog.document.querySelector('#code')) return { browser, form, dialog }
  }
  throw new CodedError('configuration', `no form takes a number of ${customer.username}`)
}

async function sentCode({ storage, secret }: Ways): Promise<string> {
  const row = await storage.db
    .selectFrom('outbox')
    .select('payload_sealed')
    .where('payload_sealed', 'is not', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row?.payload_sealed) throw new CodedError('configuration', 'no code was sent')
  return unsealCode(secret, row.payload_sealed)
}

async function keepForm({ profile, open, keep }: Ways, name: string, url: string): Promise<void> {
  const browser = await open(!profile.withoutSignIn)
  await keep(name, browser, await browser.get(url))
}

/** Nothing is chosen. */
async function keepProblems({ open, keep }: Ways, url: string, signedIn: boolean): Promise<void> {
  const browser = await open(signedIn)
  const form = await browser.get(url)
  const boxes = form.document.querySelectorAll('main input[type=checkbox]')
  const none = Object.fromEntries(boxes.map((box) => [box.getAttribute('name') ?? '', []]))
  await keep('Form with problems', browser, await pressOn(browser, form, approve, none))
}

/** Asked for a kind of service that the customer has none of. */
async function keepNothingFits({ catalog, ask, open, keep }: Ways): Promise<void> {
  for (const { description } of catalog.scopes.values()) {
    const kinds = description.authorization_details_fields_supported.find(({ id }) => id === 'service_types')
    if (!description.response_types_supported.includes('code')) continue
    for (const { id: kind } of kinds?.choices ?? []) {
      const [type = ''] = description.authorization_details_types_supported
      const browser = await open(true)
      const page = await browser.get(
        ask(description.id, [{ type, service_types: [kind], error_if_no_preselections: true }]),
      )
      if (!page.url.includes('/authorize/') || page.document.querySelector(approve)) continue
      return keep('Nothing fits', browser, page)
    }
  }
}

/** Requests that came to an end without an approval, and one that another browser began. */
async function keepEnds({ profile, storage, open, keep }: Ways, url: string): Promise<void> {
  const signedIn = !profile.withoutSignIn
  const declining = await open(signedIn)
  const declined = await declining.get(url)
  await pressOn(declining, declined, decline)
  await keep('Declined', declining, declined)
  const late = await open(signedIn)
  const expired = await late.get(url)
  const uid = expired.url.split('/').at(-1) ?? ''
  await storage.transaction((tx) =>
    tx
      .updateTable('interaction')
      .set({ expires_at: '2020-01-01T00:00:00.000Z' })
      .where('uid', '=', uid)
      .execute(),
  )
  await keep('Expired', late, expired)
  const first = await open(signedIn)
  await keep('Opened in another browser', await open(signedIn), await first.get(url))
}

async function keepApproved(ways: Ways, url: string): Promise<{ browser: PlainBrowser; form: Visited }> {
  const { open } = ways
  for (const isRevoked of [true, false]) {
    const browser = await open(true)
    const form = await browser.get(url)
    await approveAll(browser, form)
    if (!isRevoked) {
      await keepReceipt(ways, browser, form.url)
      return { browser, form }
    }
    const receipt = await receiptOf(browser, form.url)
    const sure = await browser.get(`${receipt}?revoke=ask`)
    await ways.keep(
      'Receipt, revoked',
      browser,
      await pressOn(browser, sure, 'form[action$="/revoke"] button'),
    )
  }
  throw new Error('nothing was approved')
}

/** With every entry of its lists: some forms come with none chosen. */
async function approveAll(browser: PlainBrowser, form: Visited): Promise<void> {
  const boxes = form.document.querySelectorAll('main input[type=checkbox]')
  const all = Map.groupBy(boxes, (box) => box.getAttribute('name') ?? '')
  const typed = [...all].map(([name, same]) => [name, same.map((box) => box.getAttribute('value') ?? 'on')])
  await pressOn(browser, form, approve, Object.fromEntries(typed))
}

async function keepReceipt({ open, keep }: Ways, browser: PlainBrowser, form: string): Promise<void> {
  await keep('Approved', browser, { url: form })
  const receipt = await receiptOf(browser, form)
  await keep('Receipt', browser, { url: receipt })
  await keep('Receipt, signed out', await open(), { url: receipt })
  await keep('Receipt, about to revoke', browser, { url: `${receipt}?revoke=ask` })
}

async function receiptOf(browser: PlainBrowser, form: string): Promise<string> {
  const approved = await browser.get(form)
  const link = approved.document.querySelector('a[href*="/receipts/"]')?.getAttribute('href')
  if (!link) throw new Error(`${form} leads to no receipt`)
  return new URL(link, form).href
}
