import { describe, expect, test } from 'vitest'
import { isMachinePath } from '#lib/config/index.ts'
import { publicUrl } from './a-server.testing.ts'
import { discovered, type Scope, wellKnown } from './discovered.testing.ts'

const utilities = ['example-gas-electric', 'nordnet', 'lonestar-retail']

describe.each(utilities)('the metadata of %s', (utility) => {
  test('M-001, M-002, M-005, M-010 to M-021, AS-002, AS-003 the CDS server metadata, field by field', async () => {
    await using made = await discovered(utility)
    const { profile } = made.server.runtime
    expect(made.about.status).toBe(200)
    expect(made.about.headers.get('content-type')).toContain('application/json')
    expect(made.about.body).toEqual({
      cds_metadata_version: 'v1',
      cds_metadata_url: `${publicUrl}${wellKnown}`,
      created: profile.created,
      updated: profile.updated,
      name: profile.name,
      description: profile.about.en,
      website: profile.website,
      documentation: `${publicUrl}/docs`,
      support: `${publicUrl}/support`,
      capabilities: ['coverage', 'oauth'],
      coverage: `${publicUrl}/cds/coverage`,
      oauth_metadata: `${publicUrl}/.well-known/oauth-authorization-server`,
    })
  })

  test('M-020, M-033 the capabilities hold those of every coverage entry, and only defined ones', async () => {
    await using made = await discovered(utility)
    const { capabilities } = made.about.body
    for (const entry of made.listing.body.coverage_entries)
      expect(capabilities).toEqual(expect.arrayContaining(entry.capabilities))
    for (const capability of capabilities) expect(['coverage', 'oauth']).toContain(capability)
  })

  test('M-040, M-043 to M-045, M-060 to M-065, M-067, M-069, M-070, M-072 to M-075 the coverage listing, entry by entry', async () => {
    await using made = await discovered(utility)
    const { profile } = made.server.runtime
    expect(made.listing.status).toBe(200)
    expect(made.listing.body).toMatchObject({ next: null, previous: null })
    expect(made.listing.body.coverage_entries).toHaveLength(profile.coverage.length)
    for (const entry of made.listing.body.coverage_entries) {
      const known = profile.coverage.find(({ id }) => id === entry.id)
      expect(entry).toMatchObject({
        created: known?.created,
        updated: known?.updated,
        entity_name: profile.name,
        entity_abbreviation: null,
        country: profile.country,
        name: known?.name,
        type: 'logical',
        role: 'authoritative',
        infrastructure_types: known?.roles,
        commodity_types: known?.commodities,
        capabilities: ['oauth'],
      })
    }
  })

  test('AS-001, AS-005, AS-010 to AS-013, AS-016 to AS-018, AS-030 to AS-036, AS-038, SP-005, SP-038 the authorization server metadata', async () => {
    await using made = await discovered(utility)
    expect(made.oauth.status).toBe(200)
    expect(made.oauth.headers.get('content-type')).toContain('application/json')
    expect(made.oauth.body).toMatchObject({
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/oauth/token`,
      authorization_endpoint: `${publicUrl}/oauth/authorize`,
      pushed_authorization_request_endpoint: `${publicUrl}/oauth/par`,
      registration_endpoint: `${publicUrl}/oauth/register`,
      revocation_endpoint: `${publicUrl}/oauth/revoke`,
      introspection_endpoint: `${publicUrl}/oauth/introspect`,
      scopes_supported: made.scopes.map((scope) => scope.id),
      service_documentation: `${publicUrl}/docs`,
      op_policy_uri: `${publicUrl}/policy`,
      op_tos_uri: `${publicUrl}/terms`,
      cds_oauth_version: 'v1',
      cds_human_registration: `${publicUrl}/register`,
      cds_timezone: made.server.runtime.profile.timezone,
      cds_clients_api: `${publicUrl}/cds/clients`,
      cds_messages_api: `${publicUrl}/cds/messages`,
      cds_credentials_api: `${publicUrl}/cds/credentials`,
      cds_grants_api: `${publicUrl}/cds/grants`,
      cds_test_accounts: `${publicUrl}/docs/test-accounts`,
    })
  })

  test('AS-021 to AS-025, SP-006 what it supports is what its scopes support together', async () => {
    await using made = await discovered(utility)
    for (const list of [
      'response_types_supported',
      'grant_types_supported',
      'token_endpoint_auth_methods_supported',
      'code_challenge_methods_supported',
      'authorization_details_types_supported',
    ]) {
      const ofScopes = made.scopes.flatMap((scope) => scope[list] as string[])
      expect(new Set(made.oauth.body[list])).toEqual(new Set(ofScopes))
    }
    expect(made.oauth.body.code_challenge_methods_supported).toEqual(['S256'])
  })

  test('AS-039, SC-101, SC-113, SC-115 every scope is described by its id, and points to what is there', async () => {
    await using made = await discovered(utility)
    const descriptions: Record<string, Scope> = made.oauth.body.cds_scope_descriptions
    const entries: { id: string }[] = made.listing.body.coverage_entries
    for (const [key, scope] of Object.entries(descriptions)) {
      expect(scope.id).toBe(key)
      for (const id of scope.coverages_supported) expect(entries.map((entry) => entry.id)).toContain(id)
      if (scope.grant_admin_scope) expect(descriptions[scope.grant_admin_scope]?.type).toBe('cds_grant_admin')
    }
  })

  test('AS-040, RF-001 to RF-004, SC-106, SC-107 every registration field that a scope names is described', async () => {
    await using made = await discovered(utility)
    const named = made.scopes.flatMap((scope) => [
      ...scope.registration_requirements,
      ...scope.registration_optional,
    ])
    const fields: Record<string, object> = made.oauth.body.cds_registration_fields
    expect(new Set(Object.keys(fields))).toEqual(new Set(named))
    for (const [id, field] of Object.entries(fields)) {
      expect(field).toMatchObject({
        id,
        type: 'internal_review',
        description: expect.any(String),
        documentation: expect.stringMatching(/^https:/),
      })
    }
  })

  test('AP-003 to AP-005, AP-007, AP-011, AP-013, SP-020 to SP-027, SP-028, SP-029, SP-032, SP-033 names the listings that its scopes can open', async () => {
    await using made = await discovered(utility)
    const known = [...made.server.runtime.catalog.scopes.values()]
    const opens = (field: string) =>
      known.some(
        (scope) =>
          scope.impliedFields.includes(field) ||
          scope.description.authorization_details_fields_supported.some(({ id }) => id === field),
      )
    const at = (field: string, listing: string) =>
      opens(field) ? `${publicUrl}/cds/customer-data/${listing}` : undefined
    expect(made.oauth.body.cds_customerdata_version).toBe('v1')
    expect(made.oauth.body.cds_accounts_api).toBe(at('include_accounts', 'accounts'))
    expect(made.oauth.body.cds_servicecontracts_api).toBe(
      at('include_service_contracts', 'service-contracts'),
    )
    expect(made.oauth.body.cds_meterdevices_api).toBe(at('include_meter_devices', 'meter-devices'))
    expect(made.oauth.body.cds_usagesegments_api).toBe(at('include_usage_segments', 'usage-segments'))
    expect(made.oauth.body.cds_billstatement_api).toBe(at('include_bill_statements', 'bill-statements'))
    expect(made.oauth.body.cds_billsection_api).toBe(at('include_bill_sections', 'bill-sections'))
    expect(made.oauth.body.cds_aggregations_api).toBe(at('include_aggregations', 'aggregations'))
    if (opens('include_service_points')) {
      expect(made.oauth.body.cds_servicepoints_api).toBe(`${publicUrl}/cds/customer-data/service-points`)
    }
    expect(made.oauth.body.cds_usagesegments_additional_value_types).toEqual(
      opens('include_usage_segments') ? {} : undefined,
    )
  })

  test('DR-11, DR-20, DR-21 says which halves of a service it offers, and where they are read', async () => {
    await using made = await discovered(utility)
    const halves = ['delivery_details', 'supply_details'].filter((half) =>
      made.oauth.body.scopes_supported.includes(half),
    )
    expect(halves).toEqual(
      {
        'example-gas-electric': ['delivery_details', 'supply_details'],
        nordnet: ['delivery_details'],
        'lonestar-retail': ['supply_details'],
      }[utility],
    )
    for (const half of halves) {
      expect(made.oauth.body.wattgrant_draft_apis[half]).toBe(`${publicUrl}/${half}`)
    }
  })

  test('no address that it names is one that nobody serves', async () => {
    await using made = await discovered(utility)
    const own = [
      ...JSON.stringify([made.about.body, made.oauth.body, made.listing.body]).matchAll(
        /"https:\/\/utility\.example([^"]*)"/g,
      ),
    ]
    expect(own.length).toBeGreaterThan(20)
    const pages =
      /^(\/docs(\/scopes\/[\w.:-]+(\/\w+)?(#[\w.-]+)?|\/test-accounts)?|\/(support|policy|terms|register)|)$/
    for (const [, path = ''] of own) expect(isMachinePath(path) || pages.test(path), path).toBe(true)
  })
})
