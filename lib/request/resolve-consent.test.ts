import { describe, expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { home, resolve } from './a-request.testing.ts'

const contracts = (fields: Record<string, Json>) => ({
  details: [{ type: 'cds_service_contracts', ...fields }],
})
const byAccount = (fields: Record<string, Json>) =>
  contracts({ authorization_form_selection_type: 'account_selection', ...fields })

test('SL-001, FD-423 the list is the one that the request names, else the default', () => {
  expect(resolve(byAccount({})).sections[0]?.selection?.type).toBe('account_selection')
  expect(resolve(contracts({})).sections[0]?.selection?.type).toBe('service_contract_selection')
  expect(resolve({ scope: 'cds_accounts' }).sections[0]?.selection).toMatchObject({
    type: 'account_selection',
    entries: home.account_selection,
    editable: true,
  })
})

describe('the preselection error', () => {
  test.each([
    ['FD-457, ER-001 nothing matches', { service_types: ['water'], error_if_no_preselections: true }, true],
    [
      'FD-457, OP-09 one match is enough',
      { contract_numbers: ['222222', '9'], error_if_no_preselections: true },
      false,
    ],
    ['FD-460 off', { service_types: ['water'] }, false],
    ['FD-460 no field', { error_if_no_preselections: true }, false],
    [
      'FD-457, OP-09 the future alone is no match',
      { contract_numbers: ['_include_future'], error_if_no_preselections: true },
      true,
    ],
  ] as const)('AU-028, FD-456 %s', (_, fields, noPreselection) => {
    expect(resolve(contracts(fields)).noPreselection).toBe(noPreselection)
  })

  test('FD-450, OP-09 a merged section is judged once, any section is enough', () => {
    const details = [
      { type: 'cds_service_contracts', merge_selection_with: 'cds_usage', service_types: ['water'] },
      { type: 'cds_usage', merge_selection_with: 'cds_service_contracts', error_if_no_preselections: true },
    ]
    expect(resolve({ scope: 'bills', details }).noPreselection).toBe(true)
  })
})

test('FD-379, DR-32 durations as asked, and where they would lie now', () => {
  const { sections } = resolve({
    details: [
      { type: 'cds_usage', segment_start: 'P1Y', segment_end: 'P0D' },
      { type: 'bills', start: '-6m' },
    ],
  })
  expect(sections[0]?.durations).toEqual([
    {
      field: 'segment_start',
      direction: 'past',
      asked: 'P1Y',
      boundary: '2025-11-24T20:00:00.000Z',
      scopes: ['cds_usage'],
    },
    {
      field: 'segment_end',
      direction: 'future',
      asked: 'P0D',
      boundary: '2026-11-24T20:00:00.000Z',
      scopes: ['cds_usage'],
    },
    {
      field: 'sync_until',
      direction: 'future',
      asked: 'infinite',
      boundary: 'infinite',
      scopes: ['cds_usage'],
    },
  ])
  expect(sections[1]?.durations.map(({ field, boundary }) => [field, boundary])).toEqual([
    ['ongoing_end', '2027-11-24'],
    ['start', '2026-05-24'],
  ])
})
