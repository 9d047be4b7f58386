import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { callback, changeClient, pushRequest, register } from '../program/client.ts'

const lines = Array.from({ length: 50 }, (_, index) => `  ${index + 1}. We read this.`)
const purposes = { short: 'One line.', long: [...lines, 'x'.repeat(300)].join('\n') }

test('CO-067 to CO-072, LY-003, LY-004 the purpose’s box: as high as its text, ten lines at most, then it scrolls by itself', async ({
  page,
}) => {
  const program = await register(profiles[0]?.url ?? '', 'cds_usage', { redirect_uris: [callback] })
  const related = { related_uri: 'https://acme.example/why', related_name: 'How we work' }
  const sent = Object.entries(purposes).map(([id, content]) => [id, { id, name: id, content, ...related }])
  const { cds_purposes } = await changeClient(program, { cds_purposes: Object.fromEntries(sent) })
  const made = Object.values(cds_purposes as Record<string, { id: string; name: string }>)
  const details = ['short', 'long'].map((name) => ({
    type: 'cds_usage',
    purpose: made.find((purpose) => purpose.name === name)?.id,
  }))
  const request = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify(details),
  })
  await page.goto(request.url)
  await signIn(page, 'home@example.com')
  const boxes = page.getByRole('region', { name: /^For this purpose:/ })
  await expect(boxes).toHaveCount(2)
  const facts = await boxes.evaluateAll((all) =>
    all.map((box) => {
      const style = getComputedStyle(box)
      return {
        ...{ white: style.whiteSpace, word: style.wordBreak, x: style.overflowX, y: style.overflowY },
        least: style.minHeight,
        lines: box.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
        line: parseFloat(style.lineHeight),
        more: box.scrollHeight - box.clientHeight,
        wider: box.scrollWidth - box.clientWidth,
      }
    }),
  )
  for (const { white, word, x, y, least, wider } of facts) {
    expect([white, word, x, y]).toEqual(['pre-wrap', 'break-word', 'scroll', 'scroll'])
    expect(['0px', 'auto']).toContain(least)
    expect(wider).toBe(0)
  }
  const [short, long] = facts
  expect(short?.lines).toBeLessThanOrEqual(2 * (short?.line ?? 0) + 1)
  expect(short?.more).toBe(0)
  expect(long?.lines).toBeLessThanOrEqual(10 * (long?.line ?? 0) + 1)
  expect(long?.more).toBeGreaterThan(0)
  const link = boxes.last().getByRole('link', { name: 'How we work' })
  await link.scrollIntoViewIfNeeded()
  await expect(link).toBeInViewport()
  await expectAccessible(page)
})
