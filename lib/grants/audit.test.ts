import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { aGrant, storages } from './a-grant.testing.ts'
import { auditHistory, insertGrant, revokeGrant } from './index.ts'

const noon = Temporal.Instant.from('2026-03-01T12:00:00Z')
const ending = { revokeGrantTokens: async () => {}, tellCustomer: async () => {} }

describe.each(storages)('the history of all grants on $name', ({ open }) => {
  /** Three grants; the second one is revoked: four entries. */
  async function aHistory(storage: Storage) {
    const grants = [aGrant(), aGrant(), aGrant({ customerId: null })]
    for (const grant of grants) await storage.transaction((tx) => insertGrant(tx, grant))
    await revokeGrant({ storage, ...ending }, grants[1]?.id ?? '', noon)
    return grants.map(({ id }) => id)
  }

  test('is good as it was written, also by many at once', async () => {
    await using storage = await open()
    const grants = Array.from({ length: 20 }, () => aGrant())
    await Promise.all(grants.map((grant) => storage.transaction((tx) => insertGrant(tx, grant))))
    await Promise.all(
      grants.flatMap(({ id }) => [1, 2].map(() => revokeGrant({ storage, ...ending }, id, noon))),
    )
    expect(await auditHistory(storage.db)).toMatchObject({ entries: 40, grants: 20, bad: null })
  })

  test('tells the first entry that was tampered with', async () => {
    await using storage = await open()
    await aHistory(storage)
    const tamperings: [string, number, string][] = [
      ["update grant_history set actor = 'server' where sequence = 2", 2, 'not as it was written'],
      ['delete from grant_history where sequence = 3', 3, 'missing'],
      ['delete from grant_history where sequence = 4', 4, 'missing'],
      ["update grant_history set previous_hash = 'x' where sequence = 1", 1, 'does not follow'],
      ["update history_head set hash = 'x'", 4, 'not what the history ended with'],
      [`update "grant" set status = 'active' where status = 'revoked'`, 4, 'does not stand as it left it'],
      [
        `update "grant" set granted_json = '[1]' where customer_id is null`,
        3,
        'does not stand as it left it',
      ],
      [
        `insert into "grant" select 'grant_new', client_id, registration_id, customer_id, status, scope,
          authorization_details_json, enabled_scope, enabled_authorization_details_json, granted_json, state,
          created_at, modified_at, not_before, expires_at, parent_id, eta, approved_at
          from "grant" where customer_id is null`,
        5,
        'grant grant_new has no entry',
      ],
    ]
    for (const [statement, sequence, what] of tamperings) {
      const found = await afterwards(storage, statement)
      expect(found, statement).toEqual({ sequence, what: expect.stringContaining(what) })
    }
    expect((await auditHistory(storage.db)).bad).toBeNull()
  })

  test('tells when all of it was written anew, to whoever has noted an earlier end of it', async () => {
    await using storage = await open()
    await aHistory(storage)
    const { head } = await auditHistory(storage.db)
    expect((await auditHistory(storage.db, [head])).bad).toBeNull()
    expect((await auditHistory(storage.db, [{ ...head, hash: 'other' }])).bad).toMatchObject({ sequence: 4 })
    expect((await auditHistory(storage.db, [{ sequence: 9, hash: '' }])).bad).toMatchObject({ sequence: 5 })
  })

  /** What an audit finds with this change, which is then taken back. */
  async function afterwards(storage: Storage, statement: string) {
    let bad: unknown
    const undo = new Error('taken back')
    await expect(
      storage.transaction(async (tx) => {
        await sql.raw(statement).execute(tx)
        bad = (await auditHistory(tx)).bad
        throw undo
      }),
    ).rejects.toBe(undo)
    return bad
  }
})
