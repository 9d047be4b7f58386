import { describe, expect, test } from 'vitest'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials]

describe('the Credentials API', () => {
  test('CR-003 to CR-009, CR-024 a credential, field by field', async () => {
    await using server = await aServer(routes)
    const { admin, token } = await server.register()
    const { body } = await server.ask(`/cds/credentials?client_ids=${admin.client_id}`, { token })
    const [credential] = body.credentials
    expect(credential).toEqual({
      credential_id: expect.any(String),
      uri: `${publicUrl}/cds/credentials/${credential.credential_id}`,
      client_id: admin.client_id,
      created: '2026-03-01T12:00:00.000Z',
      modified: '2026-03-01T12:00:00.000Z',
      type: 'client_secret',
      client_secret: admin.client_secret,
      client_secret_expires_at: 0,
    })
    expect(credential.client_secret.length).toBeGreaterThanOrEqual(43)
    expect((await server.ask(credential.uri, { token })).body).toEqual(credential)
  })

  test('CR-009, CR-022 the secrets of a disabled client end with it, and come first in the listing', async () => {
    await using server = await aServer(routes)
    const { token } = await server.register()
    const listed = await server.ask('/cds/clients', { token })
    const asking = listed.body.clients.find(
      (client: { cds_status: string }) => client.cds_status === 'sandbox',
    )
    server.clock.now = server.clock.now.add({ hours: 1 })
    await server.ask(asking.cds_client_uri, {
      method: 'PUT',
      token,
      json: { ...asking, cds_status: 'disabled' },
    })
    const { body } = await server.ask('/cds/credentials', { token })
    expect(body.credentials[0]).toMatchObject({
      client_id: asking.client_id,
      client_secret_expires_at: Date.parse('2026-03-01T13:00:00Z') / 1000,
      modified: '2026-03-01T13:00:00.000Z',
    })
  })

  test('CR-020, CR-021 the listing, and its filters, which intersect', async () => {
    await using server = await aServer(routes)
    const { admin, token } = await server.register()
    const list = async (query: string) => (await server.ask(`/cds/credentials?${query}`, { token })).body
    const all = await list('')
    expect(all).toMatchObject({ credentials: { length: 3 }, next: null, previous: null })
    const ids: string[] = all.credentials.map((each: { credential_id: string }) => each.credential_id)
    expect((await list(`credential_ids=${ids[0]}+credential_none`)).credentials).toEqual([all.credentials[0]])
    expect(
      (await list(`client_ids=${admin.client_id}&credential_ids=${ids.join('+')}`)).credentials,
    ).toHaveLength(1)
    const noon = '2026-03-01T12:00:00Z'
    expect((await list(`after=${noon}&before=${noon}`)).credentials).toHaveLength(3)
    expect((await list('after=2026-03-01T12:00:01Z')).credentials).toEqual([])
    expect((await list('before=2026-03-01T11:59:59Z')).credentials).toEqual([])
    expect((await list('client_ids=client_none')).credentials).toEqual([])
  })

  test('CL-002 a credential of another registration is 404', async () => {
    await using server = await aServer(routes)
    const theirs = await server.register()
    const { body } = await server.ask('/cds/credentials', { token: theirs.token })
    const { token } = await server.register()
    expect((await server.ask(body.credentials[0].uri, { token })).status).toBe(404)
    expect((await server.ask('/cds/credentials', { token })).body.credentials).toHaveLength(3)
  })
})
