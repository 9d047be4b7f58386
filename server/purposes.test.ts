import { expect, test } from 'vitest'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import { buildCatalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { clientUpdate } from './client-metadata.ts'
import { clientObject } from './client-object.ts'

const purpose = {
  id: 'purpose_1',
  name: 'Heating',
  content: 'To heat your home better.\nAnd cheaper.',
  related_uri: 'https://acme.example/heating',
  related_name: 'How it works',
  scopes_supported: ['cds_usage'],
}
const read = (change: object, key = 'purpose_1') =>
  clientUpdate.safeParse({ cds_purposes: { [key]: { ...purpose, ...change } } })

test.each([
  ['PU-004, PU-005, PU-006, PU-007 as specified', {}],
  ['PU-006, PU-007 without a link', { related_uri: null, related_name: undefined }],
  ['PU-007 a name without a link', { related_uri: null }],
  ['PU-012, PU-021 with more in it', { scopes_supported: 'anything', more: true }],
])('%s', (_, change) => {
  expect(read(change).success).toBe(true)
})

test.each([
  ['PU-003 no id', { id: undefined }, 'id'],
  ['PU-004 no name', { name: undefined }, 'name'],
  ['PU-005 no content', { content: undefined }, 'content'],
  ['PU-005 nothing to be seen in it', { content: ' \n ' }, 'content'],
  ['PU-006 a link that is none', { related_uri: 'javascript:alert(1)' }, 'related_uri'],
  ['PU-008 a link without a name', { related_name: null }, 'related_name'],
  ['PU-009 a blank name', { related_name: '  ' }, 'related_name'],
  ['PU-010 a name of two lines', { related_name: 'one\ntwo' }, 'related_name'],
])('%s', (_, change, field) => {
  const path = read(change).error?.issues[0]?.path
  expect(path).toEqual(['cds_purposes', 'purpose_1', field])
})

test('PU-002 the key is the id', () => {
  expect(read({}, 'purpose_2').error?.issues[0]?.path).toEqual(['cds_purposes'])
})

test('PU-001, PU-002, PU-011 the Clients API tells them by id, the defaults first', () => {
  const catalog = buildCatalog(everything, 'https://utility.example')
  const [own] = read({}).data?.cds_purposes ?? []
  const purposes = own ? [{ ...own, scopesSupported: ['cds_usage'] }] : []
  const client = { scopes: ['cds_usage'], responseTypes: [], created: '2026-01-01T00:00:00Z', purposes }
  const told = clientObject(client as unknown as Client, 'https://utility.example', catalog)
  expect(Object.keys(told.cds_purposes ?? {})).toEqual(['audit', 'benchmarking', 'purpose_1'])
  expect(told.cds_purposes?.purpose_1).toEqual(purpose)
  const none = { ...client, scopes: ['bills'] } as unknown as Client
  expect(clientObject(none, 'https://utility.example', catalog)).not.toHaveProperty('cds_purposes')
})
