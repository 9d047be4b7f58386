import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

/** Of SC 1.4.10: a window of 1280 px at 200 % and at 400 %, and the narrowest. */
const zoomed = [
  { width: 640, height: 450 },
  { width: 320, height: 256 },
]
/** SC 1.4.12 */
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
const leastTargetPx = 24

/** Looks at the page as it is now under every condition in which somebody may read it, and leaves it as it was. */
export async function expectReadableByAnyone(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  await expectAccessible(page)
  expect(await smallTargets(page), `${page.url()}: targets under ${leastTargetPx} px`).toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moving(page), `${page.url()}: moves`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' })
  expect(await borderless(page), `${page.url()}: controls that forced colours hide`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  for (const viewport of zoomed) {
    await page.setViewportSize(viewport)
    expect(await cutOff(page), `${page.url()} at ${viewport.width} px`).toEqual([])
  }
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, spaced)
  expect(await cutOff(page), `${page.url()} with wide text`).toEqual([])
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  await page.setViewportSize(size)
}

/** What sticks out of the page, or is cut by the box that it is in. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told = (element: Element) => element.outerHTML.slice(0, 120)
    const sideways = document.documentElement.scrollWidth - window.innerWidth
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { overflowX, clip, clipPath } = getComputedStyle(element)
      if (clip !== 'auto' || clipPath !== 'none' || !['hidden', 'clip'].includes(overflowX)) return false
      return element.scrollWidth > element.clientWidth + 1
    })
    return [...(sideways > 0 ? [`the page, by ${sideways} px`] : []), ...cut.map(told)]
  })
}

/** Links in a sentence are as high as its lines. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const isInSentence = (element: Element) =>
      element.tagName === 'A' &&
      getComputedStyle(element).display === 'inline' &&
      element.parentElement?.textContent?.trim() !== element.textContent?.trim()
    return [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
      .filter((element) => !isInSentence(element) && !element.closest('.sr-only, [aria-hidden=true]'))
      .map((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
        return { html: element.outerHTML.slice(0, 120), width, height }
      })
      .filter(({ width, height }) => width > 0 && Math.min(width, height) < least)
      .map(({ html, width, height }) => `${width} × ${height}: ${html}`)
  }, leastTargetPx)
}

/** With forced colours, backgrounds are all alike: a control is seen by its border alone. */
function borderless(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.button, .field')]
      .filter((element) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
        return Number.parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}

function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s')
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}

/** What breaks the page's policy, fails in its scripts, or asks for styles, which come with it; until now and later. */
export function pageFaults(page: Page): readonly string[] {
  const faults: string[] = []
  const note = (what: string) => faults.push(`${page.url()}: ${what}`)
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) note(message.text())
  })
  page.on('pageerror', (error) => note(String(error)))
  page.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') note(`asks for ${request.url()}`)
  })
  return faults
}
