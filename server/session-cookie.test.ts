import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { signInKeys } from '#lib/config/index.ts'
import { customerIdIn } from './session-cookie.ts'

const secret = 'a secret of the tests, long enough for a key'
const another = 'another secret of the tests, as long as that'

/** As next-auth writes it at a sign-in. */
function session(ofSecret: string, maxAge = 600) {
  return encode({ token: { sub: 'customer' }, secret: signInKeys(ofSecret)[0], maxAge })
}

test('a session that next-auth began is read, with a key that is accepted beside the first one too', async () => {
  expect(await customerIdIn(await session(secret), secret)).toBe('customer')
  expect(await customerIdIn(await session(another), [secret, another])).toBe('customer')
})

test('a session that has ended, of another secret, or changed on the way is nobody’s', async () => {
  const token = await session(secret)
  const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`
  expect(await customerIdIn(await session(secret, -60), secret)).toBeUndefined()
  expect(await customerIdIn(await session(another), secret)).toBeUndefined()
  expect(await customerIdIn(changed, secret)).toBeUndefined()
  expect(await customerIdIn('no token', secret)).toBeUndefined()
  expect(await customerIdIn(undefined, secret)).toBeUndefined()
})
