import type { Temporal } from 'temporal-polyfill'
import type { Catalog, CatalogScope } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type AuthorizationRequest, readTokenRequest } from '#lib/request/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { usableGrant } from './grant-details.ts'

/** A token request by client credentials, judged by the catalog. */
export interface ClientCredentialsRequest {
  readonly scope: string
  /** The grant that a grant admin token is to open. */
  readonly administeredGrantId: string | null
  /** What is asked for of customers' data; `null` where nothing is. */
  readonly direct: AuthorizationRequest | null
}

interface Judging {
  readonly db: Db
  readonly catalog: Catalog
  readonly timezone: string
}

type Read = (
  params: Readonly<Record<string, string>>,
  client: Client,
  now: Temporal.Instant,
) => Promise<ClientCredentialsRequest>

/** Spellings of a scope that are kept for a client. */
const mostKept = 20

/** What the 2023 draft calls `cds_client_admin`. */
const draftAdminScope = 'client_admin'
const adminScope = 'cds_client_admin'

/**
 * Reads the scope that a token request asks for: the one named, the one of its details, or the client's only one.
 * What names scopes alone is read once for each client as it stands.
 *
 * The reader throws CodedError `invalid_scope`, `invalid_authorization_details` (SC-019 to SC-027).
 */
export function clientCredentialsReader(judging: Judging): Read {
  const read = new WeakMap<Client, Map<string | undefined, ClientCredentialsRequest>>()
  return async (params, client, now) => {
    if (params.authorization_details) return readAnew(params, client, { ...judging, now })
    const ofClient = read.get(client) ?? new Map<string | undefined, ClientCredentialsRequest>()
    const known = ofClient.get(params.scope)
    if (known) return known
    const request = await readAnew(params, client, { ...judging, now })
    if (ofClient.size < mostKept) ofClient.set(params.scope, request)
    read.set(client, ofClient)
    return request
  }
}

async function readAnew(
  params: Readonly<Record<string, string>>,
  client: Client,
  { db, catalog, timezone, now }: Judging & { readonly now: Temporal.Instant },
): Promise<ClientCredentialsRequest> {
  const asked = { ...params, ...scopeOf(params, client, catalog) }
  const request = readTokenRequest({ params: asked, client, catalog, now, timezone })
  const { scopes } = request
  const admin = scopes.find(({ catalog: { description } }) => description.type === 'cds_grant_admin')
  if (!admin) {
    const ids = [...new Set(scopes.map(({ scope }) => scope))]
    const isDirect = scopes.some((one) => one.catalog.kind === 'direct-access')
    return { scope: ids.join(' '), administeredGrantId: null, direct: isDirect ? request : null }
  }
  if (scopes.length !== 1 || !admin.at.startsWith('authorization_details')) {
    throw refuse(
      `send exactly one object, of type '${admin.scope}', with client_id and grant_id, and no other scope`,
    )
  }
  const named = { clientId: admin.fields.client_id, grantId: admin.fields.grant_id }
  const administered = await administrableGrant(named, admin.catalog, client, { db, catalog, now })
  return { scope: admin.scope, administeredGrantId: administered, direct: null }
}

function scopeOf(params: Readonly<Record<string, string>>, client: Client, catalog: Catalog) {
  if (params.scope) return { scope: params.scope === draftAdminScope ? adminScope : params.scope }
  if (params.authorization_details) return {}
  const own = client.scopes.filter((id) =>
    catalog.scopes.get(id)?.description.grant_types_supported.includes('client_credentials'),
  )
  return own.length === 1 ? { scope: own.join('') } : {}
}

/** One text for unknown, foreign and ended grants (SC-026). */
async function administrableGrant(
  named: { clientId: unknown; grantId: unknown },
  scope: CatalogScope,
  client: Client,
  { db, catalog, now }: Pick<Judging, 'db' | 'catalog'> & { readonly now: Temporal.Instant },
): Promise<string> {
  const id = typeof named.grantId === 'string' && /^[\w-]+$/.test(named.grantId) ? named.grantId : undefined
  const grant = id ? await usableGrant(db, id, now) : undefined
  const enabled = grant && grant.enabledScope !== '' ? grant.enabledScope.split(' ') : [] //    SC-022
  const opens =
    grant?.clientId === named.clientId && //                                                   SC-021
    grant?.registrationId === client.registrationId && //                                      SC-024
    enabled.length > 0 &&
    enabled.every((id) => catalog.scopes.get(id)?.description.grant_admin_scope === scope.description.id) // SC-023
  if (!grant || !opens) {
    throw refuse('no grant of this client can be opened by this; see the Grants API', '[0].grant_id')
  }
  return grant.id
}

function refuse(description: string, at = '') {
  return new CodedError('invalid_authorization_details', description, { at: `authorization_details${at}` })
}
