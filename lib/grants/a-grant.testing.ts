import type { Tx } from '#lib/storage/index.ts'
import { storages as empty } from '#lib/storage/testing.ts'
import { newGrantId } from './identifiers.ts'
import type { Grant } from './types.ts'

/** A grant of `cds_usage` that a customer has approved. */
export function aGrant(differing: Partial<Grant> = {}): Grant {
  const created = differing.created ?? '2026-01-01T00:00:00.000Z'
  const scope = differing.scope ?? 'cds_usage'
  const details = scope.split(' ').map((type) => ({ type }))
  return {
    id: newGrantId(),
    clientId: 'client',
    registrationId: 'registration',
    customerId: 'customer',
    status: 'active',
    scope,
    authorizationDetails: details,
    enabledScope: scope,
    enabledAuthorizationDetails: details,
    granted: [],
    receiptConfirmations: [],
    parent: null,
    children: [],
    replacing: [],
    replacedBy: [],
    state: null,
    created,
    modified: created,
    approved: created,
    notBefore: null,
    expires: null,
    eta: null,
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
