import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'

async function aClient() {
  const made = await aRegistration()
  const { server, token } = made
  const post = (json: unknown) => server.ask('/cds/messages', { method: 'POST', token, json })
  const patch = (uri: string, json: unknown) => server.ask(uri, { method: 'PATCH', token, json })
  const listed = async () => (await server.ask('/cds/messages', { token })).body
  return { ...made, post, patch, listed, [Symbol.asyncDispose]: made[Symbol.asyncDispose] }
}

const words = { name: 'A question', description: 'How often is usage updated?\nWe need it daily.' }

describe('what a client writes', () => {
  test('MS-031, MS-033, MS-090, MS-103, MS-104 a message comes back whole, and is there', async () => {
    await using made = await aClient()
    for (const [type, status] of [
      ['private_message', 'complete'],
      ['support_request', 'pending'],
    ]) {
      made.server.clock.now = made.server.clock.now.add({ minutes: 1 })
      const { status: answered, body } = await made.post({
        type,
        ...words,
        read: false,
        creator: 'me',
        status: 'x',
      })
      expect(answered).toBe(201)
      expect(body).toEqual({
        message_id: expect.any(String),
        uri: expect.any(String),
        previous_uri: null,
        type,
        read: true,
        creator: made.admin.client_id,
        created: made.server.clock.now.toString({ fractionalSecondDigits: 3 }),
        modified: body.created,
        status,
        ...words,
      })
      expect((await made.server.ask(body.uri, { token: made.token })).body).toEqual(body)
      expect((await made.listed()).read[0]).toEqual(body)
    }
  })

  test('MS-012, MS-092, MS-116 it may answer another, its own too', async () => {
    await using made = await aClient()
    const first = await made.post({ type: 'support_request', previous_uri: null, ...words })
    const second = await made.post({ type: 'support_request', previous_uri: first.body.uri, ...words })
    expect([second.status, second.body.previous_uri]).toEqual([201, first.body.uri])
  })

  test('MS-032, MS-034, MS-076, MS-077, MS-021 what asks for a client or for grants names the client', async () => {
    await using made = await aClient()
    const related_uri = made.asking.cds_client_uri
    const production = await made.post({ type: 'production_request', ...words, related_uri })
    expect(production.status).toBe(201)
    expect(production.body).toMatchObject({ status: 'pending', related_uri, related_type: 'client' })
    const grants_requested = [
      { scope: 'cds_usage', authorization_details: [] },
      { scope: '', authorization_details: [{ type: 'cds_accounts', include_account_numbers: true }] },
    ]
    const grants = await made.post({ type: 'grant_request', ...words, related_uri, grants_requested })
    expect(grants.body).toMatchObject({ status: 'pending', grants_requested, related_type: 'client' })
    expect((await made.listed()).outstanding[0].type).toMatch(/grant_request|production_request/)
  })

  test('MS-060, MS-063 the kind of address is told by the server', async () => {
    await using made = await aClient()
    const about = async (related_uri: string) =>
      (await made.post({ type: 'support_request', ...words, related_uri })).body.related_type
    const { body } = await made.server.ask('/cds/credentials', { token: made.token })
    expect(await about(made.asking.cds_client_uri)).toBe('client')
    expect(await about(body.credentials[0].uri)).toBe('credential')
    expect(await about('https://acme.example/report')).toBe('more_info')
  })

  test('MS-091 to MS-096, MS-101 what is missing or wrong is refused by its place', async () => {
    await using made = await aClient()
    const foreign = await made.server.register()
    const admin = made.admin.cds_client_uri
    const { cds_client_uri } = made.asking
    const grant = { type: 'grant_request', ...words, related_uri: cds_client_uri }
    for (const [wrong, at] of [
      [{ ...words }, 'type'],
      [{ type: 'notification', ...words }, 'type'],
      [{ type: 'client_submission', name: '', description: '' }, 'previous_uri'],
      [{ type: 'private_message', description: 'x' }, 'name'],
      [{ type: 'private_message', name: 'x' }, 'description'],
      [{ type: 'private_message', ...words, name: 'x'.repeat(201) }, 'name'],
      [{ type: 'private_message', ...words, description: 'a\0b' }, 'description'],
      [{ type: 'private_message', ...words, previous_uri: 'https://elsewhere.example/' }, 'previous_uri'],
      [{ type: 'private_message', ...words, previous_uri: cds_client_uri }, 'previous_uri'],
      [{ type: 'private_message', ...words, related_uri: 'javascript:alert(1)' }, 'related_uri'],
      [{ type: 'private_message', ...words, attachments: [{}] }, 'attachments'],
      [{ type: 'production_request', ...words }, 'related_uri'],
      [{ type: 'production_request', ...words, related_uri: admin }, 'related_uri'],
      [{ type: 'production_request', ...words, related_uri: foreign.admin.cds_client_uri }, 'related_uri'],
      [{ ...grant }, 'grants_requested'],
      [{ ...grant, grants_requested: [] }, 'grants_requested'],
      [{ ...grant, grants_requested: [{ authorization_details: [] }] }, 'grants_requested[0].scope'],
      [{ ...grant, grants_requested: [{ scope: 'cds_usage' }] }, 'grants_requested[0].authorization_details'],
      [
        { ...grant, grants_requested: [{ scope: 'bills', authorization_details: [] }] },
        'grants_requested[0].scope',
      ],
      [
        { ...grant, grants_requested: [{ scope: 'cds_usage', authorization_details: [{ type: 'bills' }] }] },
        'grants_requested[0].authorization_details[0].type',
      ],
    ] as const) {
      const { status, body } = await made.post(wrong)
      expect([status, body.error]).toEqual([400, 'invalid_request'])
      expect(body.error_description.split(': ')[0]).toBe(at)
    }
    const { read } = await made.listed()
    expect(read).toEqual([])
  })
})

