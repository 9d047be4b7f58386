import type { Selectable } from 'kysely'
import type { Db, Storage, Tables } from '#lib/storage/index.ts'

export type OutboxRow = Selectable<Tables['outbox']>

/** How a message ended: sent; refused for good; too late to be of use; nobody to be reached, or nothing to be said. */
export type Result = 'sent' | 'refused' | 'late' | 'unreachable'

/** Whether anything waits; for a look that locks nothing. */
export async function hasDue(db: Db, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox') // outbox_due
    .select('id')
    .where('done_at', 'is', null)
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes messages that are due, each for one taker: nobody else gets them before `until`. Whoever dies with them in
 * hand loses them to the next one then.
 */
export async function claimDue(
  storage: Storage,
  { now, until, limit }: { now: string; until: string; limit: number },
): Promise<readonly OutboxRow[]> {
  return storage.transaction((tx) =>
    tx
      .updateTable('outbox')
      .set((column) => ({ due_at: until, attempts: column('attempts', '+', 1) }))
      .where('id', 'in', (from) =>
        from
          .selectFrom('outbox') // outbox_due
          .select('id')
          .where('done_at', 'is', null)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(limit),
      )
      .where('done_at', 'is', null)
      .where('due_at', '<=', now) // another instance may just have moved it on
      .returningAll()
      .execute(),
  )
}

/** What only the message needed goes with it. */
export async function finish(storage: Storage, id: string, at: string, result: Result): Promise<void> {
  await storage.transaction((tx) =>
    tx
      .updateTable('outbox')
      .set({ done_at: at, result, payload_sealed: null })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .execute(),
  )
}

/** To be tried again then; unless another taker has it by now. */
export async function delay(
  storage: Storage,
  { id, attempts }: Pick<OutboxRow, 'id' | 'attempts'>,
  until: string,
): Promise<void> {
  await storage.transaction((tx) =>
    tx
      .updateTable('outbox')
      .set({ due_at: until })
      .where('id', '=', id)
      .where('attempts', '=', attempts)
      .where('done_at', 'is', null)
      .execute(),
  )
}

/** What has not ended: how many, and since when the oldest. Those that wait for another try are among them. */
export async function outboxBacklog(db: Db): Promise<{ waiting: number; oldest: string | undefined }> {
  const row = await db
    .selectFrom('outbox') // outbox_due
    .select((column) => [column.fn.countAll().as('waiting'), column.fn.min('created_at').as('oldest')])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), oldest: row.oldest ?? undefined }
}
