import { expect, type Locator, type Page } from '@playwright/test'
import { callback, type ProgramClient, pushRequest } from '../program/client.ts'
import { onlyGrant, tokensFor, usageOf } from './journey.ts'
import { answered, isBadGateway, type Tally } from './patience.ts'

const mostTries = 20

/** The customer's part of a journey in a real browser, which reloads and goes back as people do. */
export async function journeyIn(page: Page, program: ProgramClient, tally: Tally): Promise<void> {
  const request = await answered(tally, () => pushRequest(program, usageOf('home@example.com')))
  const back = new Promise<string>((arrived) => {
    void page.route(`${callback}*`, async (route) => {
      arrived(route.request().url())
      await route.fulfill({ body: 'back at the client', contentType: 'text/plain' })
    })
  })
  await page.goto(request.url)
  let address: string | undefined
  for (let tries = 1; address === undefined; tries++) {
    expect(tries, `it comes to its end: ${page.url()}`).toBeLessThan(mostTries)
    address = await Promise.race([back, act(page, tally)])
  }
  const grant = await onlyGrant(program, request, tally)
  const { access_token } = await tokensFor(program, { address, request, grant, tally })
  expect(access_token).toBeTruthy()
}

/** One step on from whatever is shown. */
async function act(page: Page, tally: Tally): Promise<undefined> {
  const status = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStatus,
  )
  if (isBadGateway(status)) {
    tally.lost += 1
    await page.waitForTimeout(300)
    // a page that a form was posted to is not reloaded, but left
    if (new URL(page.url()).pathname.startsWith('/api/')) await page.goBack()
    else await page.reload()
    return undefined
  }
  if (await page.getByLabel('Password').isVisible()) {
    await page.getByLabel('Password').fill('sandbox')
    await press(page, page.getByRole('button', { name: 'Sign in', exact: true }))
    return undefined
  }
  const wayOn = page.getByRole('link', { name: /^Continue to/ })
  const approve = page.getByRole('button', { name: 'Approve', exact: true })
  await press(page, (await wayOn.isVisible()) ? wayOn : approve)
  return undefined
}

/** A page of its own comes; what a script does to the address of this one is none. */
async function press(page: Page, control: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), control.click()])
}