describe('reading', () => {
  test('MS-111 to MS-114, MS-086 a message is marked as read, and as not, and nothing else changes', async () => {
    await using made = await aClient()
    const before = (await made.listed()).unread[0]
    made.server.clock.now = made.server.clock.now.add({ minutes: 1 })
    const { status, body } = await made.patch(before.uri, { read: true, name: 'Mine', status: 'complete' })
    expect(status).toBe(200)
    expect(body).toEqual({ ...before, read: true, modified: '2026-03-01T12:01:00.000Z' })
    expect((await made.listed()).read).toEqual([body])
    expect((await made.patch(before.uri, { name: 'Mine' })).body).toEqual(body)
    expect((await made.patch(before.uri, { read: false })).body).toMatchObject({ read: false })
    for (const read of ['true', 1, null]) expect((await made.patch(before.uri, { read })).status).toBe(400)
  })

  test('CL-002 not another registration’s', async () => {
    await using made = await aClient()
    const foreign = await made.server.register()
    const { uri } = (await made.listed()).unread[0]
    const changed = await made.server.ask(uri, {
      method: 'PATCH',
      token: foreign.token,
      json: { read: true },
    })
    expect(changed.status).toBe(404)
    const answered = await made.server.ask('/cds/messages', {
      method: 'POST',
      token: foreign.token,
      json: { type: 'private_message', ...words, previous_uri: uri },
    })
    expect(answered.status).toBe(400)
  })

  test('MS-003 both need an admin token', async () => {
    await using made = await aClient()
    const { uri } = (await made.listed()).unread[0]
    for (const token of [undefined, made.server.giveToken(made.asking.client_id, 'cds_usage')]) {
      const posted = await made.server.ask('/cds/messages', { method: 'POST', token, json: words })
      const patched = await made.server.ask(uri, { method: 'PATCH', token, json: { read: true } })
      expect([posted.status, patched.status]).toEqual(token ? [403, 403] : [401, 401])
    }
  })
})
