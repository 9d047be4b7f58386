import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aClient, read } from './a-request.testing.ts'
import { withClientDefaults } from './index.ts'

const usage = { type: 'cds_usage', segment_start: 'P1Y' }
const accounts = { type: 'cds_accounts', include_account_numbers: true }
const client = aClient({
  defaultScope: 'cds_usage bills',
  defaultRedirectUri: 'https://acme.example/home',
  defaultAuthorizationDetails: [usage, accounts],
})

test('AU-010, AU-012, AU-013 all three defaults of the client', () => {
  expect(withClientDefaults({ state: 'x' }, client)).toEqual({
    state: 'x',
    redirect_uri: 'https://acme.example/home',
    scope: 'cds_usage bills',
    authorization_details: JSON.stringify([usage]),
  })
})

test('CL-028, OP-06 details for scopes that are not asked for are dropped', () => {
  const { authorization_details } = withClientDefaults({ scope: 'cds_accounts' }, client)
  expect(JSON.parse(authorization_details ?? '')).toEqual([accounts])
  expect(withClientDefaults({ scope: 'bills' }, client)).not.toHaveProperty('authorization_details')
})

test('CL-028 a request with details alone is not widened by the default scope', () => {
  expect(withClientDefaults({ authorization_details: '[]' }, client)).not.toHaveProperty('scope')
})

test('AU-010 an empty parameter is a left out one', () => {
  expect(withClientDefaults({ scope: '', authorization_details: '' }, client).scope).toBe('cds_usage bills')
})

test('DR-10 with no defaults, the metadata of the client is what is asked', () => {
  const own = [{ type: 'delivery_details' }, { type: 'service_details', fields_included: ['commodity'] }]
  const request = read({ client: aClient({ authorizationDetails: own }) })
  expect(request.scopes.map(({ scope }) => scope)).toEqual(['delivery_details', 'service_details'])
  expect(request.scopes[1]?.fields.fields_included).toEqual(['commodity'])
})

test('AU-010, AU-012 defaults are idempotent', () => {
  const anyParams = fc.dictionary(
    fc.constantFrom('scope', 'authorization_details', 'redirect_uri', 'state'),
    fc.constantFrom('', 'cds_usage', 'cds_accounts bills', '[]', 'https://acme.example/'),
  )
  fc.assert(
    fc.property(anyParams, (params) => {
      const once = withClientDefaults(params, client)
      expect(withClientDefaults(once, client)).toEqual(once)
    }),
  )
})
