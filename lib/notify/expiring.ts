import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { soonDays } from '#lib/grants/index.ts'
import type { Db, Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { newsRow } from './message.ts'

const mostAtOnce = 100

/**
 * Tells customers of grants that end within two weeks, once for each receipt; of those that are younger than that,
 * the customer knows. Any number of instances may do so at the same time.
 *
 * @returns whether there may be more
 */
export async function tellExpiring(storage: Storage, now: Temporal.Instant): Promise<boolean> {
  const due = await untold(storage.db, now)
  if (due.length === 0) return false
  await storage.transaction((tx) =>
    tx
      .insertInto('outbox')
      .values(due.map(({ number, locale }) => newsRow('expiring', number, locale, now)))
      .onConflict((conflict) =>
        conflict.column('receipt_number').where('kind', '=', sql.lit('expiring')).doNothing(),
      )
      .execute(),
  )
  return due.length === mostAtOnce
}

function untold(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('grant') // grant_expires
    .innerJoin('receipt', 'receipt.grant_id', 'grant.id')
    .select(['receipt.number', 'receipt.locale'])
    .where('grant.expires_at', '>', isoInstant(now))
    .where('grant.expires_at', '<=', isoInstant(now.add({ hours: 24 * soonDays })))
    .where('grant.approved_at', '<=', isoInstant(now.subtract({ hours: 24 * soonDays })))
    .where('grant.status', 'in', [
      'active',
      'delayed',
      'stopped',
      'pending',
      'partial',
      'needs_authorization',
    ])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('receipt as newer')
            .select('newer.number')
            .whereRef('newer.grant_id', '=', 'grant.id')
            .whereRef('newer.created_at', '>', 'receipt.created_at'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox') // outbox_expiring
            .select('outbox.id')
            .whereRef('outbox.receipt_number', '=', 'receipt.number')
            .where('outbox.kind', '=', 'expiring'),
        ),
      ),
    )
    .limit(mostAtOnce)
    .execute()
}
