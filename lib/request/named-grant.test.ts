import { describe, expect, test } from 'vitest'
import { now, timezone } from './a-request.testing.ts'
import { clientFor, world } from './a-world.testing.ts'
import { checkGrantCustomer, checkNamedGrant, type NamedGrant, readRequest } from './index.ts'

const client = clientFor('customer-consent')
const detail = {
  type: 'cds_aggregation_consent',
  aggregation_numbers: ['B1111'],
  premise_numbers: ['P-6000'],
  expires: 'infinite',
}
const waiting: NamedGrant = {
  clientId: 'client_1',
  customerId: 'tenant',
  status: 'needs_authorization',
  scope: 'cds_aggregation_consent',
  authorizationDetails: [detail],
}

function check(grant: NamedGrant | undefined, params: Record<string, string>) {
  const request = readRequest({ params, client, catalog: world, now, timezone })
  return () => checkNamedGrant(params, request, client, grant)
}
const asked = { authorization_details: JSON.stringify([detail]) }
const invalidValue = expect.objectContaining({ code: 'cds_grant_id_invalid_value', at: 'cds_grant_id' })

test('AU-042, AU-046, GR-064, GR-069 a grant that waits for what is asked for', () => {
  expect(check(waiting, asked)).not.toThrow()
  expect(check(waiting, { ...asked, scope: 'cds_aggregation_consent' })).not.toThrow()
})

describe('AU-042, GR-064, GR-069 it does not fit', () => {
  test.each([
    ['none of that id', undefined],
    ["another client's", { ...waiting, clientId: 'client_2' }],
    ['one that waits for nobody', { ...waiting, status: 'active' }],
    ['one for more scopes', { ...waiting, scope: 'cds_aggregation_consent cds_usage' }],
    ['one for another scope', { ...waiting, scope: 'cds_usage' }],
    [
      'one for other values',
      { ...waiting, authorizationDetails: [{ ...detail, expires: '2027-01-01T00:00:00.000Z' }] },
    ],
  ])('%s', (_, grant) => {
    expect(check(grant, asked)).toThrow(invalidValue)
  })

  test('all are told alike', () => {
    const told = [undefined, { ...waiting, clientId: 'client_2' }].map((grant) => {
      try {
        check(grant, asked)()
        return 'fits'
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(new Set(told).size).toBe(1)
  })
})

test('AU-042 what else is wrong is told first', () => {
  expect(() => check(undefined, { scope: 'cds_steam' })).toThrow(
    expect.objectContaining({ code: 'invalid_scope' }),
  )
})

test('AU-045, GR-065 after sign-in, it waits for this customer, or for whoever comes', () => {
  expect(() => checkGrantCustomer(waiting, 'tenant')).not.toThrow()
  expect(() => checkGrantCustomer({ ...waiting, customerId: null }, 'home')).not.toThrow()
  expect(() => checkGrantCustomer(waiting, 'home')).toThrow(
    expect.objectContaining({ code: 'cds_grant_id_invalid_user', at: 'cds_grant_id' }),
  )
})
