import { expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { addSubject } from '#lib/customers/a-subject.testing.ts'
import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { openInteraction } from '#lib/interactions/index.ts'
import { type Runtime, setRuntime } from '#lib/runtime/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { customerOfAccount } from './sign-in-providers.ts'

const created = '2026-03-01T12:00:00.000Z'
const asked = 'https://utility.example/authorize/uid-1'
const claims = { sub: 'a-1', member_number: 'TR-20417' }
const secondsAfter = (seconds: number) => Date.parse(created) / 1000 + seconds

test('AN-010, GR-062 a sign-in at the provider from before a request that wants a new one is none', async () => {
  await using known = await aDirectory()
  await known.ask({ mustSignIn: true })
  const signedIn = (auth_time: number) => customerOfAccount('member-account', { ...claims, auth_time }, asked)
  expect(await signedIn(secondsAfter(-600))).toBe('Failed')
  expect(await signedIn(secondsAfter(30))).toMatchObject({ id: 'home' })
  expect(await customerOfAccount('member-account', claims, asked)).toMatchObject({ id: 'home' })
})

test('AN-003, AN-009 the claim that the profile names is looked up, and nothing else', async () => {
  await using known = await aDirectory()
  await known.ask({ mustSignIn: false })
  const early = { ...claims, auth_time: secondsAfter(-600) }
  expect(await customerOfAccount('member-account', early, asked)).toMatchObject({ id: 'home' })
  for (const other of [
    { sub: 'TR-20417' },
    { sub: 'a-1', member_number: ['TR-20417'] },
    { member_number: '' },
  ]) {
    expect(await customerOfAccount('member-account', other, asked)).toBe('NoCustomer')
  }
  expect(await customerOfAccount('online-account', claims, asked)).toBe('Failed')
})

/** One customer, whom the provider calls TR-20417, and a request. */
async function aDirectory() {
  const storage = await storages[0]?.open()
  if (!storage) throw new Error('no storage')
  await addSubject(storage, { path: 'member-account', subject: 'TR-20417' })
  const known: Pick<Runtime, 'profile' | 'storage' | 'directory'> = {
    profile: loadProfile('two-rivers'),
    storage,
    directory: createEmbeddedDirectory(storage),
  }
  setRuntime(known as Runtime)
  return {
    ask: ({ mustSignIn }: { mustSignIn: boolean }) =>
      openInteraction(storage, {
        uid: 'uid-1',
        clientId: 'client',
        params: {},
        returnTo: 'https://utility.example/oauth/authorize/uid-1',
        created,
        expires: '2026-03-01T13:00:00.000Z',
        mustSignIn,
      }),
    [Symbol.asyncDispose]: () => storage[Symbol.asyncDispose](),
  }
}
