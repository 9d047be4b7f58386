import * as oauth4webapi from 'oauth4webapi'
import { describe, expect, test } from 'vitest'
import { findInteraction } from '#lib/interactions/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, json } from './an-oauth-server.testing.ts'

describe.each(storages)('authorization on $name', ({ open }) => {
  test('AU-001, AU-036, AS-026 an independent client pushes its request and gets a token', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const server: oauth4webapi.AuthorizationServer = {
      issuer: oauth.publicUrl,
      pushed_authorization_request_endpoint: `${oauth.publicUrl}/oauth/par`,
      token_endpoint: `${oauth.publicUrl}/oauth/token`,
      introspection_endpoint: `${oauth.publicUrl}/oauth/introspect`,
      revocation_endpoint: `${oauth.publicUrl}/oauth/revoke`,
      authorization_response_iss_parameter_supported: true,
    }
    const client = { client_id: consent.client.id }
    const authentication = oauth4webapi.ClientSecretBasic(consent.secret)
    const insecure = { [oauth4webapi.allowInsecureRequests]: true }
    const redirectUri = consent.client.defaultRedirectUri as string

    const pushed = await oauth4webapi.processPushedAuthorizationResponse(
      server,
      client,
      await oauth4webapi.pushedAuthorizationRequest(
        server,
        client,
        authentication,
        {
          response_type: 'code',
          redirect_uri: redirectUri,
          state: 'a state',
          authorization_details: JSON.stringify([{ type: 'cds_usage' }]),
          ...oauth.pkce,
        },
        insecure,
      ),
    )
    const person = oauth.browser()
    const query = new URLSearchParams({ ...client, request_uri: pushed.request_uri })
    const opened = await person.get(`/oauth/authorize?${query}`)
    expect(opened.status).toBe(303)
    const uid = opened.headers.get('location')?.split('/authorize/')[1] as string
    const grant = await oauth.approve(uid, consent.client)
    const back = await person.get((await findInteraction(storage.db, uid))?.returnTo as string)
    const answer = new URL(back.headers.get('location') as string)
    expect(answer.href.startsWith(redirectUri)).toBe(true)

    const parameters = oauth4webapi.validateAuthResponse(server, client, answer, 'a state')
    const token = await oauth4webapi.processAuthorizationCodeResponse(
      server,
      client,
      await oauth4webapi.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        parameters,
        redirectUri,
        oauth.verifier,
        insecure,
      ),
    )
    expect(token).toMatchObject({
      token_type: 'bearer',
      scope: 'cds_usage',
      authorization_details: grant.enabledAuthorizationDetails,
    })
    expect(await oauth.engine.findToken(token.access_token)).toMatchObject({
      clientId: consent.client.id,
      grantId: grant.id,
      scope: 'cds_usage',
    })
  })

  test('AU-010, AU-012, AU-013, AU-017 what the request leaves out is what the client registered', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const query = new URLSearchParams({
      client_id: consent.client.id,
      response_type: 'code',
      state: 's',
      ...oauth.pkce,
    })
    const opened = await oauth.browser().get(`/oauth/authorize?${query}`)
    const uid = opened.headers.get('location')?.split('/authorize/')[1] as string
    const interaction = await findInteraction(storage.db, uid)
    expect(interaction).toMatchObject({
      clientId: consent.client.id,
      returnTo: `${oauth.publicUrl}/oauth/authorize/${uid}`,
      mustSignIn: false,
      outcome: null,
      params: {
        redirect_uri: consent.client.defaultRedirectUri,
        scope: consent.client.defaultScope,
        state: 's',
      },
    })
  })

  test('GR-062 prompt=login asks for a sign-in, and nothing else does', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { uid } = await oauth.getCode(consent, { prompt: 'login' })
    expect((await findInteraction(storage.db, uid))?.mustSignIn).toBe(true)
  })

  test('AU-030, AU-017 a decision against it comes back as access_denied', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const person = oauth.browser()
    const params = { client_id: consent.client.id, response_type: 'code', state: 'x y', ...oauth.pkce }
    const opened = await person.get(`/oauth/authorize?${new URLSearchParams(params)}`)
    const uid = opened.headers.get('location')?.split('/authorize/')[1] as string
    await storage.transaction((tx) =>
      oauth.engine.handOver.declined(tx, uid, {
        error: 'access_denied',
        description: 'the customer declined',
      }),
    )
    const back = await person.get(`/oauth/authorize/${uid}`)
    const answer = new URL(back.headers.get('location') as string)
    expect(Object.fromEntries(answer.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'the customer declined',
      error_uri: `${oauth.publicUrl}/docs/errors/access_denied`,
      state: 'x y',
      iss: oauth.publicUrl,
    })
  })

  test('AU-014 a pushed request is for one decision: a second form of it cannot be approved', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const pushed = await json(
      await oauth.post('/oauth/par', consent, { response_type: 'code', ...oauth.pkce }),
    )
    const query = new URLSearchParams({
      client_id: consent.client.id,
      request_uri: String(pushed.request_uri),
    })
    const person = oauth.browser()
    const uids = []
    for (const _ of [1, 2]) {
      const opened = await person.get(`/oauth/authorize?${query}`)
      uids.push(opened.headers.get('location')?.split('/authorize/')[1] as string)
    }
    await oauth.approve(uids[0] as string, consent.client)
    await expect(oauth.approve(uids[1] as string, consent.client)).rejects.toMatchObject({
      code: 'interaction_expired',
    })
    const [{ count }] = (await storage.db
      .selectFrom('grant')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('customer_id', 'is not', null)
      .execute()) as [{ count: number }]
    expect(count).toBe(1)
    const used = await person.get(`/oauth/authorize?${query}`)
    expect([used.status, await used.text()]).toEqual([400, 'PAGE /invalid-request'])
  })

  test('AU-014, AU-030 a refusal uses a pushed request up too, and can be said in each of its forms', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const pushed = await json(
      await oauth.post('/oauth/par', consent, { response_type: 'code', ...oauth.pkce }),
    )
    const query = new URLSearchParams({
      client_id: consent.client.id,
      request_uri: String(pushed.request_uri),
    })
    const people = [oauth.browser(), oauth.browser()]
    const forms = []
    for (const person of people) {
      const opened = await person.get(`/oauth/authorize?${query}`)
      forms.push({ person, uid: opened.headers.get('location')?.split('/authorize/')[1] as string })
    }
    const refusal = { error: 'access_denied', description: 'the customer declined' } as const
    for (const { person, uid } of forms) {
      await storage.transaction((tx) => oauth.engine.handOver.declined(tx, uid, refusal))
      const back = await person.get(`/oauth/authorize/${uid}`)
      expect(back.headers.get('location')).toContain('error=access_denied')
    }
    const used = await oauth.browser().get(`/oauth/authorize?${query}`)
    expect([used.status, await used.text()]).toEqual([400, 'PAGE /invalid-request'])
  })
})
