import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { deriveKeys, unseal } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { sendSignInCode, trySignInCode, waitingSignIn } from './index.ts'

const secret = 'a secret of the tests, long enough for a key'
const now = Temporal.Instant.from('2026-03-01T12:05:00Z')
const email = { kind: 'email', value: 'home@example.com' } as const
const tries = 5

describe.each(storages)('a code to sign in with, on $name', ({ open }) => {
  test('AN-001 says whose contact it went to, once, and to the browser that asked alone', async () => {
    await using storage = await open()
    const browser = await asking(storage)
    const code = await codeOf(storage)
    const other = await asking(storage)
    if (code !== (await codeOf(storage, 1))) expect(await other.try(code)).toEqual({ kind: 'wrong' })
    expect(await browser.try(code)).toEqual({ kind: 'right', contact: email })
    expect(await browser.try(code)).toEqual({ kind: 'none' })
    expect(await trySignInCode({ storage, secret }, { id: '', code, tries, now })).toEqual({ kind: 'none' })
  })

  test('five wrong ones, all at once as well, are the last', async () => {
    await using storage = await open()
    const browser = await asking(storage)
    const code = await codeOf(storage)
    const wrong = code === '000000' ? '000001' : '000000'
    const tried = await Promise.all(Array.from({ length: 8 }, () => browser.try(wrong)))
    expect(tried.filter(({ kind }) => kind === 'wrong')).toHaveLength(4)
    expect(tried.filter(({ kind }) => kind === 'spent')).toHaveLength(4)
    expect(await browser.try(code)).toEqual({ kind: 'spent' })
    expect(await browser.waiting()).toEqual({ contact: email, failures: 5 })
  })

  test('of the right code at the same moment twice, one signs in', async () => {
    await using storage = await open()
    const browser = await asking(storage)
    const code = await codeOf(storage)
    const tried = await Promise.all([browser.try(code), browser.try(code)])
    expect(tried.map(({ kind }) => kind).sort()).toEqual(['none', 'right'])
  })

  test('is good for ten minutes, and forgotten an hour later', async () => {
    await using storage = await open()
    const browser = await asking(storage)
    const code = await codeOf(storage)
    expect(await browser.try(code, now.add({ minutes: 10 }))).toEqual({ kind: 'late' })
    await asking(storage, now.add({ minutes: 71 }))
    expect(await browser.waiting()).toBeUndefined()
  })

  test('goes to one contact ten times an hour, known or not', async () => {
    await using storage = await open()
    for (let sent = 0; sent < 10; sent++) await asking(storage)
    const asked = { contact: email, locale: 'en', now }
    expect(await sendSignInCode({ storage, secret }, asked)).toBeUndefined()
  })

  test('neither code nor contact nor what the browser holds lies open in storage', async () => {
    await using storage = await open()
    const { id } = await asking(storage)
    const rows = JSON.stringify([
      await storage.db.selectFrom('sign_in_code').selectAll().execute(),
      await storage.db.selectFrom('outbox').selectAll().execute(),
    ])
    for (const hidden of [await codeOf(storage), email.value, id]) expect(rows).not.toContain(`"${hidden}`)
  })
})

async function asking(storage: Storage, at = now) {
  const id = await sendSignInCode({ storage, secret }, { contact: email, locale: 'en', now: at })
  if (id === undefined) throw new Error('too many codes')
  return {
    id,
    try: (code: string, then = now) => trySignInCode({ storage, secret }, { id, code, tries, now: then }),
    waiting: () => waitingSignIn({ storage, secret }, id),
  }
}

/** As the message says. */
async function codeOf(storage: Storage, index = 0): Promise<string> {
  const rows = await storage.db.selectFrom('outbox').select('payload_sealed').execute()
  return JSON.parse(unseal(deriveKeys(secret, 'message'), rows[index]?.payload_sealed ?? '')).code
}
