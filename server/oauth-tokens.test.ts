import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'
import { refresh, tokensOf } from './oauth-tokens.testing.ts'

describe.each(storages)('tokens on $name', ({ open }) => {
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
})
