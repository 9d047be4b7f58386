import { describe, expect, test } from 'vitest'
import { revokeGrant } from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { isoInstant } from '#lib/time/index.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'
import { refresh, tokensOf } from './oauth-tokens.testing.ts'

describe.each(storages)('the end of tokens on $name', ({ open }) => {
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
