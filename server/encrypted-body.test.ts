import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDataServer, forGood, type World } from './a-data-server.testing.ts'

let home: World
beforeAll(async () => {
  home = await aDataServer('home@example.com')
})
afterAll(() => home[Symbol.asyncDispose]())

const accounts = '/cds/customer-data/accounts'
const fields = { ...forGood, include_accounts: true }

test('FD-497, FD-498, FD-500, AP-144, AP-145 with a key, only its holder reads the answer', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' })
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(publicKey)
  const jwk = { kty, crv, x, y, use: 'enc', kid: 'phone' }
  const plain = await home.approve([{ type: 'cds_accounts', fields: { ...fields, jwk: null } }])
  const secret = await home.approve([{ type: 'cds_accounts', fields: { ...fields, jwk } }])
  const answer = await home.ask(accounts, { token: secret.token })
  expect(answer.headers.get('content-type')).toBe('application/jose')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { plaintext, protectedHeader } = await compactDecrypt(answer.body, privateKey)
  expect(protectedHeader).toMatchObject({
    alg: 'ECDH-ES+A256KW',
    enc: 'A256GCM',
    cty: 'application/json',
    kid: 'phone',
  })
  const open = await home.ask(accounts, { token: plain.token })
  expect(open.headers.get('content-type')).toContain('application/json') //                 FD-494
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(open.body)
})

test('AP-147 a fault is told openly', async () => {
  const jwk = { kty: 'EC' }
  const { token } = await home.approve([{ type: 'cds_accounts', fields: { ...fields, jwk } }])
  const answer = await home.ask(`${accounts}?cursor=nonsense`, { token })
  expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request'])
})
