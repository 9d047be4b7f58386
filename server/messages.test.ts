import { describe, expect, test } from 'vitest'
import { aGrantor } from './a-grantor.testing.ts'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as messages } from './messages.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials, ...messages]

async function aRegistrationWithChanges(changes: number) {
  const server = await aServer(routes)
  const { admin, token } = await server.register()
  for (let change = 0; change < changes; change++) {
    server.clock.now = server.clock.now.add({ minutes: 1 })
    await server.ask(admin.cds_client_uri, { method: 'PUT', token, json: { client_name: `Acme ${change}` } })
  }
  return { server, admin, token, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}

describe('the Messages API', () => {
  test('MS-010 to MS-019, MS-024, MS-050, MS-110, CL-045 a change of a client, field by field', async () => {
    await using made = await aRegistrationWithChanges(1)
    const { body } = await made.server.ask('/cds/messages', { token: made.token })
    const [message] = body.unread
    expect(message).toEqual({
      message_id: expect.any(String),
      uri: `${publicUrl}/cds/messages/${message.message_id}`,
      previous_uri: null,
      type: 'private_message',
      read: false,
      creator: null,
      created: '2026-03-01T12:01:00.000Z',
      modified: '2026-03-01T12:01:00.000Z',
      status: 'complete',
      name: 'Client changed',
      description: expect.stringContaining(made.admin.client_id),
      related_uri: made.admin.cds_client_uri,
      related_type: 'client',
    })
    expect((await made.server.ask(message.uri, { token: made.token })).body).toEqual(message)
  })

  test('CR-023, MS-063 a credential that ends is told too, with its address', async () => {
    await using made = await aRegistrationWithChanges(0)
    const listed = await made.server.ask('/cds/clients', { token: made.token })
    const asking = listed.body.clients.find(
      (client: { cds_status: string }) => client.cds_status === 'sandbox',
    )
    const json = { ...asking, cds_status: 'disabled' }
    await made.server.ask(asking.cds_client_uri, { method: 'PUT', token: made.token, json })
    const { body } = await made.server.ask('/cds/messages', { token: made.token })
    const told = body.unread.find((each: { related_type: string }) => each.related_type === 'credential')
    const credential = await made.server.ask(told.related_uri, { token: made.token })
    expect(credential.body.client_id).toBe(asking.client_id)
  })

  test('MS-013, MS-056, MS-080, MS-082, MS-085, MS-086 the listing in three arrays, last changed first', async () => {
    await using made = await aRegistrationWithChanges(3)
    const { body } = await made.server.ask('/cds/messages', { token: made.token })
    expect(body).toEqual({
      outstanding: [
        expect.objectContaining({ type: 'production_request', status: 'pending', creator: null }),
      ],
      outstanding_next: null,
      outstanding_previous: null,
      unread: expect.any(Array),
      unread_next: null,
      unread_previous: null,
      read: [],
      read_next: null,
      read_previous: null,
    })
    const modified = body.unread.map((message: { modified: string }) => message.modified)
    expect(modified).toEqual([
      '2026-03-01T12:03:00.000Z',
      '2026-03-01T12:02:00.000Z',
      '2026-03-01T12:01:00.000Z',
      '2026-03-01T12:00:00.000Z',
    ])
    expect(body.unread[3]).toEqual(body.outstanding[0])
    const one = await made.server.ask(`/cds/messages?message_ids=${body.unread[1].message_id}+none`, {
      token: made.token,
    })
    expect(one.body.unread).toEqual([body.unread[1]])
  })

  test('MS-081, MS-083 what is outstanding is also unread; the address of a page fills its own array', async () => {
    await using made = await aRegistrationWithChanges(1)
    const { storage } = made.server.runtime
    const row = await storage.db.selectFrom('message').selectAll().executeTakeFirstOrThrow()
    await storage.transaction((tx) =>
      tx
        .insertInto('message')
        .values(
          Array.from({ length: 120 }, (_, at) => ({
            ...row,
            id: `message_${at}`,
            type: 'production_request',
            status: 'pending',
          })),
        )
        .execute(),
    )
    const ask = (address: string) => made.server.ask(address, { token: made.token })
    const first = (await ask('/cds/messages')).body
    expect(first.outstanding).toHaveLength(100)
    expect(first.unread).toHaveLength(100)
    const second = (await ask(first.outstanding_next)).body
    expect(second.outstanding).toHaveLength(21)
    expect(second).toMatchObject({ outstanding_next: null, unread: [], unread_next: null, read: [] })
    expect((await ask(second.outstanding_previous)).body.outstanding).toEqual(first.outstanding)
    expect((await ask(first.unread_next)).body).toMatchObject({ unread: { length: 22 }, outstanding: [] })
  })

  test('CL-002 a message of another registration is 404', async () => {
    await using made = await aRegistrationWithChanges(1)
    const { body } = await made.server.ask('/cds/messages', { token: made.token })
    const { token } = await made.server.register()
    expect((await made.server.ask(body.unread[0].uri, { token })).status).toBe(404)
    const own = await made.server.ask('/cds/messages', { token })
    expect(own.body.unread).toEqual(own.body.outstanding)
  })

  test('GR-058 what others do to its grants, a client reads in its messages', async () => {
    await using made = await aGrantor()
    const grant = await made.aGrant()
    await made.revoke(grant)
    const { body } = await made.server.ask('/cds/messages', { token: made.token })
    const message = body.unread.find(({ related_type }: { related_type: string }) => related_type === 'grant')
    expect(message).toMatchObject({
      type: 'private_message',
      related_uri: (await made.read(grant)).body.uri,
      description: expect.stringContaining("is now 'revoked'"),
    })
  })
})
