import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import type { NeededConsent } from '#lib/customers/index.ts'
import { grantedToClient, readRequest } from '#lib/request/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { insertGrant } from './change.ts'
import { newGrant } from './new-grant.ts'
import type { Grant } from './types.ts'

/** What customers have to agree to before a client reads their aggregations as a whole, and who asks them. */
export interface Consents {
  readonly needed: readonly NeededConsent[]
  /** Has the scope for it: direct access and consent are never one client's (AP-375). */
  readonly client: Client
  readonly catalog: Catalog
}

export const consentScope = 'cds_aggregation_consent'

/** A sub-grant for each customer concerned, which waits for them (AP-374, AP-375). */
export async function insertSubGrants(
  tx: Tx,
  parent: Grant,
  { needed, client, catalog }: Consents,
  { now, timezone }: { readonly now: Temporal.Instant; readonly timezone: string },
): Promise<void> {
  for (const [customerId, of] of Map.groupBy(needed, (one) => one.customerId)) {
    const asked = {
      type: consentScope,
      aggregation_numbers: [...new Set(of.map(({ aggregationNumber }) => aggregationNumber))],
      premise_numbers: [...new Set(of.flatMap(({ premiseNumbers }) => premiseNumbers))],
    }
    const params = { authorization_details: JSON.stringify([asked]) }
    const request = readRequest({ params, client, catalog, now, timezone })
    const { scope, authorizationDetails } = grantedToClient(request, { now, timezone })
    const waiting = newGrant(client, now, {
      customerId,
      status: 'needs_authorization',
      scope,
      authorizationDetails,
      enabledScope: '',
      enabledAuthorizationDetails: [],
      granted: [],
      parent: parent.id,
      expires: null,
    })
    await insertGrant(tx, waiting)
  }
}
