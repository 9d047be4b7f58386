import { describe, expect, test } from 'vitest'
import { revokeGrant } from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { isoInstant } from '#lib/time/index.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

type Server = Awaited<ReturnType<typeof anOAuthServer>>

async function tokensOf(oauth: Server, credentials: Credentials) {
  const got = await oauth.getCode(credentials)
  const answer = await json(await oauth.redeem(credentials, got.code))
  return { ...got, access: String(answer.access_token), refresh: String(answer.refresh_token) }
}

const refresh = (oauth: Server, credentials: Credentials, token: string) =>
  oauth.post('/oauth/token', credentials, { grant_type: 'refresh_token', refresh_token: token })

describe.each(storages)('tokens on $name', ({ open }) => {
  test('RFC 6749 §4.1.2 a code is for one use: the second revokes what the first one got', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { code, access, refresh: refreshToken } = await tokensOf(oauth, consent)
    expect(await oauth.engine.findToken(access)).toBeDefined()
    const again = await oauth.redeem(consent, code)
    expect([again.status, (await json(again)).error]).toEqual([400, 'invalid_grant'])
    expect(await oauth.engine.findToken(access)).toBeUndefined()
    expect((await refresh(oauth, consent, refreshToken)).status).toBe(400)
  })

  test('of two who redeem one code at once, at most one gets a token', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { code } = await oauth.getCode(consent)
    const answers = await Promise.all([1, 2, 3].map(() => oauth.redeem(consent, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
  })

  test('RFC 7636 §4.6 a wrong verifier, another address, another client: no token, and the code stays good', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { consent: other } = await oauth.register()
    const { code } = await oauth.getCode(consent)
    for (const [client, changes] of [
      [consent, { code_verifier: 'x'.repeat(43) }],
      [consent, { code_verifier: '' }],
      [consent, { redirect_uri: 'https://evil.example/' }],
      [other, {}],
    ] as const) {
      const answer = await oauth.redeem(client, code, changes)
      expect([answer.status, (await json(answer)).error]).toEqual([400, 'invalid_grant'])
    }
    expect((await oauth.redeem(consent, code)).status).toBe(200)
  })

  test('RFC 9700 §4.14.2 refresh tokens rotate, and an old one ends all of them', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const first = await tokensOf(oauth, consent)
    const second = await json(await refresh(oauth, consent, first.refresh))
    expect(second).toMatchObject({
      authorization_details: first.grant.enabledAuthorizationDetails,
      scope: 'cds_usage',
    })
    expect(second.refresh_token).not.toBe(first.refresh)
    expect(await json(await refresh(oauth, consent, first.refresh))).toMatchObject({ error: 'invalid_grant' })
    expect((await refresh(oauth, consent, String(second.refresh_token))).status).toBe(400)
    expect(await oauth.engine.findToken(String(second.access_token))).toBeUndefined()
  })

  test('AS-020 a client may ask about tokens of its own registration, others learn nothing', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent, admin } = await oauth.register()
    const { admin: stranger } = await oauth.register()
    const { access, refresh: refreshToken, grant } = await tokensOf(oauth, consent)
    const ask = async (who: Credentials, token: string) =>
      json(await oauth.post('/oauth/introspect', who, { token }))
    for (const who of [consent, admin]) {
      expect(await ask(who, access)).toMatchObject({
        active: true,
        client_id: consent.client.id,
        scope: 'cds_usage',
        authorization_details: grant.enabledAuthorizationDetails,
        iss: oauth.publicUrl,
      })
    }
    expect(await ask(consent, refreshToken)).toMatchObject({ active: true })
    expect(JSON.stringify(await ask(admin, access))).not.toContain(grant.customerId)
    expect(await ask(stranger, access)).toEqual({ active: false })
    expect(await ask(admin, 'unknown')).toEqual({ active: false })
    expect((await oauth.post('/oauth/introspect', undefined, { token: access })).status).toBe(400)
  })

  test('AS-019, GR-057 revoking a token ends the tokens, only for their own client, and leaves the grant', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { consent: stranger } = await oauth.register()
    const { access, refresh: refreshToken, grant } = await tokensOf(oauth, consent)
    const revoke = (who: Credentials, token: string) => oauth.post('/oauth/revoke', who, { token })
    expect((await revoke(stranger, access)).status).toBe(400)
    expect(await oauth.engine.findToken(access)).toBeDefined()
    expect((await revoke(consent, refreshToken)).status).toBe(200)
    expect(await oauth.engine.findToken(access)).toBeUndefined()
    expect((await refresh(oauth, consent, refreshToken)).status).toBe(400)
    const row = await storage.db
      .selectFrom('grant')
      .select('status')
      .where('id', '=', grant.id)
      .executeTakeFirst()
    expect(row?.status).toBe('active')
  })

  test('SE-018, GR-056 a grant that is taken back takes its tokens with it', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent, admin } = await oauth.register()
    const { access, refresh: refreshToken, grant } = await tokensOf(oauth, consent)
    const { revokeGrantTokens } = oauth.engine
    await revokeGrant({ storage, revokeGrantTokens, tellCustomer: enqueueNews }, grant.id, oauth.now())
    expect(await oauth.engine.findToken(access)).toBeUndefined()
    expect((await refresh(oauth, consent, refreshToken)).status).toBe(400)
    expect(await json(await oauth.post('/oauth/introspect', admin, { token: access }))).toEqual({
      active: false,
    })
  })

  test('GR-050, SE-018 tokens of a grant that was revoked or ran out are dead at once, on every instance', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    await using otherStorage = asDisposable(await openStorage(storage.url))
    await using other = await anOAuthServer(otherStorage, { publicAddress: oauth.publicUrl })
    const { consent, admin } = await oauth.register()
    const { revokeGrantTokens } = oauth.engine
    const endings: ((grantId: string) => Promise<unknown>)[] = [
      (grantId) =>
        revokeGrant({ storage, revokeGrantTokens, tellCustomer: enqueueNews }, grantId, oauth.now()),
      (grantId) =>
        storage.transaction((tx) =>
          tx
            .updateTable('grant')
            .set({ expires_at: isoInstant(oauth.now()) })
            .where('id', '=', grantId)
            .execute(),
        ),
    ]
    for (const end of endings) {
      const { access, refresh: refreshToken, grant } = await tokensOf(oauth, consent)
      const asked = () =>
        Promise.all(
          [oauth, other].flatMap((instance) =>
            [access, refreshToken].map(async (token) =>
              json(await instance.post('/oauth/introspect', admin, { token })),
            ),
          ),
        )
      expect(await asked()).toMatchObject(Array(4).fill({ active: true }))
      await end(grant.id)
      expect(await asked()).toEqual(Array(4).fill({ active: false }))
      expect((await refresh(other, consent, refreshToken)).status).toBe(400)
    }
  })

  test('a grant that is taken back before its code was fetched gives none', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { person, uid, grant } = await oauth.getCode(consent)
    const { revokeGrantTokens } = oauth.engine
    await revokeGrant({ storage, revokeGrantTokens, tellCustomer: enqueueNews }, grant.id, oauth.now())
    const back = await person.get(`/oauth/authorize/${uid}`)
    expect(back.headers.get('location')).toContain('error=access_denied')
  })

  test('AS-020 what has expired is nothing any more', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { access } = await tokensOf(oauth, consent)
    const { code } = await oauth.getCode(consent)
    oauth.clock.ahead = oauth.clock.ahead.add({ minutes: 6 })
    expect(await json(await oauth.redeem(consent, code))).toMatchObject({ error: 'invalid_grant' })
    oauth.clock.ahead = oauth.clock.ahead.add({ minutes: 60 })
    expect(await oauth.engine.findToken(access)).toBeUndefined()
  })

  test('tokens and codes are not in the database, only their hashes', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { code, access, refresh: refreshToken } = await tokensOf(oauth, consent)
    const everything = JSON.stringify(await storage.db.selectFrom('artifact').selectAll().execute())
    for (const secret of [code, access, refreshToken, consent.secret])
      expect(everything).not.toContain(secret)
  })

  test('CL-033 a disabled client is unknown, and so is what it holds', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { access, refresh: refreshToken } = await tokensOf(oauth, consent)
    await storage.transaction(async (tx) => {
      await tx.updateTable('client').set({ status: 'disabled' }).where('id', '=', consent.client.id).execute()
      await oauth.engine.revokeClientTokens(tx, consent.client.id)
    })
    const answer = await refresh(oauth, consent, refreshToken)
    expect([answer.status, (await json(answer)).error]).toEqual([401, 'invalid_client'])
    expect(await oauth.engine.findToken(access)).toBeUndefined()
    const query = new URLSearchParams({ client_id: consent.client.id, response_type: 'code', ...oauth.pkce })
    expect(await (await oauth.browser().get(`/oauth/authorize?${query}`)).text()).toBe(
      'PAGE /invalid-request',
    )
  })
})

function asDisposable(storage: Storage): Storage & AsyncDisposable {
  return { ...storage, [Symbol.asyncDispose]: () => storage.close() }
}
