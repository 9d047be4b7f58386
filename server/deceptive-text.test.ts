import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfValue, isDeceptive } from '#lib/catalog/index.ts'
import { aServer } from './a-server.testing.ts'
import { routes } from './registration.ts'

const numRuns = 300
const scope = 'cds_client_admin cds_usage'

/** What turns, hides or covers the text around it. */
const trick = fc.constantFrom(
  ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c', // bidi
  ...'\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u115f\u1160\u3164\uffa0', // of no width
  '\u{e0041}', // a tag
  '\u0000',
  '\u001b',
  '\u2028',
  '\u0301'.repeat(9),
)
const seen = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !isDeceptive(text))

test('LY-030 a name that is not what it looks like is refused, wherever the trick is', async () => {
  await using server = await aServer(routes)
  const named = (client_name: string) =>
    server.ask('/oauth/register', { method: 'POST', json: { scope, client_name } })
  await fc.assert(
    fc.asyncProperty(seen, trick, seen, async (before, hidden, after) => {
      const { status, body } = await named(`${before}${hidden}${after}`)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: 'invalid_client_metadata' })
      expect(body.error_description).toMatch(/^client_name: has characters that cannot be seen/)
    }),
    { numRuns },
  )
})

test.each([
  'Acme Energy Auditors',
  'Ågård & Søn <b>Energi</b>',
  'شركة الطاقة',
  'אנרגיה בע״מ',
  '株式会社エネルギー',
  'Naïve Café №1',
])('LY-030 %s is a name, in whatever script', async (client_name) => {
  await using server = await aServer(routes)
  const { status, body } = await server.ask('/oauth/register', {
    method: 'POST',
    json: { scope, client_name },
  })
  expect(status).toBe(201)
  expect(body.client_name).toBe(client_name)
})

test('ER-005 nor is a value that customers may read what it does not look like', () =>
  fc.assert(
    fc.property(seen, trick, seen, (before, hidden, after) => {
      const list = { format: 'string_list_or_null' } as const
      expect(faultOfValue([before, `${before}${hidden}${after}`], list)).toMatch(
        /characters that cannot be seen/,
      )
      expect(faultOfValue([before, after], list)).toBeUndefined()
    }),
    { numRuns },
  ))
