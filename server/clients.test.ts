import { describe, expect, test } from 'vitest'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as grants } from './grants.ts'
import { routes as messages } from './messages.ts'
import { routes as metadata } from './metadata.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials, ...messages, ...grants, ...metadata]
const noon = '2026-03-01T12:00:00.000Z'

interface ClientObject {
  readonly client_id: string
  readonly response_types: readonly string[]
  readonly cds_client_uri: string
  readonly cds_status_options: readonly string[]
  readonly [field: string]: unknown
}

async function aRegistration(metadata?: object) {
  const server = await aServer(routes)
  const registered = await server.register(metadata)
  const { body } = await server.ask('/cds/clients', { token: registered.token })
  const all: ClientObject[] = body.clients
  const asking = all.find((client) => client.response_types.length > 0) as ClientObject
  const put = (json: object, client = asking) =>
    server.ask(client.cds_client_uri, { method: 'PUT', token: registered.token, json })
  return { server, ...registered, all, asking, put, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}

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

describe('access to the administrative APIs', () => {
  const addresses = ['clients', 'messages', 'credentials', 'grants'].flatMap((name) => [
    `/cds/${name}`,
    `/cds/${name}/x`,
  ])

  test.each(addresses)(
    'CL-001, MS-003, CR-001, GR-002, SE-017, SE-018 %s is for admin tokens in the header alone',
    async (address) => {
      await using made = await aRegistration()
      const none = await made.server.ask(`${address}?access_token=${made.token}`)
      expect(none.status).toBe(401)
      expect(none.headers.get('www-authenticate')).toBe('Bearer realm="wattgrant"')
      const wrong = await made.server.ask(address, { token: 'wrong' })
      expect(wrong.status).toBe(401)
      expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
      const token = made.server.giveToken(made.asking.client_id, 'cds_usage')
      const narrow = await made.server.ask(address, { token })
      expect(narrow.status).toBe(403)
      expect(narrow.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
      expect(narrow.headers.get('www-authenticate')).toContain('scope="cds_client_admin"')
    },
  )

  test('what is read with a token is not kept on the way', async () => {
    await using made = await aRegistration()
    for (const name of ['clients', 'messages', 'credentials', 'grants']) {
      const { headers } = await made.server.ask(`/cds/${name}`, { token: made.token })
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('what cannot be', () => {
  const addresses = [
    '/cds/clients/%00',
    '/cds/clients?client_ids=%00',
    '/cds/clients?client_ids=a&client_ids=b',
    '/cds/clients?cursor=nonsense',
    '/cds/grants/%00',
    '/cds/grants?states=%00',
    '/cds/messages?read_cursor=a&unread_cursor=b',
  ]
  test.each(addresses)('%s is a bad request', async (address) => {
    await using made = await aRegistration()
    const { status, body } = await made.server.ask(address, { token: made.token })
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_request' })
  })
})

describe('changing a client', () => {
  test('CL-050, CL-051, CL-058 takes the whole object and answers with the client', async () => {
    await using made = await aRegistration()
    made.server.clock.now = made.server.clock.now.add({ minutes: 1 })
    const address = 'https://acme.example/back'
    const changes = {
      redirect_uris: [address],
      client_name: 'Acme Energy',
      client_uri: 'https://acme.example/',
      logo_uri: 'https://acme.example/logo.png',
      scope: 'cds_usage',
      contacts: ['data@acme.example'],
      tos_uri: 'https://acme.example/terms',
      policy_uri: 'https://acme.example/privacy',
      cds_default_scope: 'cds_usage',
      cds_default_redirect_uri: address,
      cds_default_authorization_details: [{ type: 'cds_usage', segment_start: 'P1Y' }],
    }
    const { status, body } = await made.put({ ...made.asking, ...changes })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...made.asking,
      ...changes,
      authorization_details_types: ['cds_usage'],
      cds_authorization_details: [{ type: 'cds_usage' }],
      cds_modified: '2026-03-01T12:01:00.000Z',
    })
    expect((await made.server.ask(made.asking.cds_client_uri, { token: made.token })).body).toEqual(body)
  })

  test('CL-055 an empty object sets everything back, and fixed fields stay', async () => {
    await using made = await aRegistration({
      client_uri: 'https://acme.example/',
      contacts: ['x@acme.example'],
    })
    const { status, body } = await made.put({})
    expect(status).toBe(200)
    const { client_uri: _, ...rest } = made.asking
    expect(body).toEqual({
      ...rest,
      client_name: made.asking.client_id,
      contacts: [],
      cds_modified: expect.any(String),
    })
  })

  const fixedFields: [string, unknown][] = [
    ['client_id', 'client_other'],
    ['client_id_issued_at', 1],
    ['client_secret', 'another'],
    ['client_secret', 7],
    ['client_secret_expires_at', 0],
    ['grant_types', ['client_credentials']],
    ['response_types', []],
    ['token_endpoint_auth_method', 'none'],
    ['cds_created', '2020-01-01T00:00:00Z'],
    ['cds_modified', '2020-01-01T00:00:00Z'],
    ['cds_client_uri', 'https://acme.example/'],
    ['cds_server_metadata', 'https://acme.example/'],
    ['cds_status_options', ['production']],
  ]
  test.each(fixedFields)('CL-052, CL-053, CL-054 %s cannot be changed', async (field, value) => {
    await using made = await aRegistration()
    const { status, body } = await made.put({ ...made.asking, [field]: value })
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_client_metadata' })
    expect(body.error_description).toContain(`${field}: `)
    expect((await made.server.ask(made.asking.cds_client_uri, { token: made.token })).body).toEqual(
      made.asking,
    )
  })

  test('CL-053 the secret may be sent as it is', async () => {
    await using made = await aRegistration()
    const { client_secret } = made.admin
    const admin = made.all.find((client) => client.client_id === made.admin.client_id)
    expect((await made.put({ ...admin, client_secret }, admin)).status).toBe(200)
  })

  const badFields: [string, object, string][] = [
    ['client_name', { client_name: 'Acme\u202eygrenE' }, 'invalid_client_metadata'],
    ['tos_uri', { tos_uri: 'javascript:alert(1)' }, 'invalid_client_metadata'],
    ['redirect_uris', { redirect_uris: 'https://acme.example/' }, 'invalid_client_metadata'],
    ['redirect_uris', { redirect_uris: [] }, 'invalid_redirect_uri'],
    ['redirect_uris[0]', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    ['cds_status', { cds_status: 'production' }, 'invalid_client_metadata'],
    ['scope', { scope: 'nonsense' }, 'invalid_client_metadata'],
    [
      'cds_default_authorization_details',
      { cds_default_authorization_details: 'cds_usage' },
      'invalid_client_metadata',
    ],
    [
      'cds_default_authorization_details[0].type',
      { cds_default_authorization_details: [{}] },
      'invalid_client_metadata',
    ],
  ]
  test.each(badFields)(
    'CL-054, CL-056, CL-057 a bad %s is refused, and nothing is changed',
    async (at, changes, error) => {
      await using made = await aRegistration()
      const { status, body } = await made.put({ ...made.asking, ...changes })
      expect({ status, error: body.error }).toEqual({ status: 400, error })
      expect(body.error_description).toContain(`${at}: `)
      expect((await made.server.ask(made.asking.cds_client_uri, { token: made.token })).body).toEqual(
        made.asking,
      )
    },
  )

  test('CL-033 a disabled client has its tokens ended', async () => {
    await using made = await aRegistration()
    const { body } = await made.put({ ...made.asking, cds_status: 'disabled' })
    expect(body.cds_status).toBe('disabled')
    expect(made.server.revoked).toEqual([made.asking.client_id])
  })
})

describe('what one client sees of the server', () => {
  test('CL-021, CL-022, M-011 its metadata leads to its own values, and names itself', async () => {
    await using made = await aRegistration({
      scope: 'cds_client_admin service_details',
      cds_authorization_details: [{ type: 'service_details', fields_included: ['commodity'] }],
    })
    const { token } = made
    const about = await made.server.ask(made.asking['cds_server_metadata'] as string, { token })
    expect(about.body.cds_metadata_url).toBe(made.asking['cds_server_metadata'])
    const own = await made.server.ask(about.body.oauth_metadata, { token })
    expect(Object.keys(own.body.cds_scope_descriptions)).toEqual(['service_details', 'cds_grant_admin_1'])
    const fields: { id: string; default: unknown; choices: { id: string }[] }[] =
      own.body.cds_scope_descriptions.service_details.authorization_details_fields_supported
    const included = fields.find((field) => field.id === 'fields_included')
    expect(included?.default).toEqual(['commodity'])
    expect(included?.choices.map((choice) => choice.id)).toEqual(['commodity'])
    const everyone = await made.server.ask('/.well-known/oauth-authorization-server')
    const wide = everyone.body.cds_scope_descriptions.service_details.authorization_details_fields_supported
    expect(JSON.stringify(wide)).toContain('supply_details')
    expect(own.body.issuer).toBe(everyone.body.issuer)
  })

  test('CL-024 both documents are for the admin token, and say so', async () => {
    await using made = await aRegistration()
    for (const name of ['server-metadata', 'oauth-metadata']) {
      const { status, headers } = await made.server.ask(`${made.asking.cds_client_uri}/${name}`)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toContain('Bearer')
    }
  })

  test('a client that asks no customers is shown nothing for asking', async () => {
    await using made = await aRegistration()
    const { body } = await made.server.ask(`${made.admin.cds_client_uri}/oauth-metadata`, {
      token: made.token,
    })
    expect(body).toMatchObject({ scopes_supported: ['cds_client_admin'], response_types_supported: [] })
    expect(body).not.toHaveProperty('authorization_endpoint')
    expect(body).not.toHaveProperty('pushed_authorization_request_endpoint')
  })
})
