import { describe, expect, test } from 'vitest'
import { aRegistration } from './a-registration.testing.ts'

describe('what one client sees of the server', () => {
  test('CL-021, CL-022, M-011 its metadata leads to its own values, and names itself', async () => {
    await using made = await aRegistration({
      scope: 'cds_client_admin service_details',
      cds_authorization_details: [{ type: 'service_details', fields_included: ['commodity'] }],
    })
    const { token } = made
    const about = await made.server.ask(made.asking.cds_server_metadata as string, { token })
    expect(about.body.cds_metadata_url).toBe(made.asking.cds_server_metadata)
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
