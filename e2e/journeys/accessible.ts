import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** WCAG 2.2 AA as far as axe sees it, and nothing that is cut off or scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const javaScriptEnabled = test.info().project.use.javaScriptEnabled ?? true
  const scripts = await page.context().newCDPSession(page)
  // axe itself needs scripts; the page's own, which were off when it loaded, do not start by this.
  await scripts.send('Emulation.setScriptExecutionDisabled', { value: false })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    page.url(),
  ).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
  await scripts.send('Emulation.setScriptExecutionDisabled', { value: !javaScriptEnabled })
  await scripts.detach()
}
