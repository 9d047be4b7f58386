import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'
import { usage } from './a-usage-grant.testing.ts'

describe('what a grant cannot be changed to', () => {
  const refusals: [string, unknown, string, string][] = [
    ['a scope that is none', { scope: 'cds_steam' }, 'invalid_scope', 'scope: '],
    ["a scope that is not the client's", { scope: 'cds_usage cds_client_admin' }, 'invalid_scope', 'scope: '],
    ['a scope that is no text', { scope: ['cds_usage'] }, 'invalid_request', 'scope: '],
    ['nothing', { scope: '' }, 'invalid_request', 'scope: '],
    ['details that are no list', { authorization_details: {} }, 'invalid_authorization_details', 'array'],
    [
      'a field that is none',
      { authorization_details: [{ type: 'cds_usage' }, { type: 'cds_accounts', colour: 'red' }] },
      'invalid_authorization_details',
      'authorization_details[1].colour: ',
    ],
    [
      'a value that is none',
      { authorization_details: [{ type: 'cds_usage', segment_start: 'P3Y and more' }] },
      'invalid_authorization_details',
      'authorization_details[0].segment_start: ',
    ],
    [
      'one good and one bad',
      { scope: 'cds_usage cds_accounts', status: 'active' },
      'invalid_request',
      'status: ',
    ],
  ]
  test.each(refusals)('GR-096 %s is refused, and nothing is changed', async (_, json, error, at) => {
    await using made = await aGrantor()
    const grant = await made.aGrant(usage)
    const before = (await made.read(grant)).body
    const { status, body } = await made.patch(grant, json)
    expect([status, body.error]).toEqual([400, error])
    expect(body.error_description).toContain(at)
    expect((await made.read(grant)).body).toEqual(before)
  })

  test.each(['revoked', 'closed', 'expired', 'disabled', 'suspended'] as const)(
    'GR-048, GR-050, GR-096 a grant that is %s stays as it is',
    async (status) => {
      await using made = await aGrantor()
      const grant = await made.aGrant({ ...usage, status, enabledScope: '', enabledAuthorizationDetails: [] })
      const before = (await made.read(grant)).body
      expect((await made.patch(grant, { scope: 'cds_accounts' })).status).toBe(400)
      expect((await made.read(grant)).body).toEqual(before)
    },
  )
})
