import type { Browser, Page } from 'playwright'
import { openForm, ourSite } from './consents.ts'
import { unpinLoad } from './contender.ts'
import { customerWith } from './long-lists.ts'
import { median } from './measure.ts'
import { openChromium, visit } from './phone.ts'
import { servePlain } from './plain-page.ts'
import { print } from './print.ts'

const plainPort = 4102
const rounds = 7
const few = 14
const many = 10_000
const searches = ['7', '70', '700', 'lake', 'unit 12', '4000', 'xyz', 'gas']
const targets = { toPlain: 1.3, toFew: 1.2, shift: 0, scriptKb: 20, searchMs: 50, htmlKb: 60 }

interface Contender {
  readonly name: string
  readonly url: string
  readonly cookie: string
  readonly from: string
}

/** The form on a phone, beside its bare text as a static page; and a search in its longest list, key by key. */
export async function pages({ ours }: { ours: string }): Promise<void> {
  const site = await ourSite(ours)
  const short = await openForm(site, customerWith(few))
  const long = await openForm(site, customerWith(many))
  await using plain = await servePlain(short.form.html, plainPort)
  // On a single core a browser's processes, and this one, would wait for the thread that is slowed down as a phone's.
  unpinLoad()
  const browser = await openChromium()
  const from = plain.otherSiteUrl
  const contenders: readonly Contender[] = [
    { name: 'static page', url: plain.url, cookie: '', from },
    { name: `form, ${few}`, url: short.form.url, cookie: short.visitor.cookie, from },
    { name: `form, ${many}`, url: long.form.url, cookie: long.visitor.cookie, from },
    { name: 'no client component', url: `${ours}/terms`, cookie: '', from },
    { name: 'static, same look', url: plain.styledUrl, cookie: '', from },
  ]
  const found = contenders.map(() => ({ paints: [] as number[], shift: 0, html: 0, script: 0 }))
  for (let round = 0; round < rounds; round++) {
    for (const [at, contender] of contenders.entries()) {
      const of = found[at] as (typeof found)[number]
      await visit(browser, contender, async ({ largestPaintMs, layoutShift, htmlBytes, scriptBytes }) => {
        of.paints.push(largestPaintMs)
        of.shift = Math.max(of.shift, layoutShift)
        of.html = htmlBytes
        of.script = scriptBytes
      })
    }
  }
  print(['page on a phone', 'largest paint', 'layout shift', 'HTML', 'scripts'])
  for (const [at, { paints, shift, html, script }] of found.entries()) {
    print([
      `  ${contenders[at]?.name}`,
      `${median(paints).toFixed(0)} ms`,
      shift.toFixed(4),
      `${(html / 1000).toFixed(1)} kB`,
      `${(script / 1000).toFixed(1)} kB`,
    ])
  }
  const [plainMs = 0, fewMs = 0, manyMs = 0, , lookMs = 0] = found.map(({ paints }) => median(paints))
  const added = ((found[2]?.script ?? 0) - (found[3]?.script ?? 0)) / 1000
  print([`  ${few} to static`, (fewMs / plainMs).toFixed(2), '', `≤ ${targets.toPlain}`])
  print([`  ${few} to static, same look`, (fewMs / lookMs).toFixed(2)])
  print([`  ${many} to ${few}`, (manyMs / fewMs).toFixed(2), '', `≤ ${targets.toFew}`])
  print(['  scripts above the floor', `${added.toFixed(1)} kB`, '', `≤ ${targets.scriptKb} kB`])
  await search(browser, contenders[2] as Contender)
  await browser.close()
}

/** From a key to the picture that shows what it finds. */
async function search(browser: Browser, contender: Contender): Promise<void> {
  const times = await visit(browser, contender, async ({ page }) => {
    const box = page.getByRole('searchbox')
    await page.locator('[aria-setsize="10000"]').first().waitFor()
    await box.focus()
    const times: number[] = []
    for (const words of searches) {
      for (const key of words) times.push(await timeOf(page, key === ' ' ? 'Space' : key))
      for (const _ of words) times.push(await timeOf(page, 'Backspace'))
    }
    return times
  })
  const slowest = Math.max(...times)
  print([
    `  search in ${many}`,
    `${median(times).toFixed(0)} ms`,
    `${slowest.toFixed(0)} ms at most`,
    `≤ ${targets.searchMs} ms`,
  ])
}

async function timeOf(page: Page, key: string): Promise<number> {
  const time = await page.evaluateHandle(() => ({
    ms: new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const painted = () => resolve(performance.now() - timeStamp)
          // What is most urgent of all that waits comes next once the frame is painted.
          requestAnimationFrame(() => scheduler.postTask(painted, { priority: 'user-blocking' }))
        },
        { once: true, capture: true },
      )
    }),
  }))
  await page.keyboard.down(key)
  const ms = await time.evaluate(({ ms }) => ms)
  // Nobody lets go before the picture is there, and to let go is work for the page.
  await page.keyboard.up(key)
  return ms
}
