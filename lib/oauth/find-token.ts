import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#lib/storage/index.ts'
import { findArtifacts } from './artifact.ts'

/** What a valid access token stands for. */
export interface PresentedToken {
  readonly clientId: string
  /**
   * The grant that it opens, if it opens one: the customer's, or the one that a grant admin token names. What the
   * grant has enabled at the moment is the grant's to say.
   */
  readonly grantId: string | null
  readonly scope: string
  readonly authorizationDetails: readonly Record<string, unknown>[]
  /** Seconds since 1970. */
  readonly expires: number
}

const accessTokens = new Set(['AccessToken', 'ClientCredentials'])

/** What a Bearer token stands for now; `undefined`: unknown, expired or revoked. */
export async function findToken(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<PresentedToken | undefined> {
  const rows = await findArtifacts(db, token, Math.floor(now.epochMilliseconds / 1000))
  const row = rows.find(({ model }) => accessTokens.has(model))
  if (!row || row.client_id === null || row.expires_at === null) return undefined
  const { scope = '', rar = [] } = JSON.parse(row.payload) as {
    scope?: string
    rar?: Record<string, unknown>[]
  }
  return {
    clientId: row.client_id,
    grantId: row.grant_id,
    scope,
    authorizationDetails: rar,
    expires: row.expires_at,
  }
}
