import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type Interaction, postedTyped, saveDraft, saveTyped, type Typed } from '#lib/interactions/index.ts'
import type { SectionDecision } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { typedConsentOf } from '../authorize/typed-consent.ts'
import { hasExpired } from '../authorize/visit.ts'
import { isTokenOf, postedRequest } from './posted-visit.ts'

/**
 * The request that somebody answers without signing in. Its token is only rendered for the browser that began it.
 *
 * @throws CodedError `forbidden`, `interaction_expired`
 */
export async function unsignedRequest(
  post: URLSearchParams,
): Promise<{ interaction: Interaction; client: Client }> {
  const asked = await postedRequest(post)
  if (!isTokenOf(post, asked.interaction.uid, ''))
    throw new CodedError('forbidden', 'not the form of this request')
  if (!asked.interaction.outcome && hasExpired(asked.interaction)) {
    throw new CodedError('interaction_expired', 'this request has expired; ask for a new one')
  }
  return asked
}

/** Keeps the form as it was posted: what is chosen, and what stands in its fields. */
export async function keepUnsigned(
  post: URLSearchParams,
  interaction: Interaction,
  client: Client,
): Promise<{ decision: readonly SectionDecision[]; typed: Typed }> {
  const { storage, secret, profile } = getRuntime()
  const posted = postedTyped(post, typedConsentOf(interaction, client), profile)
  await saveDraft(storage, interaction.uid, { customerId: '', sections: posted.decision })
  await saveTyped(storage, secret, interaction.uid, posted.typed)
  return posted
}
