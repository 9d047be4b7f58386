import { describe, expect, test } from 'vitest'
import { revokeGrant } from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, json } from './an-oauth-server.testing.ts'
import { refresh, tokensOf } from './oauth-tokens.testing.ts'

describe.each(storages)('codes on $name', ({ open }) => {
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
})
