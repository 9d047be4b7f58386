import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCoded } from '#lib/errors/index.ts'
import { aClient, catalog, now, timezone } from './a-request.testing.ts'
import { readRequest } from './index.ts'

describe('whatever is sent', () => {
  const fieldNames = [...catalog.scopes.values()].flatMap(({ groups }) => Object.keys(groups))
  const types = [...catalog.scopes.keys(), 'cds_nothing', '__proto__']
  const anyDetail = fc.tuple(
    fc.constantFrom(...types),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...fieldNames), fc.string()),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(
          'infinite',
          'P1Y',
          'P0D',
          'P9999Y',
          '-3y',
          'now',
          '3y',
          'all',
          '0001-01-01',
          true,
          null,
        ),
      ),
      { maxKeys: 6 },
    ),
  )
  const anyDetails = fc.oneof(
    fc.json(),
    fc.string(),
    fc.array(anyDetail.map(([type, fields]) => ({ ...fields, type }))).map((value) => JSON.stringify(value)),
  )
  const anyScope = fc.oneof(
    fc.string(),
    fc.subarray(types).map((ids) => ids.join(' ')),
  )

  test('AU-004, FD-013 only coded errors are thrown, of two codes, that name a path', () => {
    fc.assert(
      fc.property(anyDetails, fc.option(anyScope, { nil: undefined }), (authorization_details, scope) => {
        try {
          const params = { authorization_details, ...(scope !== undefined && { scope }) }
          readRequest({ params, client: aClient(), catalog, now, timezone })
        } catch (error) {
          if (!isCoded(error)) throw error
          expect(['invalid_scope', 'invalid_authorization_details']).toContain(error.code)
          expect(error.at).toMatch(/^(scope|authorization_details|cds_authorization_details)/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
