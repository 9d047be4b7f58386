import { Temporal } from 'temporal-polyfill'
import type { SelectionType } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import type { Customer, SelectionEntry } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findGrantById, type Grant, grantAsOf } from '#lib/grants/index.ts'
import type { Interaction } from '#lib/interactions/index.ts'
import {
  type ConsentRequest,
  checkGrantCustomer,
  checkNamedGrant,
  readRequest,
  requestForGrant,
  resolveConsent,
  selectionTypeOf,
  withStandingChoice,
} from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * What the form asks this customer: the request, judged again now that they are known (AU-026). One that names a grant
 * asks for what the grant waits for, and begins with what is shared already (GR-065).
 *
 * @throws CodedError what `readRequest` throws, `cds_grant_id_invalid_value`, `cds_grant_id_invalid_user`,
 *   `resources_unavailable`; `forbidden` for a request that is another customer's
 */
export async function consentOf(
  interaction: Interaction,
  client: Client,
  customer: Pick<Customer, 'id'>,
): Promise<ConsentRequest> {
  if (!isAsked(interaction, customer)) throw new CodedError('forbidden', 'a request for another customer')
  const { catalog, profile, resources, now } = getRuntime()
  const { timezone } = profile
  // A date that was just within its limit when the request came stays so while the customer reads (FD-374).
  const asked = Temporal.Instant.from(interaction.created)
  const read = readRequest({ params: interaction.params, client, catalog, now: asked, timezone })
  const grant = await namedGrantOf(interaction)
  if (interaction.params.cds_grant_id) checkNamedGrant(interaction.params, read, client, grant)
  if (grant) checkGrantCustomer(grant, customer.id)
  const request = grant ? requestForGrant(read, grant) : read
  const lists = new Map<SelectionType, readonly SelectionEntry[]>()
  for (const type of new Set(request.scopes.map(selectionTypeOf))) {
    if (type) lists.set(type, await resources.selectable(customer.id, type))
  }
  const consent = resolveConsent({
    request,
    selectable: (type) => lists.get(type) ?? [],
    now: now(),
    timezone,
  })
  return grant ? withStandingChoice(consent, grant.granted) : consent
}

/** Whether a request that is for one customer alone is for this one. */
export function isAsked({ customerId }: Interaction, customer: Pick<Customer, 'id'>): boolean {
  return customerId === undefined || customerId === customer.id
}

/** The grant that the request is to change; `undefined`: it names none, or none that is there. */
export async function namedGrantOf({ params }: Interaction): Promise<Grant | undefined> {
  const { storage, now } = getRuntime()
  const stored = params.cds_grant_id ? await findGrantById(storage.db, params.cds_grant_id) : undefined
  return stored && grantAsOf(stored, now())
}
