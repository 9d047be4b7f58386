import { isDeepStrictEqual } from 'node:util'
import type { Catalog } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import { detailsTypesOf, fullDetails, narrowedDetails } from './authorization-details.ts'
import { checkedDefaultDetails } from './default-details.ts'
import { adminScope, scopeOf, scopeWords, workingsOf } from './plan.ts'
import { changedPurposes, type SentPurpose } from './purposes.ts'
import { checkRedirectUris } from './redirect-uris.ts'
import { defaultRedirectUri } from './register.ts'
import type { Client, ClientDetail, ClientStatus } from './types.ts'

/** The whole of what a client may change; `null` sets a field back to its default (CL-051, CL-055). */
export interface ClientChange {
  readonly name: string | null
  readonly uri: string | null
  readonly logoUri: string | null
  readonly tosUri: string | null
  readonly policyUri: string | null
  readonly contacts: readonly string[]
  /** Space-separated. */
  readonly scope: string | null
  readonly redirectUris: readonly string[] | null
  readonly status: string | null
  readonly defaultScope: string | null
  readonly defaultRedirectUri: string | null
  readonly defaultAuthorizationDetails: readonly ClientDetail[] | null
  readonly authorizationDetailsTypes: readonly string[] | null
  readonly authorizationDetails: readonly ClientDetail[] | null
  /** `null`: none of its own. */
  readonly purposes: readonly SentPurpose[] | null
}

interface Surroundings {
  readonly catalog: Catalog
  readonly publicUrl: string
  readonly registeredScopes: readonly string[]
}

/**
 * The client as it would be after a change.
 *
 * @throws CodedError `invalid_client_metadata`, `invalid_redirect_uri` (CL-054, CL-056, CL-057)
 */
export function changedClient(client: Client, change: ClientChange, surroundings: Surroundings): Client {
  const scopes = changedScopes(client, change, surroundings)
  const types = changedTypes(client, change, scopes, surroundings)
  const authorizationDetails = changedDetails(client, change, scopes, surroundings)
  const purposes = changedPurposes({ ...client, scopes }, change.purposes ?? [], surroundings.catalog)
  const redirectUris = changedRedirectUris(client, change, surroundings)
  return {
    ...client,
    name: change.name ?? client.id,
    uri: change.uri,
    logoUri: change.logoUri,
    tosUri: change.tosUri,
    policyUri: change.policyUri,
    contacts: change.contacts,
    scopes,
    redirectUris,
    authorizationDetailsTypes: types,
    authorizationDetails,
    purposes,
    status: changedStatus(client, change),
    defaultScope: changedDefaultScope(client, change, scopes),
    defaultRedirectUri: changedDefaultRedirectUri(client, change, redirectUris, surroundings),
    defaultAuthorizationDetails: checkedDefaultDetails(
      change.defaultAuthorizationDetails ?? [],
      { scopes, authorizationDetails, purposes },
      surroundings.catalog,
    ),
  }
}

function changedScopes(client: Client, { scope }: ClientChange, { catalog, registeredScopes }: Surroundings) {
  if (scope === null) return registeredScopes
  const words = scopeWords(scope)
  if (isDeepStrictEqual(words, client.scopes)) return client.scopes
  if (words.length === 0) throw refused('name at least one scope; to end the client, disable it', 'scope')
  const own = client.scopes[0]
  if (own === adminScope) throw refused(`the admin client has '${adminScope}' and no other`, 'scope')
  const workings = own === undefined ? undefined : workingsOf(scopeOf(own, catalog))
  for (const word of words) {
    const description = scopeOf(word, catalog)
    const fits = word !== adminScope && workingsOf(description) === workings
    if (!fits) throw refused(`'${word}' does not work by this client's grant types`, 'scope')
  }
  return words
}

