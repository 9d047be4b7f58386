import { describe, expect, test } from 'vitest'
import { everything } from '#lib/catalog/a-profile.testing.ts'
import { buildCatalog, type Purpose } from '#lib/catalog/index.ts'
import { descriptionFor, descriptionsFor, purposesOf } from './index.ts'
import { changedPurposes } from './purposes.ts'

const catalog = buildCatalog(everything, 'https://utility.example')
const own: Purpose = {
  id: 'purpose_1',
  name: 'Heating',
  content: 'To heat your home better.\nAnd cheaper.',
  relatedUri: 'https://acme.example/heating',
  relatedName: 'How it works',
  scopesSupported: ['cds_usage'],
}
const { scopesSupported: _, ...sent } = own
const client = { scopes: ['cds_usage', 'cds_accounts'], purposes: [own], authorizationDetails: [] }

test('FD-479, PU-003, PU-011, PU-041 a client has the defaults for its scopes, and its own', () => {
  expect(purposesOf(client, catalog).map(({ id, scopesSupported }) => [id, scopesSupported])).toEqual([
    ['audit', ['cds_accounts', 'cds_usage']],
    ['benchmarking', ['cds_usage']],
    ['purpose_1', ['cds_usage']],
  ])
  const other = { ...client, scopes: ['bills'], purposes: [] }
  expect(purposesOf(other, catalog)).toEqual([])
})

describe('an update', () => {
  test('PU-020 leaves the defaults as they are, whatever it says of them', () => {
    const changed = changedPurposes(client, [{ ...sent, id: 'audit', content: 'Mine now' }, sent], catalog)
    expect(changed.map(({ id }) => id)).toEqual(['purpose_1'])
    expect(purposesOf({ ...client, purposes: changed }, catalog)[0]).toMatchObject({
      id: 'audit',
      content: 'To find out how you could use less energy.',
    })
  })

  test('PU-021 keeps ids and scopes, and changes words', () => {
    const [changed] = changedPurposes(client, [{ ...sent, content: 'To know more.' }], catalog)
    expect(changed).toEqual({ ...own, content: 'To know more.' })
  })

  test('PU-022 removes what it leaves out', () => {
    expect(changedPurposes(client, [], catalog)).toEqual([])
  })

  test('PU-003, PU-023 gives a new one an id of ours, and the scopes for which it can be given', () => {
    const [made, kept] = changedPurposes(
      { purposes: [own], scopes: ['cds_usage', 'bills', 'outage_alerts'] },
      [{ ...sent, id: 'mine' }, sent],
      catalog,
    )
    expect(made?.id).toMatch(/^purpose_[\w-]{22}$/)
    expect(made).toMatchObject({ content: own.content, scopesSupported: ['cds_usage', 'outage_alerts'] })
    expect(kept?.id).toBe('purpose_1')
  })

  test('it keeps within bounds', () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ ...sent, id: `${index}` }))
    expect(() => changedPurposes(client, many, catalog)).toThrow(
      expect.objectContaining({ code: 'invalid_client_metadata', at: 'cds_purposes' }),
    )
  })
})

describe("a client's own metadata", () => {
  const fieldsOf = (scope: string, change: object) => {
    const description = catalog.scopes.get(scope)?.description
    if (!description) throw new Error(`no scope ${scope}`)
    const { authorization_details_fields_supported: fields } = descriptionFor(description, {
      ...client,
      ...change,
    })
    return (id: string) => fields.find((field) => field.id === id)
  }

  test('FD-472, PU-041 offers its purposes for the scopes that they list', () => {
    expect(fieldsOf('cds_usage', {})('purpose')?.choices?.map(({ id }) => id)).toEqual([
      'audit',
      'benchmarking',
      'purpose_1',
    ])
    expect(fieldsOf('cds_accounts', {})('purpose')?.choices?.map(({ id }) => id)).toEqual(['audit'])
  })

  test('CL-022, SP-134, SP-154 shows lists as narrow as they are for it', () => {
    const authorizationDetails = [
      { type: 'cds_account_programs', account_programs: ['MED'] },
      { type: 'cds_usage', include_usage_segment_value_types: ['electric_kwh'], service_types: ['electric'] },
    ]
    const programs = fieldsOf('cds_account_programs', { authorizationDetails })('account_programs')
    expect(programs).toMatchObject({ default: ['MED'], choices: [{ id: 'MED' }] })
    const usage = fieldsOf('cds_usage', { authorizationDetails })
    expect(usage('include_usage_segment_value_types')).toMatchObject({
      default: ['electric_kwh'],
      choices: [{ id: 'electric_kwh' }],
    })
    expect(usage('segment_start')).toMatchObject({ maximum: 'P3Y' })
  })

  test('SC-115 goes with the grant admin scope that it points to', () => {
    expect(descriptionsFor(client, catalog).map(({ id }) => id)).toEqual([
      'cds_usage',
      'cds_accounts',
      'cds_grant_admin_1',
    ])
  })
})
