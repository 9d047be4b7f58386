import { expect, type Page } from '@playwright/test'
import { callback, type ProgramClient, pushRequest, redeem } from '../program/client.ts'
import { usageOf } from './journey.ts'
import { answered, isBadGateway, type Tally } from './patience.ts'

const mostTries = 20

/** The customer's part of a journey in a real browser, which reloads and goes back as people do. */
export async function journeyIn(page: Page, program: ProgramClient, tally: Tally): Promise<void> {
  const request = await answered(tally, () => pushRequest(program, usageOf('home@example.com')))
  let arrivedAt: string | undefined
  await page.route(`${callback}*`, async (route) => {
    arrivedAt = route.request().url()
    await route.fulfill({ body: 'back at the client', contentType: 'text/plain' })
  })
  await page.goto(request.url)
  for (let tries = 1; arrivedAt === undefined; tries++) {
    expect(tries, `it comes to its end: ${page.url()}`).toBeLessThan(mostTries)
    await act(page, tally)
  }
  const { access_token } = await redeem(program, arrivedAt, request)
  expect(access_token).toBeTruthy()
}

/** One step on from whatever is shown. */
async function act(page: Page, tally: Tally): Promise<void> {
  const status = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStatus,
  )
  if (isBadGateway(status)) {
    tally.lost += 1
    await page.waitForTimeout(300)
    // a page that a form was posted to is not reloaded, but left
    if (new URL(page.url()).pathname.startsWith('/api/')) await page.goBack()
    else await page.reload()
    return
  }
  if (await page.getByLabel('Password').isVisible()) {
    await page.getByLabel('Password').fill('sandbox')
    return press(page, 'Sign in')
  }
  const wayOn = page.getByRole('link', { name: /^Continue to/ })
  if (await wayOn.isVisible()) return wayOn.click()
  return press(page, 'Approve')
}

async function press(page: Page, name: string): Promise<void> {
  const navigated = page.waitForEvent('framenavigated')
  await page.getByRole('button', { name, exact: true }).click()
  await navigated
  await page.waitForLoadState()
}
