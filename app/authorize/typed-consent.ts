import { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import type { Interaction } from '#lib/interactions/index.ts'
import { type ConsentRequest, readRequest, type SectionDecision, typedConsent } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * What the form asks somebody who does not sign in; `chosen` are the numbers so far.
 *
 * @throws CodedError what `readRequest` throws
 */
export function typedConsentOf(
  interaction: Interaction,
  client: Client,
  chosen: readonly SectionDecision[] = interaction.draft?.sections ?? [],
): ConsentRequest {
  const { catalog, profile, now } = getRuntime()
  const { timezone } = profile
  const asked = Temporal.Instant.from(interaction.created)
  const request = readRequest({ params: interaction.params, client, catalog, now: asked, timezone })
  const typed = Object.fromEntries(chosen.map(({ section, entries }) => [section, entries]))
  return typedConsent({ request, typed, now: now(), timezone })
}
