import type { Tx } from '#lib/storage/index.ts'

/** Rows stay a while after their end, so that what came from them can still be told that it is used up. */
const keptAfterEndS = 86_400
const batch = 500

/** Deletes some of what has long expired; the next call takes the next ones. */
export async function purgeArtifacts(tx: Tx, nowS: number): Promise<void> {
  const ended = tx
    .selectFrom('artifact')
    .select(['id_hash', 'model'])
    .where('expires_at', '<', nowS - keptAfterEndS) // artifact_expires
    .limit(batch)
  for (const { id_hash, model } of await ended.execute()) {
    await tx.deleteFrom('artifact').where('id_hash', '=', id_hash).where('model', '=', model).execute()
  }
}
