import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import {
  type DraftedSection,
  type Interaction,
  postedTyped,
  saveDraft,
  saveTyped,
  startingDecision,
  type Typed,
} from '#lib/interactions/index.ts'
import type { ConsentRequest } from '#lib/request/index.ts'
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

/** A form as it was posted: what is chosen, and what stands in its fields. */
export interface PostedUnsigned {
  readonly consent: ConsentRequest
  readonly decision: readonly DraftedSection[]
  readonly typed: Typed
}

/** Keeps the form as it was posted, or as `after` changes it then. */
export async function keepUnsigned(
  post: URLSearchParams,
  interaction: Interaction,
  client: Client,
  after: (posted: PostedUnsigned) => readonly DraftedSection[] = ({ decision }) => decision,
): Promise<PostedUnsigned> {
  const { storage, secret, profile } = getRuntime()
  const { uid, draft } = interaction
  const before = await typedConsentOf(interaction, client)
  const { decision: sent, typed } = postedTyped(post, before, startingDecision(before, draft, ''), profile)
  const sections = after({ consent: before, decision: sent, typed })
  await saveDraft(storage, uid, { customerId: '', sections })
  await saveTyped(storage, secret, uid, typed)
  return { consent: await typedConsentOf(interaction, client, sections), decision: sections, typed }
}
