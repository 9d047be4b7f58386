import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { aRegistration, noon, secretKeys } from './a-registration.testing.ts'
import { insertCredential } from './credentials.ts'
import { findClientOf, findCredentialOf, listClients, listCredentials, verifyClientSecret } from './index.ts'

describe.each(storages)('pages on $name', ({ open }) => {
  test('CL-042, CL-044 going through all pages and back meets every client once, in one order', async () => {
    await using storage = await open()
    const { registrationId, clients } = await aRegistration(storage)
    const ids = clients.map(({ id }) => id)
    const read = (cursor?: string) => listClients(storage.db, registrationId, {}, { cursor, limit: 1 })
    const forward: string[] = []
    let page = await read()
    expect(page.previous).toBeNull()
    for (;;) {
      forward.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      page = await read(page.next)
    }
    expect(forward).toEqual(ids)
    const back = [page.items[0]?.id]
    while (page.previous !== null) {
      page = await read(page.previous)
      back.unshift(page.items[0]?.id)
    }
    expect(back).toEqual(ids)
  })

  const withNull = Buffer.from(JSON.stringify(['next', '\0', 'client'])).toString('base64url')
  test.each(['nonsense', 'W10', 'bnVsbA', '', withNull])(
    'a cursor %j that no page gave is refused',
    async (cursor) => {
      await using storage = await open()
      const { registrationId } = await aRegistration(storage)
      await expect(listClients(storage.db, registrationId, {}, { cursor, limit: 1 })).rejects.toMatchObject({
        code: 'invalid_request',
        at: 'cursor',
      })
    },
  )

  test('CL-043, CL-002 filters by id, within the registration alone', async () => {
    await using storage = await open()
    const { registrationId, consent } = await aRegistration(storage)
    const other = await aRegistration(storage)
    const clientIds = [consent.id, other.consent.id, 'client_nobody']
    const { items } = await listClients(storage.db, registrationId, { clientIds }, { limit: 100 })
    expect(items).toEqual([consent])
    expect(await findClientOf(storage.db, registrationId, other.consent.id)).toBeUndefined()
  })

  test('CR-021 credentials by id, client and moment, ends included; all filters intersect', async () => {
    await using storage = await open()
    const { registrationId, client, consent } = await aRegistration(storage)
    const list = async (filters: Parameters<typeof listCredentials>[2]) =>
      (await listCredentials(storage.db, registrationId, filters, { limit: 100, secretKeys })).items
    const [own] = await list({ clientIds: [client.id] })
    const at = own?.created
    expect(await list({ credentialIds: [own?.id ?? ''] })).toEqual([own])
    expect(await list({ after: at, before: at })).toHaveLength(3)
    expect(await list({ after: '2026-03-01T12:00:00.001Z' })).toEqual([])
    expect(await list({ before: '2026-03-01T11:59:59.999Z' })).toEqual([])
    expect(await list({ clientIds: [consent.id], credentialIds: [own?.id ?? ''] })).toEqual([])
  })

  test('CL-002 a credential of another registration is as though it were not there', async () => {
    await using storage = await open()
    const { registrationId } = await aRegistration(storage)
    const other = await aRegistration(storage)
    const [theirs] = (await listCredentials(storage.db, other.registrationId, {}, { limit: 1, secretKeys }))
      .items
    expect(await findCredentialOf(storage.db, registrationId, theirs?.id ?? '', secretKeys)).toBeUndefined()
    expect(await findCredentialOf(storage.db, other.registrationId, theirs?.id ?? '', secretKeys)).toEqual(
      theirs,
    )
  })

  test('CR-011 every secret of a client counts until it expires', async () => {
    await using storage = await open()
    const { registrationId, client, clientSecret } = await aRegistration(storage)
    const [first] = (
      await listCredentials(storage.db, registrationId, { clientIds: [client.id] }, { limit: 1, secretKeys })
    ).items
    const until = (expires: string) =>
      storage.transaction((tx) =>
        tx
          .updateTable('credential')
          .set({ expires_at: expires })
          .where('id', '=', first?.id ?? '')
          .execute(),
      )
    const second = await storage.transaction((tx) => insertCredential(tx, client, secretKeys, noon))
    const verify = (secret = clientSecret) =>
      verifyClientSecret(storage.db, secretKeys, client.id, secret, noon)
    expect(await verify(second.secret)).toEqual({ credentialId: second.id })
    await until('2026-03-01T12:00:00.001Z')
    expect(await verify()).toEqual({ credentialId: first?.id })
    await until('2026-03-01T12:00:00.000Z')
    expect(await verify()).toBeUndefined()
    expect(await verify(second.secret)).toEqual({ credentialId: second.id })
  })
})
