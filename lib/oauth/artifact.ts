import { hash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'

export type ArtifactRow = Selectable<Tables['artifact']>

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

/** A second time it replaces all but the mark that it is used up. */
export async function putArtifact(tx: Tx, artifact: Artifact): Promise<void> {
  const content = {
    grant_id: artifact.grantId,
    credential_id: artifact.credentialId,
    client_id: artifact.clientId,
    uid: artifact.uid,
    payload: JSON.stringify(artifact.payload),
    expires_at: artifact.expires,
  }
  await tx
    .insertInto('artifact')
    .values({ id_hash: hashId(artifact.id), model: artifact.model, consumed_at: null, ...content })
    .onConflict((conflict) => conflict.columns(['id_hash', 'model']).doUpdateSet(content))
    .execute()
}

/** All of this id that have not expired, of whatever model: a token's value does not say which it is. */
export async function findArtifacts(db: Db, id: string, nowS: number): Promise<ArtifactRow[]> {
  return db
    .selectFrom('artifact')
    .selectAll()
    .where('id_hash', '=', hashId(id)) // primary key
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', nowS)]))
    .execute()
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

/**
 * Ends every code and token of a grant, and the engine's own record of it, in the transaction that ends the
 * grant. Its tokens are dead from the next call on.
 */
export async function revokeGrantTokens(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('artifact').where('grant_id', '=', grantId).execute() // artifact_grant
}
