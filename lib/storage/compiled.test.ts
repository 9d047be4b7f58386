import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { compiledOnce, type Db, type Tx } from './index.ts'
import { storages } from './testing.ts'

const put = (tx: Tx, id_hash: string) =>
  tx
    .insertInto('artifact')
    .values({ ...nobody, id_hash, model: 'AccessToken' })
    .execute()

const nobody = {
  grant_id: null,
  credential_id: null,
  client_id: null,
  uid: null,
  payload: '{}',
  expires_at: null,
}

describe.each(storages)('queries of every request on $name', ({ open }) => {
  test('a query that is compiled once is asked with other values, inside a transaction and outside', async () => {
    await using storage = await open()
    const byId = compiledOnce((db: Db, id: string) =>
      db.selectFrom('artifact').select('id_hash').where('id_hash', '=', id),
    )
    await storage.transaction(async (tx) => {
      await put(tx, 'a')
      expect(await byId(tx, 'a')).toHaveLength(1)
      expect(await byId(storage.db, 'a')).toHaveLength(0)
    })
    const found = await Promise.all(['a', 'b', 'a'].map((id) => byId(storage.db, id)))
    expect(found.map((rows) => rows.length)).toEqual([1, 0, 1])
    const broken = compiledOnce((db: Db, id: string) =>
      db.selectFrom('nothing' as never).where('x' as never, '=', id as never),
    )
    const settled = await Promise.allSettled([broken(storage.db, 'a'), byId(storage.db, 'a')])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  test('a query whose parameters stand in another order is refused at once', async () => {
    await using storage = await open()
    const crossed = compiledOnce((db: Db, one: string, other: string) =>
      db.selectFrom('artifact').select('uid').where('model', '=', other).where('id_hash', '=', one),
    )
    await expect(crossed(storage.db, 'a', 'b')).rejects.toThrow('not in the order')
  })

  test('a query that does not name its columns is refused at once', async () => {
    await using storage = await open()
    const all = compiledOnce((db: Db, id: string) =>
      db.selectFrom('artifact').selectAll().where('id_hash', '=', id),
    )
    await expect(all(storage.db, 'a')).rejects.toThrow('not named')
  })

  test('a query that is compiled once goes on after the table has another column', async () => {
    await using storage = await open()
    const byId = compiledOnce((db: Db, id: string) =>
      db.selectFrom('artifact').select(['id_hash', 'model']).where('id_hash', '=', id),
    )
    await storage.transaction((tx) => put(tx, 'a'))
    await byId(storage.db, 'a')
    await storage.transaction(async (tx) => {
      await tx.schema.alterTable('artifact').addColumn('new', 'text').execute()
      await byId(tx, 'a')
      if (storage.dialect === 'postgres') {
        const { rows } = await sql`select name from pg_prepared_statements`.execute(tx)
        expect(rows).toHaveLength(1)
      }
    })
    expect(await byId(storage.db, 'a')).toHaveLength(1)
  })

  test('each committed change of a table is counted', async () => {
    await using storage = await open()
    const before = storage.revisionOf('artifact')
    await storage.transaction(async (tx) => {
      await put(tx, 'a')
      expect(storage.revisionOf('artifact')).toBe(before)
    })
    expect(storage.revisionOf('artifact')).toBe(before + 1)
    await storage.transaction((tx) => tx.deleteFrom('artifact').execute())
    expect(storage.revisionOf('artifact')).toBe(before + 2)
    expect(storage.revisionOf('client')).toBe(0)
  })
})
