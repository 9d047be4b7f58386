import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#lib/storage/index.ts'
import { findArtifacts } from './artifact.ts'

/** The grant behind a code that this client was given, used up or not; for the server's own return address. */
export async function grantOfCode(
  db: Db,
  code: string,
  clientId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const rows = await findArtifacts(db, code, Math.floor(now.epochMilliseconds / 1000))
  const row = rows.find(({ model, payload }) => {
    return model === 'AuthorizationCode' && JSON.parse(payload).clientId === clientId
  })
  return row?.grant_id ?? undefined
}
