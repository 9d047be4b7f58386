import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** WCAG 2.2 AA as far as axe sees it, and nothing that is cut off or scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  if (test.info().project.use.javaScriptEnabled === false) await expectStillAccessible(page)
  else await expectNoViolations(page)
}

/** Axe needs scripts: where the page has none, it looks at a copy of what the page shows. */
async function expectStillAccessible(page: Page): Promise<void> {
  const html = (await page.content())
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<\/?noscript>/g, '')
  const viewport = page.viewportSize()
  const context = await page
    .context()
    .browser()
    ?.newContext({ viewport, bypassCSP: true, javaScriptEnabled: true })
  if (!context) throw new Error('no browser')
  const copy = await context.newPage()
  await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html' }))
  await copy.goto(page.url())
  await expectNoViolations(copy)
  await context.close()
}

/**
 * Axe's usual way opens a second page in which the frames' results are put together. Where there are no frames
 * the page itself gives the same, and only what is violated is described in full: a third of the time.
 */
async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    page.url(),
  ).toEqual([])
}
