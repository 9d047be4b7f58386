import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#lib/storage/index.ts'
import { findArtifacts } from './artifact.ts'

/**
 * Whether the result of an interaction can be handed to the client: there is one, and no code of it was redeemed.
 * Until then it can be handed over again, where an answer was lost or a button pressed twice.
 */
export async function isReadyToResume(db: Db, uid: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await findArtifacts(db, uid, Math.floor(now.epochMilliseconds / 1000))
  const interaction = rows.find(({ model }) => model === 'Interaction')
  if (!interaction || interaction.consumed_at !== null) return false
  const { result } = JSON.parse(interaction.payload) as { result?: object }
  return result !== undefined
}
