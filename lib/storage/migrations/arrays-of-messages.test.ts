import { describe, expect, test } from 'vitest'
import type { Storage } from '../index.ts'
import { planOf } from '../plan.testing.ts'
import { storages } from '../testing.ts'
import { indexOf, reopen, until } from './migrated.testing.ts'

/** Some are outstanding and read, some are neither, and none lies as its array has it. */
const messages = (
  [
    ['m3', 'complete', 0],
    ['m1', 'open', 1],
    ['m4', 'pending', 0],
    ['m2', 'rejected', 1],
  ] as const
).map(([id, status, read]) => ({
  ...{ id, status, read, type: 'private_message', name: '', description: '' },
  ...{
    related_type: '',
    related_id: '',
    related_uri: null,
    creator_id: null,
    previous_id: null,
    grants_requested_json: '[]',
  },
  ...{ registration_id: 'one', created_at: '2026-03-01T00:00:00.000Z', modified_at: `2026-03-0${id[1]}` },
}))

const ordered = (condition: string) =>
  `select id from message where registration_id = 'one' and ${condition} order by modified_at desc, id desc`
const outstanding = ordered(`status in ('open', 'pending')`)
const unread = ordered('read = 0')

describe.each(storages)('messages that were there before an index of each array, on $name', ({ open }) => {
  test('026 each array comes in its order from an index of its own', async () => {
    await using old = await open(until('025'))
    await old.transaction(async (tx) => {
      const created_at = '2026-03-01T00:00:00.000Z'
      await tx.insertInto('registration').values({ id: 'one', created_at }).execute()
      await tx.insertInto('message').values(messages).execute()
    })
    const rows = await rowsOf(old)
    expect((await planOf(old, unread)).join()).toContain('message_listing')
    await using migrated = await reopen(old, until('026'))
    expect(await rowsOf(migrated)).toEqual(rows)
    expect(await indexOf(migrated, 'message_listing')).toBeUndefined()
    expect(await indexOf(migrated, 'message_by_read')).toMatch(/\(registration_id, read, modified_at, id\)$/)
    expect(await indexOf(migrated, 'message_outstanding')).toMatch(
      /\(registration_id, modified_at, id\) where .*status.*'open'.*'pending'/,
    )
    expect(await planOf(migrated, outstanding)).toEqual(plans.outstanding[migrated.dialect])
    expect(await planOf(migrated, unread)).toEqual(plans.unread[migrated.dialect])
  })
})

const plans = {
  outstanding: {
    sqlite: ['SEARCH message USING INDEX message_outstanding (registration_id=?)'],
    postgres: [
      'Index Only Scan Backward using message_outstanding on message',
      "Index Cond: (registration_id = 'one'::text)",
    ],
  },
  unread: {
    sqlite: ['SEARCH message USING COVERING INDEX message_by_read (registration_id=? AND read=?)'],
    postgres: [
      'Index Only Scan Backward using message_by_read on message',
      "Index Cond: ((registration_id = 'one'::text) AND (read = 0))",
    ],
  },
}

const rowsOf = ({ db }: Storage) => db.selectFrom('message').selectAll().orderBy('id').execute()
