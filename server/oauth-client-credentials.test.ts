import { describe, expect, test } from 'vitest'
import { revokeGrant } from '#lib/grants/index.ts'
import { insertGrantRow } from '#lib/grants/repository.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

const grantAdminScope = 'cds_grant_admin_1'

describe.each(storages)('client credentials on $name', ({ open }) => {
  test('SC-005 an admin token, by the scope, by the draft’s name for it, and by none', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { admin } = await oauth.register()
    for (const scope of ['cds_client_admin', 'client_admin', undefined]) {
      const form = { grant_type: 'client_credentials', ...(scope ? { scope } : {}) }
      const answer = await oauth.post('/oauth/token', admin, form)
      expect(answer.status).toBe(200)
      const body = await json(answer)
      expect(body).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'cds_client_admin',
      })
      expect(await oauth.engine.findToken(String(body.access_token))).toMatchObject({
        clientId: admin.client.id,
        grantId: null,
        scope: 'cds_client_admin',
      })
    }
  })

  test('SC-026 a scope of another client is refused, and so is a wrong secret', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { admin } = await oauth.register()
    const form = { grant_type: 'client_credentials', scope: 'cds_usage' }
    expect(await json(await oauth.post('/oauth/token', admin, form))).toMatchObject({
      error: 'invalid_scope',
    })
    const wrong = await oauth.post('/oauth/token', { ...admin, secret: 'wrong' }, form)
    expect([wrong.status, (await json(wrong)).error]).toEqual([401, 'invalid_client'])
    expect(wrong.headers.get('www-authenticate')).toContain('Basic')
  })

  test('CR-011 every secret of a client that has not expired is good', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { admin } = await oauth.register()
    const second = await oauth.addSecret(admin.client)
    const form = { grant_type: 'client_credentials' }
    for (const secret of [admin.secret, second]) {
      expect((await oauth.post('/oauth/token', { ...admin, secret }, form)).status).toBe(200)
    }
    const rows = await storage.db.selectFrom('artifact').select('credential_id').execute()
    expect(new Set(rows.map((row) => row.credential_id)).size).toBe(2)
  })

  test('CR-034 a secret that is ended here holds for no further request; ended elsewhere, within a second', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { admin, consent } = await oauth.register()
    const ask = async (who: Credentials) => {
      const answer = await oauth.post('/oauth/token', who, { grant_type: 'client_credentials' })
      return (await json(answer)).error ?? 'given'
    }
    const second = { ...admin, secret: await oauth.addSecret(admin.client) }
    expect([await ask(admin), await ask(second)]).toEqual(['given', 'given'])
    const end = (where: Storage) =>
      where.transaction((tx) =>
        tx
          .updateTable('credential')
          .set({ expires_at: '2020-01-01T00:00:00.000Z' })
          .where('client_id', '=', admin.client.id)
          .where('expires_at', 'is', null)
          .execute(),
      )
    await end(storage)
    expect([await ask(admin), await ask(second)]).toEqual(['invalid_client', 'invalid_client'])

    const third = { ...admin, secret: await oauth.addSecret(admin.client) }
    expect(await ask(third)).toBe('given')
    const elsewhere = await openStorage(storage.url)
    await end(elsewhere)
    await elsewhere.close()
    oauth.clock.ahead = oauth.clock.ahead.add({ seconds: 1 })
    expect(await ask(third)).toBe('invalid_client')
    expect(await ask(consent)).toBe('invalid_request')
  })

  test('CR-034 with a compromised secret go the tokens that were got by it, and no others', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const other = { ...consent, secret: await oauth.addSecret(consent.client) }
    const tokens = []
    for (const who of [consent, other]) {
      const { code } = await oauth.getCode(who)
      tokens.push(await json(await oauth.redeem(who, code)))
    }
    const [id] = (
      await storage.db
        .selectFrom('credential')
        .select('id')
        .where('client_id', '=', consent.client.id)
        .orderBy('created_at')
        .execute()
    ).map((row) => row.id)
    await storage.transaction((tx) => oauth.engine.revokeCredentialTokens(tx, id ?? ''))
    const alive = await Promise.all(
      tokens.map(
        async ({ access_token }) => (await oauth.engine.findToken(String(access_token))) !== undefined,
      ),
    )
    expect(alive).toEqual([false, true])
    const refresh = (who: Credentials, { refresh_token }: Record<string, unknown>) =>
      oauth.post('/oauth/token', who, { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
    expect((await refresh(other, tokens[0] ?? {})).status).toBe(400)
    expect((await refresh(other, tokens[1] ?? {})).status).toBe(200)
  })

  test('SC-019, SC-020, SC-027, SC-028, SC-029 a grant admin token opens one grant and dies with it', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { grantAdmin, consent } = await oauth.register()
    const grant = oauth.aGrant(consent.client)
    await storage.transaction((tx) => insertGrantRow(tx, grant))
    const authorization_details = [
      { type: grantAdminScope, client_id: consent.client.id, grant_id: grant.id },
    ]
    for (const scope of [undefined, grantAdminScope]) {
      const answer = await oauth.post('/oauth/token', grantAdmin, {
        grant_type: 'client_credentials',
        authorization_details: JSON.stringify(authorization_details),
        ...(scope ? { scope } : {}),
      })
      const body = await json(answer)
      expect(body).toMatchObject({ scope: grantAdminScope, authorization_details })
      expect(await oauth.engine.findToken(String(body.access_token))).toMatchObject({
        clientId: grantAdmin.client.id,
        grantId: grant.id,
        scope: grantAdminScope,
      })
      if (!scope) continue
      const { revokeGrantTokens } = oauth.engine
      await revokeGrant({ storage, revokeGrantTokens, tellCustomer: enqueueNews }, grant.id, oauth.now())
      expect(await oauth.engine.findToken(String(body.access_token))).toBeUndefined()
    }
  })

  test('SC-021 to SC-026 what is no grant of this registration’s clients is refused with one text', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { grantAdmin, consent, admin } = await oauth.register()
    const { consent: foreign } = await oauth.register()
    const good = oauth.aGrant(consent.client)
    const theirs = oauth.aGrant(foreign.client)
    const ended = { ...oauth.aGrant(consent.client), status: 'revoked', enabledScope: '' } as const
    const empty = { ...oauth.aGrant(consent.client), enabledScope: '' }
    const administrative = oauth.aGrant(admin.client, 'cds_client_admin')
    await storage.transaction(async (tx) => {
      for (const grant of [good, theirs, ended, empty, administrative]) await insertGrantRow(tx, grant)
    })
    const ask = async (details: unknown) =>
      json(
        await oauth.post('/oauth/token', grantAdmin, {
          grant_type: 'client_credentials',
          scope: grantAdminScope,
          ...(details ? { authorization_details: JSON.stringify(details) } : {}),
        }),
      )
    const entry = (client_id: string, grant_id: string) => ({ type: grantAdminScope, client_id, grant_id })
    const refusals = await Promise.all(
      [
        entry(consent.client.id, 'grant_unknown'),
        entry(admin.client.id, good.id),
        entry(foreign.client.id, theirs.id),
        entry(consent.client.id, ended.id),
        entry(consent.client.id, empty.id),
        entry(admin.client.id, administrative.id),
      ].map((detail) => ask([detail])),
    )
    expect(new Set(refusals.map(({ error }) => error))).toEqual(new Set(['invalid_authorization_details']))
    expect(new Set(refusals.map(({ error_description }) => error_description)).size).toBe(1)
    const one = entry(consent.client.id, good.id)
    for (const details of [undefined, [], [one, one], [{ type: grantAdminScope }], [{ ...one, more: 1 }]]) {
      expect((await ask(details)).error).toBe('invalid_authorization_details')
    }
  })

  test('bad token requests are the client’s fault, never ours', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { admin, grantAdmin } = await oauth.register()
    const deep = `[${'['.repeat(5000)}${']'.repeat(5000)}]`
    for (const [who, form] of [
      [admin, {}],
      [admin, { grant_type: 'password' }],
      [admin, { grant_type: 'authorization_code', code: 'x', code_verifier: 'y', redirect_uri: 'z' }],
      [admin, { grant_type: 'client_credentials', resource: 'https://elsewhere.example' }],
      [admin, { grant_type: 'client_credentials', scope: '__proto__' }],
      [grantAdmin, { grant_type: 'client_credentials', authorization_details: deep }],
      [grantAdmin, { grant_type: 'client_credentials', authorization_details: '{"__proto__":1}' }],
      [grantAdmin, { grant_type: 'client_credentials', authorization_details: '[{"type":"__proto__"}]' }],
      [
        grantAdmin,
        {
          grant_type: 'client_credentials',
          authorization_details: `[{"type":"${grantAdminScope}","grant_id":"\\u0000","client_id":"\\u0000"}]`,
        },
      ],
      [undefined, { grant_type: 'client_credentials', client_id: 'a\0b' }],
      [admin, 'grant_type=client_credentials&grant_type=client_credentials'],
      [admin, '%E0%A4%A=%ZZ'],
    ] as const) {
      const { status } = await oauth.post('/oauth/token', who, form)
      expect(Math.floor(status / 100)).toBe(4)
    }
    expect(oauth.logged).toEqual([])
  })
})
