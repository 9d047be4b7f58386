import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { decode, encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { deriveKey, loadProfile } from '#lib/config/index.ts'
import { keepSession } from './keep-session.ts'

const secret = 'a secret of these tests, long enough'
const key = deriveKey(secret, 'sign-in').toString('base64url')
const profile = loadProfile('example-gas-electric')
const session = (secondsLeft: number) =>
  encode({ token: { sub: 'customer_1' }, secret: key, maxAge: secondsLeft })

async function kept(token: string, { url = '/authorize/uid-1', method = 'GET', sessionMinutes = 70 } = {}) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { url, method, headers: { cookie: `a=b; next-auth.session-token=${token}` } })
  const response = new ServerResponse(request)
  const known = { secret, profile: { ...profile, sessionMinutes }, publicUrl: 'http://localhost:3000' }
  await keepSession(request, response, known)
  const [cookie = ''] = [response.getHeader('Set-Cookie') ?? []].flat() as string[]
  const [, renewed, maxAge] = /^next-auth\.session-token=([^;]+);.*Max-Age=(\d+)/.exec(cookie) ?? []
  return { renewed, minutes: maxAge === undefined ? undefined : Number(maxAge) / 60 }
}

test('AN-015 a form that is opened keeps its customer signed in past the hour that a request lives', async () => {
  const { renewed = '', minutes } = await kept(await session(30))
  expect(minutes).toBe(70)
  const read = await decode({ token: renewed, secret: key })
  expect(read?.sub).toBe('customer_1')
  expect(Number(read?.exp) - Date.now() / 1000).toBeGreaterThan(69 * 60)
})

test('AN-017 where law wants a shorter session, it is no longer', async () => {
  expect((await kept(await session(30), { sessionMinutes: 15 })).minutes).toBe(15)
})

test('AN-016 no session is made of one that has ended, of another secret, or of none', async () => {
  const foreign = await encode({ token: { sub: 'customer_1' }, secret: 'another', maxAge: 600 })
  for (const token of [await session(-60), foreign, '', 'x.y.z']) {
    expect((await kept(token)).renewed).toBeUndefined()
  }
})

test('other pages and posts leave a session as it is', async () => {
  for (const elsewhere of [{ url: '/receipts/x' }, { method: 'POST' }, { url: '/login' }]) {
    expect((await kept(await session(30), elsewhere)).renewed).toBeUndefined()
  }
})
