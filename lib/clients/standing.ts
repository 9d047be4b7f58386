import { Temporal } from 'temporal-polyfill'
import { compiledOnce, type Db } from '#lib/storage/index.ts'
import { sameHash } from './secret.ts'
import type { ClientStatus } from './types.ts'

/** What a client's request is judged by first, in one read: is it there, since when is it as it is, by what secrets. */
export interface Standing {
  readonly modified: string
  readonly status: ClientStatus
  readonly credentials: readonly {
    readonly id: string
    readonly hash: string
    readonly expires: string | null
  }[]
}

const standingRows = compiledOnce((db: Db, clientId: string) =>
  db
    .selectFrom('client')
    .leftJoin('credential', 'credential.client_id', 'client.id') // credential_client
    .select([
      'client.modified_at',
      'client.status',
      'credential.id',
      'credential.secret_hash',
      'credential.expires_at',
    ])
    .where('client.id', '=', clientId),
)

export async function findStanding(db: Db, clientId: string): Promise<Standing | undefined> {
  const rows = await standingRows(db, clientId)
  const [client] = rows
  if (!client) return undefined
  return {
    modified: client.modified_at,
    status: client.status as ClientStatus,
    credentials: rows.flatMap(({ id, secret_hash, expires_at }) =>
      id !== null && secret_hash !== null ? [{ id, hash: secret_hash, expires: expires_at }] : [],
    ),
  }
}

/** The credential whose secret was presented; every one that has not expired counts (CR-011). */
export function matchCredential(
  { credentials }: Standing,
  presentedHashes: readonly string[],
  now: Temporal.Instant,
): string | undefined {
  return credentials.find(
    ({ hash, expires }) =>
      presentedHashes.some((presented) => sameHash(hash, presented)) && !isPast(expires, now),
  )?.id
}

function isPast(expires: string | null, now: Temporal.Instant): boolean {
  return expires !== null && Temporal.Instant.compare(Temporal.Instant.from(expires), now) <= 0
}
