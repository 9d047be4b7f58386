import { describe, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { cds, consent, fieldIds, publicUrl, scopeOf, scopes } from './a-catalog.testing.ts'
import { everything } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

test('SC-001, SC-002, SC-003, SC-004 the client admin scope is as prescribed', () => {
  expect(scopeOf('cds_client_admin').description).toEqual({
    id: 'cds_client_admin',
    type: 'cds_client_admin',
    name: 'Client Admin',
    description: 'This scope grants administrative access to the Client management APIs.',
    documentation: `${publicUrl}/docs/scopes/cds_client_admin`,
    registration_requirements: [],
    registration_optional: [],
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: [],
    coverages_supported: [],
    grant_admin_scope: null,
    authorization_details_types_supported: [],
    authorization_details_fields_supported: [],
  })
})

test('SC-011 to SC-018 the grant admin scope is as prescribed', () => {
  const { description } = scopeOf('cds_grant_admin_1')
  const field = (id: string, name: string, words: string) => ({
    id,
    name,
    description: words,
    documentation: `${publicUrl}/docs/scopes/cds_grant_admin_1/${id}`,
    for_types: ['cds_grant_admin_1'],
    format: 'string',
    is_required: true,
    minimum: 1,
    maximum: 1000,
  })
  expect(description).toMatchObject({
    id: 'cds_grant_admin_1',
    type: 'cds_grant_admin',
    name: 'Grant Admin',
    description: 'This scope grants administrative access to previously created Grants.',
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    code_challenge_methods_supported: [],
    coverages_supported: [],
    grant_admin_scope: null,
    authorization_details_types_supported: ['cds_grant_admin_1'],
  })
  expect(description.authorization_details_fields_supported).toEqual([
    field(
      'client_id',
      'Client Object identifier',
      'The Client Object identifier for which the Grant is issued.',
    ),
    field(
      'grant_id',
      'Grant identifier',
      'The Grant identifier for which the returned access_token will be given access.',
    ),
  ])
})

describe.each(scopes)('scope $id', ({ id, published }) => {
  test('SC-101 to SC-105, SC-116 is described under its id, in words, with documentation', () => {
    expect(published.id).toBe(id)
    expect(published.name && published.description).toBeTruthy()
    expect(URL.canParse(published.documentation)).toBe(true)
    expect([[], [id]]).toContainEqual(published.authorization_details_types_supported)
  })
})

describe.each(consent)('consent scope $id', ({ id, scope, published }) => {
  test('SP-081, SP-015, SC-108 to SC-112 is asked for with code and S256', () => {
    expect(published.response_types_supported).toEqual(['code'])
    expect(published.grant_types_supported).toEqual(['authorization_code', 'refresh_token'])
    expect(published.code_challenge_methods_supported).toEqual(['S256'])
  })

  test('SP-016, SC-114, SC-115 names a grant admin scope that is there', () => {
    expect(scopeOf(published.grant_admin_scope ?? '').description.type).toBe('cds_grant_admin')
  })

  test('SC-113, SC-117, FD-001 works in the coverages of the utility, and has fields', () => {
    const known = everything.coverage.map((entry) => entry.id)
    expect(published.coverages_supported.length).toBeGreaterThan(0)
    expect(known).toEqual(expect.arrayContaining([...published.coverages_supported]))
    expect(fieldIds(id).length).toBeGreaterThan(0)
    expect(scope.selectionTypes.length).toBeGreaterThan(0)
  })
})

describe.each(cds)('scope $id of CDS-WG3-01', ({ id, scope }) => {
  test('SP-084, SP-085, SL-002, FD-420, FD-421 offers the selection type, whose default the form shows first', () => {
    const field = scope.description.authorization_details_fields_supported.find(
      (one) => one.id === 'authorization_form_selection_type',
    )
    expect(field).toMatchObject({ format: 'choice', is_required: false, default: scope.selectionTypes[0] })
    expect(field?.choices?.map((choice) => choice.id).sort()).toEqual([...scope.selectionTypes].sort())
  })

  test('SP-087, FD-455, FD-480, FD-484, LY-056 offers the fields of the form, none of them required', () => {
    expect(fieldIds(id)).toEqual(
      expect.arrayContaining(['error_if_no_preselections', 'allow_scope_modifications']),
    )
    expect(scope.description.authorization_details_fields_supported.some((field) => field.is_required)).toBe(
      false,
    )
  })
})

test('SL-101, SL-201, SL-301, SL-401, SL-501 the lists of the form have their names', () => {
  const usage = buildCatalog(everything, 'https://utility.example').scopes.get('cds_usage_any')
  const field = usage?.description.authorization_details_fields_supported.find(
    (one) => one.id === 'authorization_form_selection_type',
  )
  expect(field?.choices?.map(({ id }) => id).sort()).toEqual([
    'account_selection',
    'aggregation_selection',
    'meter_device_selection',
    'service_contract_selection',
    'servicepoint_selection',
  ])
})

test('DR-01 to DR-04, DR-40 to DR-44 the scopes of the draft speak its notation and say so', () => {
  const draft = consent.filter(({ scope }) => scope.notation === 'draft')
  expect(draft.map(({ id }) => id)).toEqual([
    'account_details',
    'service_details',
    'delivery_details',
    'supply_details',
    'program_details',
    'bills',
    'usage',
    'aggregates',
  ])
  const cdsFields = new Set(
    cds.flatMap(({ id, scope }) => fieldIds(id).filter((field) => !scope.hints.includes(field))),
  )
  for (const { id, published } of draft) {
    expect(published.description).toMatch(/notation of the 2023 draft/)
    expect(fieldIds(id).filter((field) => cdsFields.has(field))).toEqual([])
    expect(fieldIds(id)).toEqual(
      expect.arrayContaining(['historical_start', 'ongoing_end', 'start', 'end', 'services', 'meters']),
    )
  }
})

test('DR-03, DR-11, DR-12 a distributor offers delivery without supply', () => {
  const distributor = buildCatalog(loadProfile('nordnet'), publicUrl)
  expect(distributor.scopes.has('delivery_details')).toBe(true)
  expect(distributor.scopes.has('supply_details')).toBe(false)
  const included = distributor.scopes
    .get('service_details')
    ?.description.authorization_details_fields_supported.find((field) => field.id === 'fields_included')
  expect(included?.choices?.map((choice) => choice.id)).toEqual(['commodity', 'distribution_details'])
  expect(included?.default).toEqual(['commodity', 'distribution_details'])
})