/** They follow from the scopes: equal to what they are or become, or left out. */
function changedTypes(
  client: Client,
  { authorizationDetailsTypes: wanted }: ClientChange,
  scopes: readonly string[],
  { catalog }: Surroundings,
) {
  const types = detailsTypesOf(scopes, catalog)
  const fits =
    wanted === null ||
    isDeepStrictEqual(wanted, types) ||
    isDeepStrictEqual(wanted, client.authorizationDetailsTypes)
  if (!fits) throw refused('follows from the scopes; leave it out', 'authorization_details_types')
  return types
}

/** Sent back as it was, it goes along with a change of scopes: entries of scopes that went go, those of new ones come. */
function changedDetails(
  client: Client,
  { authorizationDetails: wanted }: ClientChange,
  scopes: readonly string[],
  { catalog }: Surroundings,
): readonly ClientDetail[] {
  const full = fullDetails(scopes, catalog)
  if (wanted === null) return full
  const known = client.authorizationDetails
  if (!isDeepStrictEqual(wanted, known)) return narrowedDetails(wanted, scopes, catalog)
  if (isDeepStrictEqual(scopes, client.scopes)) return known
  return full.map((entry) => known.find(({ type }) => type === entry.type) ?? entry)
}

function changedRedirectUris(
  client: Client,
  { redirectUris: wanted }: ClientChange,
  { publicUrl }: Surroundings,
): readonly string[] {
  const serverMade = defaultRedirectUri(publicUrl, client.id)
  if (asksCustomers(client)) {
    const addresses = [...new Set(wanted ?? [serverMade])]
    if (!isDeepStrictEqual(addresses, client.redirectUris)) {
      checkRedirectUris(addresses, { publicUrl, serverMade })
    }
    return addresses
  }
  if (wanted && wanted.length > 0) {
    throw new CodedError('invalid_redirect_uri', 'this client asks no customers; leave it empty', {
      at: 'redirect_uris',
    })
  }
  return []
}

function changedStatus(client: Client, { status: wanted }: ClientChange): ClientStatus {
  if (wanted === null) return client.statusOptions.find((status) => status !== 'disabled') ?? client.status
  if (wanted === client.status) return client.status
  const status = client.statusOptions.find((option) => option === wanted)
  if (!status) {
    throw refused(
      `${describeValue(wanted)} is not open to this client; use ${client.statusOptions.join(', ')}`,
      'cds_status',
    )
  }
  return status
}

function changedDefaultScope(
  client: Client,
  { defaultScope: wanted }: ClientChange,
  scopes: readonly string[],
) {
  if (!asksCustomers(client)) return none(wanted, 'cds_default_scope')
  if (wanted === null) return scopes.join(' ')
  const words = scopeWords(wanted)
  const outside = words.find((word) => !scopes.includes(word))
  if (outside !== undefined || words.length === 0) {
    throw refused(`use some of the client's own scopes: ${scopes.join(', ')}`, 'cds_default_scope')
  }
  return words.join(' ')
}

function changedDefaultRedirectUri(
  client: Client,
  { defaultRedirectUri: wanted }: ClientChange,
  redirectUris: readonly string[],
  { publicUrl }: Surroundings,
) {
  if (!asksCustomers(client)) return none(wanted, 'cds_default_redirect_uri')
  if (wanted === null) {
    const serverMade = defaultRedirectUri(publicUrl, client.id)
    return redirectUris.includes(serverMade) ? serverMade : (redirectUris[0] ?? null)
  }
  if (!redirectUris.includes(wanted)) {
    throw refused("use one of the client's 'redirect_uris'", 'cds_default_redirect_uri')
  }
  return wanted
}

function asksCustomers(client: Client) {
  return client.responseTypes.length > 0
}

function none(wanted: string | null, at: string): null {
  if (wanted !== null) throw refused('this client asks no customers; leave it out', at)
  return null
}

function refused(description: string, at: string) {
  return new CodedError('invalid_client_metadata', description, { at })
}
