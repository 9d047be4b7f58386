import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addSubject } from '#lib/customers/a-subject.testing.ts'
import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { takeHandOver } from './index.ts'

const issuer = 'https://portal.example'
const audience = 'https://consent.example'
const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const nowS = now.epochMilliseconds / 1000
const good = { iss: issuer, aud: audience, sub: 'customer-1001', jti: 'one', iat: nowS, exp: nowS + 60 }

describe.each(storages)('a customer whom the portal hands over, on $name', ({ open }) => {
  test('is the one whom its token names, once', async () => {
    await using storage = await open()
    const portal = await aPortal(storage)
    const token = await portal.sign(good)
    const both = await Promise.allSettled([portal.take(token), portal.take(token)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(portal.take(token)).rejects.toMatchObject({ code: 'invalid_token', at: 'jti' })
    expect(await portal.take(await portal.sign({ ...good, jti: 'two' }))).toMatchObject({ id: 'home' })
  })

  test('ids of tokens that have run out are forgotten', async () => {
    await using storage = await open()
    const portal = await aPortal(storage)
    await portal.take(await portal.sign(good))
    const later = { iat: nowS + 90, exp: nowS + 120, jti: 'two' }
    await portal.take(await portal.sign({ ...good, ...later }), now.add({ seconds: 90 }))
    expect(await storage.db.selectFrom('portal_token').select('id_hash').execute()).toHaveLength(1)
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['another issuer', { iss: 'https://other.example' }, "'iss'"],
    ['another server', { aud: 'https://other.example' }, "'aud'"],
    ['a token that has run out', { iat: nowS - 70, exp: nowS - 10 }, "'exp'"],
    ['one that is valid for long', { exp: nowS + 3600 }, 'at most 60 seconds'],
    ['one from some time ago', { iat: nowS - 600, exp: nowS + 30 }, "'iat'"],
    ['one without an end', { exp: undefined }, "'exp'"],
    ['one without an id', { jti: undefined }, "'jti'"],
    ['one about nobody', { sub: undefined }, "'sub'"],
    ['one about a stranger', { sub: 'somebody else' }, 'nobody has this subject'],
  ])('is refused for %s', async (_, change, reason) => {
    await using storage = await open()
    const portal = await aPortal(storage)
    const refused = portal.take(await portal.sign({ ...good, ...change }))
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_token',
      message: expect.stringContaining(reason),
    })
  })

  test('is refused in words that repeat nothing of the token', async () => {
    await using storage = await open()
    const portal = await aPortal(storage)
    const header = { alg: 'ES256', crit: ['Homer Simpson'], 'Homer Simpson': true }
    const encoded = [header, good].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    for (const token of [`${encoded.join('.')}.x`, 'Homer.Simpson.', 'Homer Simpson']) {
      await expect(portal.take(token)).rejects.toMatchObject({
        code: 'invalid_token',
        message: expect.not.stringMatching(/Homer/),
      })
    }
  })

  test('is refused for a key that is not the portal’s, and for no signature at all', async () => {
    await using storage = await open()
    const portal = await aPortal(storage)
    const other = await generateKeyPair('ES256')
    const forged = await new SignJWT(good).setProtectedHeader({ alg: 'ES256' }).sign(other.privateKey)
    const [, payload] = forged.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const token of [forged, `${none}.${payload}.`, '', 'no token']) {
      await expect(portal.take(token)).rejects.toMatchObject({ code: 'invalid_token' })
    }
  })
})

/** Who signs, and what takes it; there is one customer, `home`. */
async function aPortal(storage: TestStorage) {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  await addSubject(storage, { path: 'my-page', subject: 'customer-1001' })
  const receiving = {
    portal: { origins: [issuer], issuer, keys: `${issuer}/keys.json`, subjects: 'my-page' },
    keys: createLocalJWKSet({ keys: [await exportJWK(publicKey)] }),
    audience,
    storage,
    directory: createEmbeddedDirectory(storage),
  }
  return {
    sign: (claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey),
    take: (token: string, at = now) => takeHandOver(token, { ...receiving, now: at }),
  }
}
