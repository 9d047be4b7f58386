import type { ColumnType } from 'kysely'

/** Artifacts of the OAuth engine: codes, tokens, pushed requests, its interactions and grants. */
export interface OAuthTables {
  artifact: {
    /** SHA-256 of the value that the client holds, in base64url; of an id where it is not a secret. */
    id_hash: string
    /** `AccessToken`, `AuthorizationCode`, … */
    model: string
    grant_id: string | null
    /** The credential by which a token was got (CR-034). */
    credential_id: string | null
    client_id: string | null
    /** The interaction that a code came from, or that a pushed request was used up by. */
    uid: string | null
    /** JSON, without the value that the client holds. */
    payload: string
    /** Seconds since 1970. */
    consumed_at: ColumnType<number | null, number | null | undefined>
    expires_at: number | null
  }
}
