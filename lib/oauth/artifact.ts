import { hash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { compiledOnce, type Db, type Tables, type Tx } from '#lib/storage/index.ts'

export type ArtifactRow = Omit<Selectable<Tables['artifact']>, 'id_hash' | 'credential_id'>

/** What is kept of a code, token, pushed request, engine's interaction or grant. */
export interface Artifact {
  readonly model: string
  /** The value that the client holds, or an id that nobody guesses; only its hash is stored. */
  readonly id: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly grantId: string | null
  readonly credentialId: string | null
  readonly clientId: string | null
  readonly uid: string | null
  /** Seconds since 1970. */
  readonly expires: number | null
}

export function hashId(id: string): string {
  return hash('sha256', id, 'base64url')
}

const upsert = compiledOnce(
  (
    db: Db,
    id_hash: string,
    model: string,
    grant_id: string | null,
    credential_id: string | null,
    client_id: string | null,
    uid: string | null,
    payload: string,
    expires_at: number | null,
  ) =>
    db
      .insertInto('artifact')
      .values({ id_hash, model, grant_id, credential_id, client_id, uid, payload, expires_at })
      .onConflict((conflict) =>
        conflict.columns(['id_hash', 'model']).doUpdateSet((row) => ({
          grant_id: row.ref('excluded.grant_id'),
          credential_id: row.ref('excluded.credential_id'),
          client_id: row.ref('excluded.client_id'),
          uid: row.ref('excluded.uid'),
          payload: row.ref('excluded.payload'),
          expires_at: row.ref('excluded.expires_at'),
        })),
      ),
)

/** A second time it replaces all but the mark that it is used up. */
export async function putArtifact(tx: Tx, artifact: Artifact): Promise<void> {
  const { id, model, grantId, credentialId, clientId, uid, payload, expires } = artifact
  await upsert(tx, hashId(id), model, grantId, credentialId, clientId, uid, JSON.stringify(payload), expires)
}

const byHash = compiledOnce(
  (db: Db, id_hash: string) =>
    db
      .selectFrom('artifact')
      .select(['model', 'grant_id', 'client_id', 'uid', 'payload', 'consumed_at', 'expires_at'])
      .where('id_hash', '=', id_hash), // primary key
)

/** All of this id that have not expired, of whatever model: a token's value does not say which it is. */
export async function findArtifacts(db: Db, id: string, nowS: number): Promise<ArtifactRow[]> {
  const rows = await byHash(db, hashId(id))
  return rows.filter(({ expires_at }) => expires_at === null || expires_at > nowS)
}

/** Uses up what is for one use. `undefined`: it has been used up before, or is gone. */
export async function consumeArtifact(
  tx: Tx,
  model: string,
  id: string,
  nowS: number,
): Promise<Pick<ArtifactRow, 'uid'> | undefined> {
  return tx
    .updateTable('artifact')
    .set({ consumed_at: nowS })
    .where('id_hash', '=', hashId(id))
    .where('model', '=', model)
    .where('consumed_at', 'is', null)
    .returning('uid')
    .executeTakeFirst()
}

/** Uses up a pushed request for one interaction. `false`: another interaction came first. */
export async function consumeForInteraction(tx: Tx, id: string, uid: string, nowS: number): Promise<boolean> {
  const consumed = await tx
    .updateTable('artifact')
    .set({ consumed_at: nowS, uid })
    .where('id_hash', '=', hashId(id))
    .where('model', '=', 'PushedAuthorizationRequest')
    .where((where) => where.or([where('consumed_at', 'is', null), where('uid', '=', uid)]))
    .returning('model')
    .executeTakeFirst()
  return consumed !== undefined
}

export async function deleteArtifact(tx: Tx, model: string, id: string): Promise<void> {
  await tx.deleteFrom('artifact').where('id_hash', '=', hashId(id)).where('model', '=', model).execute()
}

/** The codes, or the tokens of one kind, of a grant. */
export async function deleteOfGrant(tx: Tx, model: string, grantId: string): Promise<void> {
  await tx.deleteFrom('artifact').where('grant_id', '=', grantId).where('model', '=', model).execute() // artifact_grant
}

/** All codes and tokens of a grant; the engine's record of it stays, as the grant does (GR-057). */
export async function deleteTokensOfGrant(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('artifact').where('grant_id', '=', grantId).where('model', '!=', 'Grant').execute() // artifact_grant
}

/** Ends every code and token of a client, in the transaction that disables it (CL-033). */
export async function revokeClientTokens(tx: Tx, clientId: string): Promise<void> {
  await tx.deleteFrom('artifact').where('client_id', '=', clientId).execute() // artifact_client
}

/** Ends every code and token that was got by one secret, in the transaction that ends the secret (CR-034). */
export async function revokeCredentialTokens(tx: Tx, credentialId: string): Promise<void> {
  await tx
    .deleteFrom('artifact') // artifact_client
    .where('client_id', '=', (of) =>
      of.selectFrom('credential').select('client_id').where('id', '=', credentialId),
    )
    .where('credential_id', '=', credentialId)
    .where('model', 'not in', ['Grant', 'Interaction'])
    .execute()
}

/**
 * Ends every code and token of a grant, and the engine's own record of it, in the transaction that ends the
 * grant. Its tokens are dead from the next call on.
 */
export async function revokeGrantTokens(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('artifact').where('grant_id', '=', grantId).execute() // artifact_grant
}
