import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'
import { details, usage } from './a-usage-grant.testing.ts'

describe('what opens more', () => {
  const wider: [string, object, object][] = [
    ['another scope', { scope: 'cds_usage cds_accounts' }, { scope: 'cds_usage cds_accounts' }],
    [
      'a longer past',
      { authorization_details: [{ type: 'cds_usage', segment_start: '2024-06-01T07:00:00Z' }] },
      { authorization_details: [{ ...details[0], segment_start: '2024-06-01T07:00:00.000Z' }] },
    ],
    [
      'more in one field, whatever less in another',
      {
        authorization_details: [
          { type: 'cds_usage', include_account_numbers: true, include_service_contracts: false },
        ],
      },
      { authorization_details: [{ include_account_numbers: true, include_service_contracts: false }] },
    ],
  ]
  test.each(wider)(
    'GR-045, GR-095, GR-097 %s waits for the customer, and what they approved goes on',
    async (_, json, wanted) => {
      await using made = await aGrantor()
      const grant = await made.aGrant(usage)
      const { status, body } = await made.patch(grant, json)
      expect([status, body.status]).toEqual([200, 'needs_authorization'])
      expect(body).toMatchObject(wanted)
      expect(body.enabled_scope).toBe('cds_usage')
      const [enabled] = body.enabled_authorization_details
      const isLess = JSON.stringify(json).includes('false')
      expect(enabled).toEqual({ ...details[0], include_service_contracts: !isLess })
      expect((await made.read(grant)).body).toEqual(body)
      expect(made.server.revoked).toEqual([])
    },
  )

  test('GR-095 a new scope is asked for as a request for it would be, with absolute durations', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    const { body } = await made.patch(grant, {
      authorization_details: [{ type: 'cds_accounts', sync_until: 'P1Y' }],
    })
    expect(body.scope).toBe('cds_usage cds_accounts')
    expect(body.authorization_details).toEqual([
      details[0],
      expect.objectContaining({ type: 'cds_accounts', sync_until: '2027-03-01T12:00:00.000Z' }),
    ])
  })

  test('GR-094, GR-045 asking for no more after all needs nobody', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    await made.patch(grant, { scope: 'cds_usage cds_accounts' })
    const { body } = await made.patch(grant, { scope: 'cds_usage' })
    expect(body).toMatchObject({
      status: 'active',
      scope: 'cds_usage',
      authorization_details: details,
      enabled_authorization_details: details,
    })
  })

  test('GR-094, GR-042 what was under review is so again, and only that', async () => {
    await using made = await aGrantor()
    const eta = '2026-03-10T12:00:00.000Z'
    const nothing = { enabledScope: '', enabledAuthorizationDetails: [] }
    const grant = await made.anApproval({ ...usage, status: 'pending', eta, ...nothing })
    const { body: reduced } = await made.patch(grant, {
      authorization_details: [{ type: 'cds_usage', include_service_contracts: false }],
    })
    expect(reduced).toMatchObject({ status: 'pending', eta, enabled_scope: '' })
    const { body: wider } = await made.patch(grant, { scope: 'cds_usage cds_accounts' })
    expect(wider).toMatchObject({ status: 'needs_authorization', enabled_scope: '' })
    const more = { type: 'cds_usage', include_service_contracts: true }
    const { body: still } = await made.patch(grant, { scope: 'cds_usage', authorization_details: [more] })
    expect(still).toMatchObject({ status: 'needs_authorization', enabled_scope: '' })
    const { body } = await made.patch(grant, {
      scope: 'cds_usage',
      authorization_details: [{ ...more, include_service_contracts: false }],
    })
    expect(body).toMatchObject({ status: 'pending', eta, scope: 'cds_usage', enabled_scope: '' })
    expect(body.authorization_details).toEqual([{ ...details[0], include_service_contracts: false }])
    expect((await made.stored(grant)).granted[0]?.selection?.entries).toEqual(['contract-1'])
  })

  test('GR-094, GR-046 what waits for the parts of others goes on waiting', async () => {
    await using made = await aGrantor()
    const nothing = { enabledScope: '', enabledAuthorizationDetails: [] }
    const grant = await made.anApproval({ ...usage, status: 'needs_sub_grants', ...nothing })
    const part = await made.anApproval({ ...usage, parent: grant.id, customerId: 'tenant' })
    const { body: other } = await made.patch(grant, {
      authorization_details: [{ type: 'cds_usage', include_service_contracts: false }],
    })
    expect(other).toMatchObject({ status: 'needs_sub_grants', enabled_scope: '' })
    await made.patch(grant, { scope: 'cds_usage cds_accounts' })
    await made.revoke(part)
    const { body } = await made.patch(grant, { scope: 'cds_usage' })
    expect(body).toMatchObject({ status: 'needs_sub_grants', scope: 'cds_usage', enabled_scope: '' })
  })

  test('GR-096 what came of a token request can only be reduced: a wider filter is another request', async () => {
    await using made = await aGrantor()
    const building = [{ type: 'cds_query_usage', aggregation_numbers: ['B1111', 'B2222'] }]
    const grant = await made.aGrant({
      customerId: null,
      scope: 'cds_query_usage',
      enabledScope: 'cds_query_usage',
      authorizationDetails: building,
      enabledAuthorizationDetails: building,
    })
    const patch = (aggregation_numbers: readonly string[] | null) =>
      made.patch(grant, { authorization_details: [{ type: 'cds_query_usage', aggregation_numbers }] })
    for (const wider of [['B1111', 'B3333'], null]) expect((await patch(wider)).status).toBe(400)
    expect((await made.read(grant)).body.authorization_details).toEqual(building)
  })
})
