import { describe, expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { aClient, catalog, now, read, resolve, timezone } from './a-request.testing.ts'
import { readRequest } from './index.ts'

const contracts = (fields: Record<string, Json> = {}) => ({
  type: 'cds_service_contracts',
  merge_selection_with: 'cds_usage',
  ...fields,
})
const usage = (fields: Record<string, Json> = {}) => ({
  type: 'cds_usage',
  merge_selection_with: 'cds_service_contracts',
  ...fields,
})

test('FD-443, FD-447, SL-701 scopes that name each other share one section, where the first stands', () => {
  const { sections } = resolve({ scope: 'bills', details: [contracts(), { type: 'usage' }, usage()] })
  expect(sections.map(({ id, scopes }) => [id, ...scopes.map(({ scope }) => scope)])).toEqual([
    ['s1', 'bills'],
    ['s2', 'cds_service_contracts', 'cds_usage'],
    ['s3', 'usage'],
  ])
})

test('FD-445, SL-704 a scope with null keeps a section of its own', () => {
  expect(resolve({ scope: 'cds_service_contracts cds_usage' }).sections).toHaveLength(2)
})

test('FD-435, FD-444, SL-703 a chain is one section', () => {
  const accounts = {
    type: 'cds_accounts',
    merge_selection_with: 'cds_usage',
    authorization_form_selection_type: 'account_selection',
  }
  const byAccount = { authorization_form_selection_type: 'account_selection' }
  const { sections } = resolve({ details: [accounts, usage(byAccount), contracts(byAccount)] })
  expect(sections.map(({ scopes }) => scopes.length)).toEqual([3])
})

test('FD-434, AU-057 of two with the same name, the first is meant', () => {
  const { sections } = resolve({ details: [contracts(), usage(), { type: 'cds_usage' }] })
  expect(sections.map(({ scopes }) => scopes.length)).toEqual([2, 1])
})

test('FD-446 differing values of a shared preselection field are intersected', () => {
  const { sections } = resolve({
    details: [contracts({ contract_numbers: ['222222'] }), usage({ contract_numbers: ['222222', '333333'] })],
  })
  expect([...(sections[0]?.selection?.preselected ?? [])]).toEqual(['contract_1'])
})

test('FD-379 what merged scopes share is said once, what differs each by itself', () => {
  const same = resolve({ details: [contracts(), usage()] }).sections[0]?.durations
  expect(same?.filter(({ field }) => field === 'sync_until')).toMatchObject([
    { asked: 'infinite', scopes: ['cds_service_contracts', 'cds_usage'] },
  ])
  const other = resolve({ details: [contracts({ sync_until: 'P1Y' }), usage()] }).sections[0]?.durations
  expect(other?.filter(({ field }) => field === 'sync_until')).toMatchObject([
    { asked: 'P1Y', scopes: ['cds_service_contracts'] },
    { asked: 'infinite', scopes: ['cds_usage'] },
  ])
})

describe('a merge that cannot be followed', () => {
  test.each([
    ['AU-050, FD-432, FD-433', [contracts()], 0, "'cds_usage' is no other scope of this request"],
    [
      'AU-050, FD-433',
      [contracts({ merge_selection_with: 'cds_service_contracts' })],
      0,
      "'cds_service_contracts' is no other scope",
    ],
    ['AU-051, FD-435', [contracts(), { type: 'cds_usage' }], 0, "'cds_usage' does not merge"],
    [
      'AU-052, FD-436',
      [contracts(), usage({ authorization_form_selection_type: 'account_selection' })],
      0,
      "'cds_usage' has another authorization_form_selection_type",
    ],
    [
      'AU-054, FD-438',
      [contracts(), usage({ allow_scope_modifications: true })],
      0,
      "'cds_usage' has another allow_scope_modifications",
    ],
    ['FD-013', [contracts({ merge_selection_with: '' })], 0, '0 characters are too few'],
  ] as const)('%s', (_, details, index, description) => {
    const at = `authorization_details[${index}].merge_selection_with`
    const expected = { code: 'invalid_authorization_details', at }
    expect(() => read({ details })).toThrow(expect.objectContaining(expected))
    expect(() => read({ details })).toThrow(description)
  })

  test('AU-056, FD-440 a preselection field that only one of the two has', () => {
    const accounts = { type: 'cds_accounts', merge_selection_with: 'cds_usage' }
    const lone = usage({
      merge_selection_with: 'cds_accounts',
      authorization_form_selection_type: 'account_selection',
      contract_numbers: ['222222'],
    })
    expect(() => read({ details: [accounts, lone] })).toThrow(
      'authorization_details[1].contract_numbers: cds_accounts, with which this merges, has no such field',
    )
  })

  test('AU-055, FD-439 a preselection field that the two define differently', () => {
    const scope = catalog.scopes.get('cds_usage')
    if (!scope) throw new Error('no cds_usage')
    const fields = scope.description.authorization_details_fields_supported.map((field) =>
      field.id === 'contract_numbers' ? { ...field, maximum: 500 } : field,
    )
    const changed = {
      ...scope,
      description: { ...scope.description, authorization_details_fields_supported: fields },
    }
    const params = { authorization_details: JSON.stringify([contracts(), usage()]) }
    const other = { scopes: new Map([...catalog.scopes, ['cds_usage', changed]]), purposes: [] }
    expect(() => readRequest({ params, client: aClient(), catalog: other, now, timezone })).toThrow(
      "authorization_details[0].merge_selection_with: 'contract_numbers' takes other values than in cds_usage",
    )
  })
})
