import { describe, expect, test } from 'vitest'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials]
const scope = 'cds_client_admin cds_usage'

describe('registration', () => {
  test('RG-020, RG-021, RG-022, RG-023, RG-024 answers with the admin client and its secret', async () => {
    await using server = await aServer(routes)
    const { status, headers, body } = await server.ask('/oauth/register', {
      method: 'POST',
      json: { scope, client_name: 'Acme Energy Auditors' },
    })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('pragma')).toBe('no-cache')
    expect(body).toMatchObject({
      scope: 'cds_client_admin',
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
      client_name: 'Acme Energy Auditors',
      cds_status: 'production',
    })
    const token = server.giveToken(body.client_id, 'cds_client_admin')
    const own = await server.ask(`/cds/credentials?client_ids=${body.client_id}`, { token })
    expect(own.body.credentials).toMatchObject([{ client_secret: body.client_secret }])
    const { client_secret: _, ...client } = body
    expect((await server.ask(body.cds_client_uri, { token })).body).toEqual(client)
  })

  test('RG-025 never tells here when the secret expires', async () => {
    await using server = await aServer(routes)
    const { admin } = await server.register()
    expect(admin).not.toHaveProperty('client_secret_expires_at')
  })

  test('RG-008, RG-009 does not read addresses, response types and the like', async () => {
    await using server = await aServer(routes)
    const { token } = await server.register({
      redirect_uris: ['https://evil.example/back', 7],
      response_types: ['token'],
      grant_types: ['password'],
      token_endpoint_auth_method: 'none',
    })
    const { body } = await server.ask('/cds/clients', { token })
    const asking = body.clients.find(
      (client: { response_types: string[] }) => client.response_types.length > 0,
    )
    expect(asking).toMatchObject({
      redirect_uris: [`${publicUrl}/clients/${asking.client_id}/return`],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_basic',
    })
  })

  test('RG-010, CL-008 what it says of itself is on every client; without a name, its own id', async () => {
    await using server = await aServer(routes)
    const about = {
      client_uri: 'https://acme.example/',
      logo_uri: 'https://acme.example/logo.png',
      tos_uri: 'https://acme.example/terms',
      policy_uri: 'https://acme.example/privacy',
      contacts: ['data@acme.example'],
    }
    const { token } = await server.register({ ...about, client_name: null })
    const { body } = await server.ask('/cds/clients', { token })
    expect(body.clients).toHaveLength(3)
    for (const client of body.clients)
      expect(client).toMatchObject({ ...about, client_name: client.client_id })
  })

  const unseen = ['\u0000', '\u200b', '\u202e', '\u2066', '\u00ad', '\u3164', '\n', '\ufeff']
  const badFields: [string, object, string][] = [
    ['an unknown scope', { scope: `${scope} nonsense` }, 'scope'],
    ['no scope', { scope: undefined }, 'scope'],
    ['a scope that is a list', { scope: ['cds_client_admin'] }, 'scope'],
    ['a scope without the admin scope', { scope: 'cds_usage' }, 'scope'],
    ['the name of a prototype as scope', { scope: `${scope} toString` }, 'scope'],
    ['a name that is a number', { client_name: 7 }, 'client_name'],
    ['a name that is too long', { client_name: 'a'.repeat(121) }, 'client_name'],
    ['a name of spaces', { client_name: '   ' }, 'client_name'],
    ...unseen.map((sign): [string, object, string] => [
      `a name with U+${sign.codePointAt(0)?.toString(16)}`,
      { client_name: `Acme${sign}Energy` },
      'client_name',
    ]),
    ...['client_uri', 'logo_uri', 'tos_uri', 'policy_uri'].flatMap((field) =>
      [
        'javascript:alert(1)',
        'JavaScript:alert(1)',
        'data:text/html,x',
        'https://user@acme.example/',
        'https:acme.example',
        'https://acme.example/\\x',
        '//acme.example',
        '',
        7,
        `https://acme.example/${'a'.repeat(2000)}`,
      ].map((value): [string, object, string] => [
        `${field} ${String(value).slice(0, 40)}`,
        { [field]: value },
        field,
      ]),
    ),
    ['contacts that are no list', { contacts: 'data@acme.example' }, 'contacts'],
    ['a contact that is none', { contacts: [{}] }, 'contacts[0]'],
    ['details that are no list', { cds_authorization_details: {} }, 'cds_authorization_details'],
    ['details without a type', { cds_authorization_details: [{}] }, 'cds_authorization_details[0].type'],
    [
      'details of another type',
      { cds_authorization_details: [{ type: 'bills' }] },
      'cds_authorization_details[0].type',
    ],
  ]
  test.each(badFields)(
    'RG-005, RG-026 %s: 400, naming the field, and nothing is made',
    async (_, metadata, at) => {
      await using server = await aServer(routes)
      const { status, body } = await server.ask('/oauth/register', {
        method: 'POST',
        json: { scope, ...metadata },
      })
      expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_client_metadata' })
      expect(body.error_description).toContain(`${at}: `)
      expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
      expect(await server.runtime.storage.db.selectFrom('client').selectAll().execute()).toEqual([])
    },
  )

  const badBodies = [
    ['not JSON', '{'],
    ['empty', ''],
    ['a list', '[]'],
    ['a string', '"scope"'],
    ['null', 'null'],
    ['a prototype', '{"scope":"cds_client_admin","__proto__":{"client_name":"x"}}'],
    ['deep', `{"scope":"cds_client_admin","x":${'['.repeat(48)}${']'.repeat(48)}}`],
  ]
  test.each(badBodies)('RG-026 a body that is %s: 400', async (_, text) => {
    await using server = await aServer(routes)
    const { status, body } = await server.ask('/oauth/register', { method: 'POST', text })
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_client_metadata' })
  })

  test('RG-001 a body that is too large or of another type is a 4xx', async () => {
    await using server = await aServer(routes)
    const large = { scope, client_name: 'a'.repeat(300_000) }
    expect((await server.ask('/oauth/register', { method: 'POST', json: large })).status).toBe(413)
    const headers = { 'content-type': 'text/plain' }
    expect((await server.ask('/oauth/register', { method: 'POST', text: '{}', headers })).status).toBe(415)
  })
})
