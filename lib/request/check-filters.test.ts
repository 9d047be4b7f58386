import { expect, test } from 'vitest'
import { now, timezone } from './a-request.testing.ts'
import { clientFor, world } from './a-world.testing.ts'
import { checkFilters, readTokenRequest } from './index.ts'

function check(fields: object, type = 'cds_query_accounts') {
  const request = readTokenRequest({
    params: { authorization_details: JSON.stringify([{ type, ...fields }]) },
    client: clientFor('direct-access'),
    catalog: world,
    now,
    timezone,
  })
  return () => checkFilters(request, (field, value) => field === 'account_numbers' && value === '1111-1')
}

test('FD-462 values that this client cannot read are told, if it wants to hear of them', () => {
  const wanted = { error_if_no_preselections: true }
  expect(check({ ...wanted, account_numbers: ['1111-1'] })).not.toThrow()
  expect(check({ ...wanted, account_numbers: null })).not.toThrow()
  expect(check({ ...wanted, account_numbers: ['1111-1', '9'] })).toThrow(
    "authorization_details[0].account_numbers: '9' is nothing that this client can read",
  )
  expect(check({ ...wanted, meter_numbers: ['M-1'] })).toThrow(
    expect.objectContaining({
      code: 'invalid_authorization_details',
      at: 'authorization_details[0].meter_numbers',
    }),
  )
})

test('FD-463 if not, they filter everything out', () => {
  expect(check({ account_numbers: ['9'] })).not.toThrow()
  expect(check({ account_numbers: ['9'], error_if_no_preselections: false })).not.toThrow()
})
