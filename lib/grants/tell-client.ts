import { Temporal } from 'temporal-polyfill'
import { appendMessage } from '#lib/clients/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import type { Actor, Cause } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** What others than the client itself do to its grants, it is told by message (GR-058). */
export async function tellClient(
  tx: Tx,
  grant: Grant,
  { by, cause, from, at }: { by: Actor; cause: Cause; from: GrantStatus | null; at: string },
): Promise<void> {
  if (by === 'client') return
  const { id, status, clientId, registrationId } = grant
  const until = grant.eta === null ? '' : ` It is looked into, until about ${grant.eta}.`
  const course = from === null ? 'It begins' : from === status ? 'It stays' : `It was '${from}' and is now`
  await appendMessage(tx, registrationId, Temporal.Instant.from(at), {
    type: 'private_message',
    status: 'complete',
    name: `Grant ${status}: ${acts[cause] ?? cause}`,
    description: `Grant ${id} of client ${clientId}. ${course} '${status}'.${until}`,
    related: { type: 'grant', id },
  })
}

const acts: Partial<Record<Cause, string>> = {
  approve: 'a customer approved it',
  ask: 'a customer has to be asked',
  reduce: 'the customer reduced it',
  withdraw: 'the customer reduced it',
  renew: 'the customer renewed it',
  supersede: 'a newer grant supersedes it',
  start: 'its time has come',
  expire: 'its time has run out',
  review: 'it was looked into',
  consents: 'the consents of its sub-grants have changed',
  revoke: 'the customer took it back',
  disable: 'access was ended',
  suspend: 'access is stopped for a time',
  resume: 'access goes on',
}
