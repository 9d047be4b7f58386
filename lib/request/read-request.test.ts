import { describe, expect, test } from 'vitest'
import { aClient, catalog, now, read, timezone } from './a-request.testing.ts'
import { readTokenRequest } from './index.ts'

const usageDefaults = {
  segment_start: 'P13M',
  segment_end: 'infinite',
  sync_until: 'infinite',
  include_usage_segments: true,
  include_account_numbers: false,
  account_numbers: null,
  authorization_form_selection_type: 'service_contract_selection',
}

describe('usage is asked for', () => {
  test.each([
    ['by scope alone', { scope: 'cds_usage' }, 'scope'],
    ['by details alone', { details: [{ type: 'cds_usage' }] }, 'authorization_details[0]'],
    ['by both', { scope: 'cds_usage', details: [{ type: 'cds_usage' }] }, 'authorization_details[0]'],
  ] as const)('AU-003, AU-018, FD-007, FD-008, SP-062 %s', (_, asked, at) => {
    const { scopes } = read(asked)
    expect(scopes).toMatchObject([{ scope: 'cds_usage', at, fields: usageDefaults }])
  })
})

test('SP-062 a field that counts as true is so even when false is sent', () => {
  const profile = { type: 'cds_service_contracts', include_contract_numbers: true }
  expect(read({ details: [profile] }).scopes[0]?.fields).toMatchObject({
    include_accounts: true,
    include_service_contracts: true,
    include_contract_numbers: true,
  })
})

test('LY-051, OP-06, OP-56, FD-016 scopes stand in the order of scope, then of the details; two of a type are two', () => {
  const { scopes } = read({
    scope: 'cds_accounts bills',
    details: [
      { type: 'usage', historical_start: '1y' },
      { type: 'bills', historical_start: '2y' },
      { type: 'bills', historical_start: '1y' },
    ],
  })
  expect(scopes.map(({ scope, at }) => `${scope} ${at}`)).toEqual([
    'cds_accounts scope',
    'bills authorization_details[1]',
    'bills authorization_details[2]',
    'usage authorization_details[0]',
  ])
})

test('AF-009, DR-10 a value comes from the request, else from the client, else from the field', () => {
  const client = aClient({
    authorizationDetails: [{ type: 'bills', historical_start: '2y', ongoing_end: '2y' }],
  })
  const { scopes } = read({ details: [{ type: 'bills', ongoing_end: '6m' }], client })
  expect(scopes[0]?.fields).toMatchObject({ historical_start: '2y', ongoing_end: '6m', services: 'all' })
})

test('DR-41 start silences the default of historical_start, and so does one from the client', () => {
  const client = aClient({ authorizationDetails: [{ type: 'bills', historical_start: '2y' }] })
  const { fields } = read({ details: [{ type: 'bills', start: '-1y', end: 'now' }], client }).scopes[0] ?? {}
  expect(fields).toMatchObject({ start: '-1y', end: 'now' })
  expect(fields).not.toHaveProperty('historical_start')
  expect(fields).not.toHaveProperty('ongoing_end')
})

test('SC-015, SC-020 a grant admin token is asked for with both fields', () => {
  const client = aClient({ scopes: ['cds_grant_admin_1'], authorizationDetailsTypes: ['cds_grant_admin_1'] })
  const ask = (fields: object) =>
    readTokenRequest({
      params: { authorization_details: JSON.stringify([{ type: 'cds_grant_admin_1', ...fields }]) },
      client,
      catalog,
      now,
      timezone,
    })
  expect(ask({ client_id: 'c', grant_id: 'g' }).scopes[0]?.fields).toEqual({ client_id: 'c', grant_id: 'g' })
  expect(() => ask({ client_id: 'c' })).toThrow('authorization_details[0].grant_id: this field is required')
})
