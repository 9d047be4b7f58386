import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'

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
      cds_purposes: expect.any(Object),
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
