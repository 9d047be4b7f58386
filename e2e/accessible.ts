import { expect, type Frame, type Page, test } from '@playwright/test'
import axe from 'axe-core'

const asked: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Only what is violated is described in full; what is in a frame is looked at there.
  resultTypes: ['violations'],
  iframes: false,
}

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

async function expectNoViolations(page: Page): Promise<void> {
  for (const frame of page.frames()) expect(await violationsIn(frame), frame.url()).toEqual([])
}

/** Each rule with the elements that break it. Takes about half of the time that axe's own way through Playwright does. */
async function violationsIn(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source)
  return frame.evaluate(async (options) => {
    const { violations } = await axe.run(document, options)
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  }, asked)
}
