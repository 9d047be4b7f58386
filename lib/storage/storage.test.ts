import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isDuplicateKey, openStorage, type Storage, type Tx } from './index.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import { storages } from './testing.ts'

const row = (id_hash: string) => ({
  id_hash,
  model: 'AccessToken',
  grant_id: null,
  credential_id: null,
  client_id: null,
  uid: null,
  payload: '{}',
  consumed_at: null,
  expires_at: 4_000_000_000,
})
const put = (tx: Tx, id: string) => tx.insertInto('artifact').values(row(id)).execute()
const ids = async ({ db }: Storage) =>
  (await db.selectFrom('artifact').select('id_hash').orderBy('id_hash').execute()).map((it) => it.id_hash)

describe.each(storages)('storage on $name', ({ open }) => {
  test('a transaction is whole or not at all', async () => {
    await using storage = await open()
    await storage.transaction((tx) => put(tx, 'a'))
    const failing = storage.transaction(async (tx) => {
      await put(tx, 'b')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await ids(storage)).toEqual(['a'])
  })

  test('of many at once, those that fail take back only themselves', async () => {
    await using storage = await open()
    const settled = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        storage.transaction(async (tx) => {
          await put(tx, String(index).padStart(2, '0'))
          if (index % 3 === 0) throw new Error('no')
          return index
        }),
      ),
    )
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    expect(await ids(storage)).toHaveLength(20)
    expect(await ids(storage)).not.toContain('03')
  })

  test('one that awaits other things keeps its own context and result', async () => {
    await using storage = await open()
    const seen = await Promise.all(
      [1, 2, 3].map((index) =>
        storage.transaction(async (tx) => {
          await new Promise((resolve) => setTimeout(resolve, 5))
          await put(tx, String(index))
          return storage.current() === tx && index
        }),
      ),
    )
    expect(seen).toEqual([1, 2, 3])
    expect(storage.current()).toBeUndefined()
  })

  test('one inside another is refused', async () => {
    await using storage = await open()
    const nested = storage.transaction(() => storage.transaction((tx) => put(tx, 'a')))
    await expect(nested).rejects.toThrow('inside a transaction')
  })

  test('a key that is there already is told from other faults', async () => {
    await using storage = await open()
    await storage.transaction((tx) => put(tx, 'a'))
    const again = await storage.transaction((tx) => put(tx, 'a')).catch((error: unknown) => error)
    expect(isDuplicateKey(again)).toBe(true)
    const other = await storage
      .transaction((tx) =>
        tx
          .insertInto('artifact')
          .values({ ...row('b'), payload: null as never })
          .execute(),
      )
      .catch((error: unknown) => error)
    expect(other).toBeInstanceOf(Error)
    expect(isDuplicateKey(other)).toBe(false)
  })

  test('large numbers and counts come back as numbers', async () => {
    await using storage = await open()
    await storage.transaction((tx) => put(tx, 'a'))
    const read = await storage.db
      .selectFrom('artifact')
      .select(({ fn }) => ['expires_at', fn.countAll().over().as('count')])
      .executeTakeFirstOrThrow()
    expect({ ...read }).toEqual({ expires_at: 4_000_000_000, count: 1 })
  })

  test('a migration that fails leaves nothing behind', async () => {
    await using storage = await open()
    const reopen = storage.dialect === 'sqlite' ? openSqlite : openPostgres
    const { migrations } = await import('./migrations/index.ts')
    const broken = {
      up: async (db: Parameters<(typeof migrations)['001-oauth']['up']>[0]) => {
        await db.schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('broken')
      },
    }
    await expect(reopen(storage.url, { ...migrations, '999-broken': broken })).rejects.toThrow('broken')
    const tables = await storage.db.introspection.getTables()
    expect(tables.map(({ name }) => name)).not.toContain('half')
    await using reopened = {
      ...(await openStorage(storage.url)),
      [Symbol.asyncDispose]: () => reopened.close(),
    }
    expect(await ids(reopened)).toEqual([])
  })

  test('what was promised outlives the process', async () => {
    await using storage = await open()
    await storage.close()
    const child = fork(join(import.meta.dirname, 'write-and-wait.testing.ts'), [storage.url], {
      execArgv: [],
    })
    const [message] = await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(message).toBe('written')
    const reopened = await openStorage(storage.url)
    expect(await ids(reopened)).toEqual(['kept-0', 'kept-1', 'kept-2'])
    await reopened.close()
  })

  test('closing waits for what has begun', async () => {
    await using storage = await open()
    const writing = Promise.all(['a', 'b'].map((id) => storage.transaction((tx) => put(tx, id))))
    await storage.close()
    await writing
    const reopened = await openStorage(storage.url)
    expect(await ids(reopened)).toEqual(['a', 'b'])
    await reopened.close()
  })
})

describe('SQLite', () => {
  test('its folder is made, for its owner alone, and the reading handle does not write', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'wattgrant-')), 'a', 'b')
    const storage = await openStorage(`file:${join(folder, 'test.db')}`)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await expect(storage.db.insertInto('artifact').values(row('a')).execute()).rejects.toThrow('readonly')
    await storage.close()
  })

  test('another kind of address is refused with what would do', async () => {
    await expect(openStorage('mysql://localhost')).rejects.toMatchObject({ code: 'configuration' })
  })
})
