import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'
import { publicUrl } from './a-server.testing.ts'

const noon = '2026-03-01T12:00:00.000Z'

describe('reading clients', () => {
  test('CL-003 to CL-018, CL-025 to CL-027 a client that asks customers, field by field', async () => {
    await using made = await aRegistration()
    const id = made.asking.client_id
    expect(made.asking).toEqual({
      client_id: id,
      client_id_issued_at: 1772366400,
      client_name: 'Acme',
      contacts: [],
      scope: 'cds_usage cds_accounts',
      redirect_uris: [`${publicUrl}/clients/${id}/return`],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_basic',
      authorization_details_types: ['cds_usage', 'cds_accounts'],
      cds_authorization_details: [{ type: 'cds_usage' }, { type: 'cds_accounts' }],
      cds_purposes: expect.any(Object),
      cds_created: noon,
      cds_modified: noon,
      cds_client_uri: `${publicUrl}/cds/clients/${id}`,
      cds_status: 'sandbox',
      cds_status_options: ['sandbox', 'disabled'],
      cds_server_metadata: `${publicUrl}/cds/clients/${id}/server-metadata`,
      cds_default_scope: 'cds_usage cds_accounts',
      cds_default_redirect_uri: `${publicUrl}/clients/${id}/return`,
      cds_default_authorization_details: [],
    })
  })

  test('CL-011, CL-012 no client object but the registration answer has a secret or its expiry', async () => {
    await using made = await aRegistration()
    const single = await made.server.ask(made.admin.cds_client_uri, { token: made.token })
    for (const client of [...made.all, single.body]) {
      expect(client).not.toHaveProperty('client_secret')
      expect(client).not.toHaveProperty('client_secret_expires_at')
    }
  })

  test('CL-016, CL-046 each client has an address of its own, and is read there', async () => {
    await using made = await aRegistration()
    expect(new Set(made.all.map((client) => client.cds_client_uri)).size).toBe(made.all.length)
    for (const client of made.all) {
      expect((await made.server.ask(client.cds_client_uri, { token: made.token })).body).toEqual(client)
    }
  })

  test('CL-019, CL-020 every client but the admin client can be disabled', async () => {
    await using made = await aRegistration()
    for (const client of made.all) {
      const isAdmin = client.client_id === made.admin.client_id
      expect(client.cds_status_options.includes('disabled')).toBe(!isAdmin)
    }
  })

  test('CL-040, CL-041, CL-043 the listing, all or by id', async () => {
    await using made = await aRegistration()
    const list = (query: string) => made.server.ask(`/cds/clients${query}`, { token: made.token })
    expect((await list('')).body).toMatchObject({ next: null, previous: null, clients: { length: 3 } })
    expect((await list('?client_ids=')).body.clients).toHaveLength(3)
    const ids = `${made.asking.client_id}+client_nobody`
    expect((await list(`?client_ids=${ids}`)).body).toEqual({
      clients: [made.asking],
      next: null,
      previous: null,
    })
  })

  test('CL-041, CL-042 beyond a hundred there are pages, which carry the filters on', async () => {
    await using made = await aRegistration()
    const { storage } = made.server.runtime
    const row = await storage.db.selectFrom('client').selectAll().executeTakeFirstOrThrow()
    const ids = Array.from({ length: 120 }, (_, at) => `client_${String(at).padStart(3, '0')}`)
    await storage.transaction((tx) =>
      tx
        .insertInto('client')
        .values(ids.map((id) => ({ ...row, id })))
        .execute(),
    )
    const ask = (address: string) => made.server.ask(address, { token: made.token })
    const first = await ask(`/cds/clients?client_ids=${ids.join('+')}`)
    expect(first.body.clients).toHaveLength(100)
    expect(first.body.previous).toBeNull()
    const second = await ask(first.body.next)
    expect(second.body.clients).toHaveLength(20)
    expect(second.body.next).toBeNull()
    expect((await ask(second.body.previous)).body.clients).toEqual(first.body.clients)
    const listed = [...first.body.clients, ...second.body.clients].map((each) => each.client_id)
    expect(listed.sort()).toEqual(ids)
  })

  test('CL-002 what is another registration of clients is 404, as is what is not there', async () => {
    await using made = await aRegistration()
    const other = await made.server.register()
    const answers = await Promise.all(
      [other.admin.cds_client_uri, `${publicUrl}/cds/clients/client_nobody`].flatMap((address) => [
        made.server.ask(address, { token: made.token }),
        made.server.ask(address, { method: 'PUT', token: made.token, json: {} }),
        made.server.ask(`${address}/server-metadata`, { token: made.token }),
        made.server.ask(`${address}/oauth-metadata`, { token: made.token }),
      ]),
    )
    for (const { status, body } of answers)
      expect({ status, error: body.error }).toEqual({ status: 404, error: 'not_found' })
    expect(new Set(answers.map(({ body }) => body.error_description)).size).toBe(1)
  })
})
