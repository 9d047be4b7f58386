import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'
import { publicUrl } from './a-server.testing.ts'

describe('reading grants', () => {
  test('GR-010 to GR-028, GR-087 a grant by a customer, field by field', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant({
      modified: '2026-02-02T12:00:00.000Z',
      expires: '2027-02-01T12:00:00.000Z',
    })
    const number = await made.aReceipt(grant.id)
    const { status, body } = await made.read(grant)
    expect(status).toBe(200)
    expect(body).toEqual({
      grant_id: grant.id,
      uri: `${publicUrl}/cds/grants/${grant.id}`,
      replacing: [],
      replaced_by: [],
      parent: null,
      children: [],
      created: '2026-02-01T12:00:00.000Z',
      modified: '2026-02-02T12:00:00.000Z',
      not_before: null,
      not_after: '2027-02-01T12:00:00.000Z',
      eta: null,
      expires: '2027-02-01T12:00:00.000Z',
      status: 'active',
      client_id: made.asking.id,
      scope: 'cds_usage',
      authorization_details: grant.authorizationDetails,
      receipt_confirmations: [number],
      enabled_scope: 'cds_usage',
      enabled_authorization_details: grant.authorizationDetails,
    })
  })

  test('GR-001, GR-004 the admin client has a grant of its own for what it does', async () => {
    await using made = await aGrantor()
    const { body } = await made.server.ask('/cds/grants', { token: made.token })
    expect(body).toMatchObject({
      grants: [
        {
          client_id: made.admin.client_id,
          scope: 'cds_client_admin',
          receipt_confirmations: [],
          status: 'active',
        },
      ],
      next: null,
      previous: null,
    })
  })

  test('GR-050, GR-019, GR-055 a grant whose time ran out is expired, and enables nothing', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant({ expires: '2026-03-01T12:00:00.000Z' })
    const expired = {
      status: 'expired',
      not_after: '2026-03-01T12:00:00.000Z',
      scope: 'cds_usage',
      enabled_scope: '',
      enabled_authorization_details: [],
    }
    expect((await made.read(grant)).body).toMatchObject(expired)
    const { body } = await made.server.ask(`/cds/grants?grant_ids=${grant.id}`, { token: made.token })
    expect(body.grants).toMatchObject([expired])
    expect(await made.list('statuses=expired')).toEqual([grant.id])
  })

  test('GR-081, GR-082, GR-083, GR-084, GR-085, GR-086, AU-040, AU-041 filters', async () => {
    await using made = await aGrantor()
    const old = await made.aGrant({
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
      status: 'revoked',
      scope: 'cds_accounts cds_usage',
    })
    const recent = await made.aGrant({ state: 'xyz 1' })
    const number = await made.aReceipt(recent.id)
    const both = [recent.id, old.id]
    const ids = `grant_ids=${both.join('+')}`
    expect(await made.list(ids)).toEqual(both)
    expect(await made.list(`${ids}&parents=${old.id}`)).toEqual([])
    expect(await made.list('statuses=revoked+closed')).toEqual([old.id])
    expect(await made.list(`client_ids=${made.asking.id}`)).toEqual(both)
    expect(await made.list('scopes=cds_accounts')).toEqual([old.id])
    expect(await made.list('scopes=cds_accounts+cds_usage')).toEqual(both)
    expect(await made.list('scopes=cds_account')).toEqual([])
    expect(await made.list(`receipt_confirmations=none+${number}`)).toEqual([recent.id])
    expect(await made.list('states=xyz')).toEqual([])
    expect(await made.list(`${ids}&after=2026-02-01T12:00:00Z`)).toEqual([recent.id])
    expect(await made.list(`${ids}&before=2026-01-01T00:00:00Z`)).toEqual([old.id])
    expect(await made.list(`${ids}&after=2026-01-01T01:00:00%2B01:00&before=2026-02-01T12:00:00Z`)).toEqual(
      both,
    )
    expect(await made.list(`${ids}&statuses=active&scopes=cds_accounts`)).toEqual([])
    expect(await made.list(`${ids}&statuses=&scopes=`)).toEqual(both)
  })

  test('AU-040 by the state of the request that made it', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant({ state: 'af0ifjsldkj' })
    expect(await made.list('states=af0ifjsldkj')).toEqual([grant.id])
  })

  test('GR-084 a moment that is none is refused', async () => {
    await using made = await aGrantor()
    for (const wrong of ['yesterday', '2026-01-01', '2026-13-01T00:00:00Z', '2026-01-01T00:00:00']) {
      const { status, body } = await made.server.ask(`/cds/grants?after=${wrong}`, { token: made.token })
      expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_request' })
      expect(body.error_description).toContain('after: ')
    }
  })

  test('CL-002 a grant of another registration is 404, to be read as to be closed', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    const { token } = await made.server.register()
    const address = `/cds/grants/${grant.id}`
    expect((await made.server.ask(address, { token })).status).toBe(404)
    const json = { status: 'closed' }
    expect((await made.server.ask(address, { method: 'PATCH', token, json })).status).toBe(404)
    expect((await made.read(grant)).body.status).toBe('active')
  })
})
