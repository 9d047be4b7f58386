import { describe, expect, test } from 'vitest'
import { deriveKeys } from '#lib/config/index.ts'
import { cursorAt, type Db } from '#lib/storage/index.ts'
import { readsDuring, searchesIn, stepsOf } from '#lib/storage/plan.testing.ts'
import { openTemporarySqlite } from '#lib/storage/testing.ts'
import { type CredentialFilters, listCredentials } from './credentials.ts'
import { listClients, listMessages, type MessageArray } from './index.ts'

const secretKeys = deriveKeys('a secret for tests, of 32 or more', 'encryption')
const middle = { modified_at: '2026-03-01T00:00:00.000Z', id: 'middle' }
const pages = [
  { page: 'first', cursor: undefined, since: [] },
  { page: 'next', cursor: cursorAt('next', middle), since: ['(modified_at,id)<(?,?)'] },
  { page: 'previous', cursor: cursorAt('previous', middle), since: ['(modified_at,id)>(?,?)'] },
]
/** SQLite's plan goes by how many are named. */
const named = [1, 3, 100].map((count) => Array.from({ length: count }, (_, index) => `named ${index}`))

describe.each(pages)('the plans that SQLite makes for a $page page', ({ cursor, since }) => {
  const page = { cursor, limit: 5 }
  const along = (index: string, ...columns: readonly string[]) => [
    `${index} (${[...columns, ...since].join(' AND ')})`,
  ]

  test('CL-044 clients are looked up where they are named, else walked in order', async () => {
    const searches = (clientIds?: readonly string[]) =>
      searchesOf((db) => listClients(db, 'one', { clientIds }, page))
    expect(await searches()).toEqual(along('client_listing', 'registration_id=?'))
    for (const ids of named) expect(await searches(ids)).toEqual(['client key (id=?)'])
  })

  test('CR-021 credentials are looked up where they or their clients are named, else walked in order', async () => {
    const searches = (filters: CredentialFilters) =>
      searchesOf((db) => listCredentials(db, 'one', filters, { ...page, secretKeys }))
    const { modified_at: moment } = middle
    for (const filters of [{}, { after: moment, before: moment }]) {
      expect(await searches(filters)).toEqual(along('credential_listing', 'registration_id=?'))
    }
    for (const ids of named) {
      const clientIds = { clientIds: ids, after: moment }
      expect(await searches(clientIds)).toEqual(['credential_client (client_id=?)'])
      expect(await searches({ ...clientIds, credentialIds: ids })).toEqual(['credential key (id=?)'])
    }
  })

  test('MS-080, MS-086 messages are looked up where they are named, else walked along their array', async () => {
    const searches = (array: MessageArray, messageIds?: readonly string[]) =>
      searchesOf((db) => listMessages(db, 'one', { array, messageIds }, page))
    expect(await searches('outstanding')).toEqual(along('message_outstanding', 'registration_id=?'))
    for (const array of ['unread', 'read'] as const) {
      expect(await searches(array)).toEqual(along('message_by_read', 'registration_id=?', 'read=?'))
    }
    for (const array of ['outstanding', 'unread', 'read'] as const) {
      for (const ids of named) expect(await searches(array, ids)).toEqual(['message key (id=?)'])
    }
  })
})

/** By which index tables are searched for a listing, and by which of its columns. */
async function searchesOf(list: (db: Db) => Promise<unknown>): Promise<readonly string[]> {
  await using storage = await openTemporarySqlite()
  const reads = await readsDuring(() => list(storage.db))
  const plans = await Promise.all(reads.map((sql) => stepsOf(storage.db, sql)))
  expect(plans.flat().filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([])
  return plans.flatMap(searchesIn)
}
