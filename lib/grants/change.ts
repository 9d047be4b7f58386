import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { allAgree } from './agreement.ts'
import { appendHistory, lockHistory } from './history.ts'
import { findGrantById, insertGrantRow, updateGrantRow } from './repository.ts'
import { dueMoment, withStatus } from './status.ts'
import { tellClient } from './tell-client.ts'
import { type Actor, allows, type Cause, enables, givesAccess, isOver } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** Ends every code and token of a grant; the authorization server's part. */
export type RevokeGrantTokens = (tx: Tx, grantId: string) => Promise<void>

/** What is to become of a grant. Enabled values follow from the status; a part of them stands as it is given. */
export interface Change {
  readonly cause: Cause
  readonly by: Actor
  readonly to: GrantStatus
  readonly values?: Partial<
    Pick<
      Grant,
      | 'scope'
      | 'authorizationDetails'
      | 'enabledScope'
      | 'enabledAuthorizationDetails'
      | 'granted'
      | 'customerId'
      | 'state'
      | 'approved'
      | 'notBefore'
      | 'expires'
      | 'eta'
    >
  >
}

/**
 * Puts a new grant into storage, with the first entry of its history. By the customer who approved it, or by the client
 * whose own it is; a sub-grant, which waits for its customer, by the server.
 *
 * @throws Error for a status in which no grant begins
 */
export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  const began = beginning(grant)
  check(grant, { ...began, from: null })
  await lockHistory(tx)
  await insertGrantRow(tx, grant)
  await appendHistory(tx, grant, { ...began, from: null, at: grant.created })
  await tellClient(tx, grant, { ...began, from: null, at: grant.created })
}

/**
 * Changes a grant by the rules (`transitions`), with an entry of its history; what the clock has to do with it comes
 * first, with an entry of its own. `decide` sees the grant as it then stands, and nobody changes it meanwhile.
 *
 * A grant that gives no access from then on loses its codes and tokens in the same transaction (GR-056).
 *
 * @returns the grant as it stands; `undefined`: there is none
 * @param decide `undefined`: nothing is to be changed
 * @throws Error for a change that the rules do not know
 */
export async function changeGrant(
  tx: Tx,
  changing: {
    readonly grantId: string
    readonly now: Temporal.Instant
    readonly revokeGrantTokens: RevokeGrantTokens
  },
  decide: (present: Grant) => Change | undefined | Promise<Change | undefined>,
): Promise<Grant | undefined> {
  await lockHistory(tx)
  const stored = await findGrantById(tx, changing.grantId)
  if (!stored) return undefined
  const present = await letClockAct(tx, stored, changing)
  const change = await decide(present)
  return change ? apply(tx, present, change, { ...changing, at: isoInstant(changing.now) }) : present
}

type Changing = Parameters<typeof changeGrant>[1]

async function letClockAct(tx: Tx, stored: Grant, changing: Changing): Promise<Grant> {
  const due = dueMoment(stored, isoInstant(changing.now))
  if (!due) return stored
  const { cause, to, at } = due
  return letClockAct(tx, await apply(tx, stored, { cause, by: 'clock', to }, { ...changing, at }), changing)
}

async function apply(
  tx: Tx,
  present: Grant,
  { cause, by, to, values }: Change,
  { at, revokeGrantTokens }: Pick<Changing, 'revokeGrantTokens'> & { readonly at: string },
): Promise<Grant> {
  const grant = { ...withStatus({ ...present, ...values }, to), modified: at }
  check(grant, { cause, by, from: present.status })
  if (by === 'clock' && dueMoment(present, at)?.cause !== cause) {
    throw new Error(`the moment to '${cause}' the grant has not come`)
  }
  await updateGrantRow(tx, present, grant)
  await appendHistory(tx, grant, { by, cause, from: present.status, at })
  await tellClient(tx, grant, { by, cause, from: present.status, at })
  if (!givesAccess(to)) await revokeGrantTokens(tx, grant.id)
  if (to !== present.status) await changeFamily(tx, grant, { revokeGrantTokens, at, by })
  return grant
}

/** What a grant's change brings for the one of which it is a part, and for its own parts (GR-046, AP-377). */
async function changeFamily(
  tx: Tx,
  { parent, children, status }: Grant,
  {
    revokeGrantTokens,
    at,
    by,
  }: Pick<Changing, 'revokeGrantTokens'> & { readonly at: string; readonly by: Actor },
): Promise<void> {
  const changing = { revokeGrantTokens, now: Temporal.Instant.from(at) }
  if (parent !== null) {
    const agreed = await allAgree(tx, parent)
    await changeGrant(tx, { ...changing, grantId: parent }, ({ status: standing }) => {
      if (agreed && standing === 'needs_sub_grants') return { cause: 'consents', by: 'server', to: 'active' }
      return agreed || standing !== 'active' ? undefined : withoutConsent
    })
  }
  if (!isOver(status)) return
  for (const grantId of children) {
    await changeGrant(tx, { ...changing, grantId }, (part) => {
      if (isOver(part.status)) return undefined
      return by === 'client'
        ? { cause: 'close', by, to: 'closed' }
        : { cause: 'disable', by: 'server', to: 'disabled' }
    })
  }
}

const withoutConsent: Change = {
  cause: 'consents',
  by: 'server',
  to: 'needs_sub_grants',
  values: { enabledScope: '', enabledAuthorizationDetails: [] },
}

function beginning({ customerId, status }: Grant): { cause: Cause; by: Actor } {
  if (status === 'needs_authorization') return { cause: 'ask', by: 'server' }
  return customerId === null ? { cause: 'issue', by: 'client' } : { cause: 'approve', by: 'customer' }
}

function check(
  grant: Grant,
  { cause, by, from }: { cause: Cause; by: Actor; from: GrantStatus | null },
): void {
  if (!allows(cause, by, from, grant.status)) {
    throw new Error(`a grant in '${from}' does not become '${grant.status}' by '${cause}' of the ${by}`)
  }
  if (enables[grant.status] === 'none' && grant.enabledScope !== '') {
    throw new Error(`a grant in '${grant.status}' enables nothing`)
  }
  if (grant.status === 'future' && grant.notBefore === null) {
    throw new Error('a grant for later needs a moment to begin')
  }
}
