import type { Temporal } from 'temporal-polyfill'
import type { Catalog, CatalogScope } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { narrowedDetails } from './authorization-details.ts'
import { toClientRow } from './client-rows.ts'
import { dropReview, recordReview } from './review.ts'
import type { Client, ClientDetail } from './types.ts'

/** Of all clients that the utility's own authorization server has registered. */
const vouchedRegistration = 'authorization-server'

/** What an authorization server says of its client. */
export interface Vouched
  extends Pick<
    Client,
    'id' | 'name' | 'uri' | 'logoUri' | 'tosUri' | 'policyUri' | 'contacts' | 'authorizationDetails'
  > {
  /** When it was registered there; `null`: not said. */
  readonly issued: Temporal.Instant | null
  /** When the utility has looked at it; `null`: not yet. */
  readonly reviewed: Temporal.Instant | null
  /** Whether `uri` is the client's own, for all that the utility knows. */
  readonly confirmsWebsite: boolean
}

/**
 * The client as it is judged here: it may ask customers for the scopes of its details, and for nothing else.
 *
 * @throws CodedError `invalid_client_metadata`
 */
export function vouchedClient(
  vouched: Vouched,
  { catalog, now }: { readonly catalog: Catalog; readonly now: Temporal.Instant },
): Client {
  const { issued, reviewed: _, confirmsWebsite: __, ...said } = vouched
  const scopes = scopesOf(vouched.authorizationDetails, catalog)
  return {
    ...said,
    registrationId: vouchedRegistration,
    scopes,
    redirectUris: [],
    responseTypes: ['code'],
    grantTypes: ['authorization_code'],
    tokenEndpointAuthMethod: null,
    authorizationDetailsTypes: vouched.authorizationDetails.map(({ type }) => type),
    authorizationDetails: narrowedDetails(vouched.authorizationDetails, scopes, catalog),
    purposes: [],
    status: 'production',
    statusOptions: ['production'],
    defaultScope: null,
    defaultRedirectUri: null,
    defaultAuthorizationDetails: [],
    created: isoInstant(issued ?? now),
    modified: isoInstant(now),
  }
}

/**
 * Keeps the client as it is said to be now, with what the utility knows of it.
 *
 * @throws CodedError `invalid_client_metadata` for the id of a client that has registered here
 */
export async function keepVouchedClient(tx: Tx, client: Client, vouched: Vouched): Promise<void> {
  await tx
    .insertInto('registration')
    .values({ id: vouchedRegistration, created_at: client.modified })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const { created_at, ...row } = toClientRow(client)
  const kept = await tx
    .insertInto('client')
    .values({ ...row, created_at, registered_scope: row.scope })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(vouched.issued ? { ...row, created_at } : row)
        .where('client.registration_id', '=', vouchedRegistration),
    )
    .returning('id')
    .executeTakeFirst()
  if (!kept) {
    throw new CodedError(
      'invalid_client_metadata',
      'a client that has registered at this server has this id',
      {
        at: 'client_id',
      },
    )
  }
  const { reviewed, confirmsWebsite } = vouched
  if (reviewed) await recordReview(tx, client, { confirmsWebsite, now: reviewed })
  else await dropReview(tx, client.id)
}

/** Those that customers are asked for by these details. */
function scopesOf(details: readonly ClientDetail[], catalog: Catalog): string[] {
  const asked = [...catalog.scopes.values()].filter(isForCustomers)
  const typesOf = ({ description }: CatalogScope) => description.authorization_details_types_supported
  const types = asked.flatMap(typesOf)
  const unknown = details.findIndex(({ type }) => !types.includes(type))
  if (unknown >= 0) {
    throw new CodedError(
      'invalid_client_metadata',
      `${describeValue(details[unknown]?.type)} is no type that customers are asked for here; use ${types.join(', ')}`,
      { at: `cds_authorization_details[${unknown}].type` },
    )
  }
  const named = (scope: CatalogScope) => details.some(({ type }) => typesOf(scope).includes(type))
  return asked.filter(named).map(({ description }) => description.id)
}

function isForCustomers({ kind, description }: CatalogScope): boolean {
  return kind !== 'administration' && description.grant_types_supported.includes('authorization_code')
}
