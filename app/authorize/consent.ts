import { Temporal } from 'temporal-polyfill'
import type { SelectionType } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import type { Customer, SelectionEntry } from '#lib/customers/index.ts'
import type { Interaction } from '#lib/interactions/index.ts'
import { type ConsentRequest, readRequest, resolveConsent, selectionTypeOf } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * What the form asks this customer: the request, judged again now that they are known (AU-026).
 *
 * @throws CodedError what `readRequest` throws, `resources_unavailable`
 */
export async function consentOf(
  interaction: Interaction,
  client: Client,
  customer: Customer,
): Promise<ConsentRequest> {
  const { catalog, profile, resources, now } = getRuntime()
  const { timezone } = profile
  // A date that was just within its limit when the request came stays so while the customer reads (FD-374).
  const asked = Temporal.Instant.from(interaction.created)
  const request = readRequest({ params: interaction.params, client, catalog, now: asked, timezone })
  const lists = new Map<SelectionType, readonly SelectionEntry[]>()
  for (const type of new Set(request.scopes.map(selectionTypeOf))) {
    if (type) lists.set(type, await resources.selectable(customer.id, type))
  }
  return resolveConsent({ request, selectable: (type) => lists.get(type) ?? [], now: now(), timezone })
}
