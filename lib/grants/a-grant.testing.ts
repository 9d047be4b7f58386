import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#lib/storage/index.ts'
import { storages as empty } from '#lib/storage/testing.ts'
import { newGrant } from './new-grant.ts'
import type { Grant } from './types.ts'

/** A grant of `cds_usage` that a customer has approved. */
export function aGrant(differing: Partial<Grant> = {}): Grant {
  const created = differing.created ?? '2026-01-01T00:00:00.000Z'
  const scope = differing.scope ?? 'cds_usage'
  return {
    ...newGrant({ id: 'client', registrationId: 'registration' }, Temporal.Instant.from(created), {
      customerId: 'customer',
      scope,
      authorizationDetails: scope.split(' ').map((type) => ({ type })),
      granted: [],
      expires: null,
    }),
    ...differing,
  }
}

/** Databases with the registration of `aGrant`, and with one other. */
export const storages: typeof empty = empty.map(({ name, open }) => ({
  name,
  open: async () => {
    const storage = await open()
    await storage.transaction(async (tx) => {
      for (const id of ['registration', 'another']) await insertRegistration(tx, id)
    })
    return storage
  },
}))

export async function insertRegistration(tx: Tx, id = 'registration'): Promise<void> {
  await tx.insertInto('registration').values({ id, created_at: '2026-01-01T00:00:00.000Z' }).execute()
}
