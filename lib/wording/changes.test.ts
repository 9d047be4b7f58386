import { expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { describeChanges, type Worded, wordedScope } from './index.ts'

const profile = loadProfile('example-gas-electric')
const catalog = buildCatalog(profile, 'https://utility.example')
const manner = { locale: 'en', profile, catalog, at: '2026-11-24T20:00:00.000Z' } as const

function worded(scope: string, fields: Record<string, string | boolean>): Worded {
  const offered = catalog.scopes.get(scope)
  if (!offered) throw new Error(scope)
  const durations = Object.entries(offered.directions).flatMap(([field, direction]) => {
    const boundary = fields[field]
    return typeof boundary === 'string' ? [{ field, direction, asked: boundary, boundary }] : []
  })
  return { scopes: [wordedScope({ scope, catalog: offered, fields })], durations }
}

const usage = worded('cds_usage', {
  segment_start: '2025-11-24T08:00:00.000Z',
  include_account_numbers: true,
})

test('what stays as it is is not told', () => {
  expect(describeChanges([usage], [usage], manner)).toEqual([])
})

test('what comes, what goes, and what is otherwise', () => {
  const wanted = [
    worded('cds_usage', { segment_start: '2024-11-24T08:00:00.000Z', include_meter_numbers: true }),
    worded('cds_accounts', {}),
  ]
  const bills = worded('cds_bill_statements', {})
  const changes = describeChanges([usage, bills], wanted, manner)
  expect(changes).toEqual([
    {
      kind: 'changed',
      scope: 'cds_usage',
      summary: 'Your energy usage',
      more: [expect.stringContaining('meter')],
      less: [expect.stringContaining('account numbers')],
      before: ['Your usage since November 24, 2025.'],
      after: ['Your usage since November 24, 2024.'],
    },
    { kind: 'added', scope: 'cds_accounts', summary: 'Your accounts' },
    { kind: 'removed', scope: 'cds_bill_statements', summary: expect.any(String) },
  ])
})
