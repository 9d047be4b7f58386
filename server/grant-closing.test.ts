import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'

describe('closing grants', () => {
  test('GR-091, GR-097, GR-027, GR-028 closes at once: nothing is enabled, and tokens end', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    const { status, body } = await made.patch(grant, { status: 'closed' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'closed',
      scope: 'cds_usage',
      authorization_details: grant.authorizationDetails,
      enabled_scope: '',
      enabled_authorization_details: [],
      modified: '2026-03-01T12:00:00.000Z',
    })
    expect((await made.read(grant)).body).toEqual(body)
    expect(made.server.revoked).toEqual([grant.id])
  })

  test('GR-092 closing again answers with what stands', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    const first = await made.patch(grant, { status: 'closed' })
    made.server.clock.now = made.server.clock.now.add({ hours: 1 })
    const again = await made.patch(grant, { status: 'closed' })
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
  })

  test('GR-092 who ended it before stays on record', async () => {
    await using made = await aGrantor()
    for (const change of [
      { status: 'revoked' as const },
      { status: 'disabled' as const },
      { expires: '2026-02-28T00:00:00.000Z' },
    ]) {
      const grant = await made.aGrant(change)
      const before = (await made.read(grant)).body
      expect((await made.patch(grant, { status: 'closed' })).status).toBe(400)
      expect((await made.read(grant)).body).toEqual(before)
    }
  })

  test('GR-090 fields that cannot be changed are not read', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    const before = (await made.read(grant)).body
    const json = { grant_id: 'grant_other', expires: '2099-01-01T00:00:00Z', unknown: 1 }
    const { status, body } = await made.patch(grant, json)
    expect(status).toBe(200)
    expect(body).toEqual(before)
  })

  const refusals: [string, unknown, string][] = [
    ['another status', { status: 'active' }, 'status'],
    ['a status that is none', { status: 7 }, 'status'],
    ['a status that is null', { status: null }, 'status'],
  ]
  test.each(refusals)('GR-091, GR-096 %s is refused, and nothing is changed', async (_, json, at) => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    const { status, body } = await made.patch(grant, json)
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_request' })
    expect(body.error_description).toContain(`${at}: `)
    expect((await made.read(grant)).body.status).toBe('active')
  })

  test('GR-090 a body that is no object is a 4xx', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    expect((await made.patch(grant, [])).status).toBe(400)
    const address = `/cds/grants/${grant.id}`
    const broken = await made.server.ask(address, { method: 'PATCH', token: made.token, text: '{' })
    expect(broken.status).toBe(400)
  })
})
