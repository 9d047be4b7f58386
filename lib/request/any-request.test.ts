import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { now, timezone } from './a-request.testing.ts'
import { clientFor, customerNames, listsOf, world } from './a-world.testing.ts'
import { readRequest, readTokenRequest, resolveConsent } from './index.ts'

const client = clientFor('customer-consent')
const consentScopes = [...world.scopes.values()].filter(({ kind }) => kind === 'customer-consent')
const words = ['_all', '_include_future', '500001', '2000-1', 'M-1', 'x']

test('AU-004, FD-013, FD-014 whatever is asked for ends in a form, or in an error that names its place', () => {
  const fieldNames = [...new Set(consentScopes.flatMap(({ groups }) => Object.keys(groups)))]
  const anyValue = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.subarray(words),
    fc.constantFrom<Json>(
      'infinite',
      'P1Y',
      'P0D',
      'PT0S',
      '3y',
      '-3y',
      'now',
      '2026-01-01',
      true,
      false,
      null,
    ),
    fc.constantFrom<Json>('9999-12-31T23:59:59Z', '0001-01-01', { kty: 'EC', use: 'enc', crv: 'P-256' }),
  )
  const anyDetail = fc
    .tuple(
      fc.constantFrom(...world.scopes.keys(), 'cds_nothing', '__proto__'),
      fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), fc.string()), anyValue, { maxKeys: 8 }),
    )
    .map(([type, fields]) => ({ ...fields, type }))
  const anyParams = fc.record({
    authorization_details: fc.oneof(
      fc.array(anyDetail, { maxLength: 4 }).map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
    ),
    scope: fc.oneof(
      fc.string(),
      fc.subarray([...world.scopes.keys()]).map((ids) => ids.join(' ')),
    ),
  })
  fc.assert(
    fc.property(anyParams, fc.constantFrom(...customerNames), fc.boolean(), (params, customer, byCode) => {
      const input = { params, catalog: world, now, timezone }
      try {
        if (!byCode) return void readTokenRequest({ ...input, client: clientFor('direct-access') })
        const lists = listsOf(customer)
        const request = readRequest({ ...input, client })
        const consent = resolveConsent({ request, selectable: (type) => lists[type], now, timezone })
        for (const { selection } of consent.sections) {
          const listed = new Set(selection?.entries.map(({ id }) => id))
          expect([...(selection?.preselected ?? [])].every((id) => listed.has(id))).toBe(true)
        }
      } catch (error) {
        if (!isCoded(error)) throw error
        expect(['invalid_scope', 'invalid_authorization_details']).toContain(error.code)
        expect(error.at).toMatch(/^(scope|authorization_details|cds_authorization_details)/)
      }
    }),
    { numRuns: 2000 },
  )
})
