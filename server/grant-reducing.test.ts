import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'
import { details, usage } from './a-usage-grant.testing.ts'

const both = [...details, { type: 'cds_accounts', include_account_numbers: true }]

describe('what only reduces access', () => {
  test('GR-093, GR-094, GR-097 holds at once, and nobody is asked', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    const { status, body } = await made.patch(grant, {
      authorization_details: [
        { type: 'cds_usage', segment_start: '2026-01-01T08:00:00Z', include_service_contracts: false },
      ],
    })
    expect(status).toBe(200)
    const less = {
      type: 'cds_usage',
      segment_start: '2026-01-01T08:00:00.000Z',
      segment_end: '2027-03-01T08:00:00.000Z',
      include_service_contracts: false,
      include_account_numbers: false,
    }
    expect(body).toMatchObject({
      status: 'active',
      scope: 'cds_usage',
      authorization_details: [less],
      enabled_scope: 'cds_usage',
      enabled_authorization_details: [less],
      modified: '2026-03-01T12:00:00.000Z',
    })
    expect((await made.read(grant)).body).toEqual(body)
    expect(made.server.revoked).toEqual([])
    expect((await made.stored(grant)).granted[0]?.fields).toMatchObject({
      segment_start: '2026-01-01T08:00:00.000Z',
      include_service_contracts: false,
    })
  })

  test('GR-094 a scope less, together with its details', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant({
      scope: 'cds_usage cds_accounts',
      enabledScope: 'cds_usage cds_accounts',
      authorizationDetails: both,
      enabledAuthorizationDetails: both,
    })
    const { body } = await made.patch(grant, { scope: 'cds_accounts' })
    expect(body).toMatchObject({
      status: 'active',
      scope: 'cds_accounts',
      authorization_details: [both[1]],
      enabled_scope: 'cds_accounts',
      enabled_authorization_details: [both[1]],
    })
  })

  test('GR-090, GR-093 what is sent as it stands changes nothing, not even its date', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    const before = (await made.read(grant)).body
    const { scope, authorization_details } = before
    const { status, body } = await made.patch(grant, { scope, authorization_details })
    expect([status, body]).toEqual([200, before])
  })

  test('GR-091, GR-093 a grant can be reduced and given up in one step', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    const { body } = await made.patch(grant, {
      status: 'closed',
      authorization_details: [{ type: 'cds_usage', include_service_contracts: false }],
    })
    expect(body).toMatchObject({
      status: 'closed',
      enabled_scope: '',
      authorization_details: [{ include_service_contracts: false }],
    })
  })
})
