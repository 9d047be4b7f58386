import { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import type { Interaction } from '#lib/interactions/index.ts'
import {
  type ConsentRequest,
  checkNamedGrant,
  readRequest,
  requestForGrant,
  type SectionDecision,
  typedConsent,
} from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { namedGrantOf } from './consent.ts'

/**
 * What the form asks somebody who does not sign in; `chosen` are the numbers so far. Of a grant that the request names,
 * it tells what is asked for, and nothing that was chosen.
 *
 * @throws CodedError what `readRequest` throws, `cds_grant_id_invalid_value`
 */
export async function typedConsentOf(
  interaction: Interaction,
  client: Client,
  chosen: readonly SectionDecision[] = interaction.draft?.sections ?? [],
): Promise<ConsentRequest> {
  const { catalog, profile, now } = getRuntime()
  const { timezone } = profile
  const asked = Temporal.Instant.from(interaction.created)
  const read = readRequest({ params: interaction.params, client, catalog, now: asked, timezone })
  const grant = await namedGrantOf(interaction)
  if (interaction.params.cds_grant_id) checkNamedGrant(interaction.params, read, client, grant)
  const request = grant ? requestForGrant(read, grant) : read
  const typed = Object.fromEntries(chosen.map(({ section, entries }) => [section, entries]))
  return typedConsent({ request, typed, now: now(), timezone })
}
