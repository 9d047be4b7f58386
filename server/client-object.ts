import type { Catalog } from '#lib/catalog/index.ts'
import { type Client, purposesOf } from '#lib/clients/index.ts'
import { clientPaths } from '#lib/config/index.ts'

/**
 * A client in the wire's words. WG1-02 §5.1 (CL-003 to CL-029); `cds_authorization_details` by DR-10, `cds_purposes`
 * by WG3-01 §8.1.
 */
export function clientObject(client: Client, publicUrl: string, catalog: Catalog) {
  return {
    client_id: client.id,
    client_id_issued_at: Math.floor(Date.parse(client.created) / 1000),
    client_name: client.name,
    ...sent('client_uri', client.uri),
    ...sent('logo_uri', client.logoUri),
    ...sent('tos_uri', client.tosUri),
    ...sent('policy_uri', client.policyUri),
    contacts: client.contacts,
    scope: client.scopes.join(' '),
    redirect_uris: client.redirectUris,
    response_types: client.responseTypes,
    grant_types: client.grantTypes,
    token_endpoint_auth_method: client.tokenEndpointAuthMethod,
    authorization_details_types: client.authorizationDetailsTypes,
    cds_authorization_details: client.authorizationDetails,
    ...(mayHavePurposes(client, catalog) && { cds_purposes: purposes(client, catalog) }),
    cds_created: client.created,
    cds_modified: client.modified,
    cds_client_uri: `${publicUrl}${clientPaths.client(client.id)}`,
    cds_status: client.status,
    cds_status_options: client.statusOptions,
    cds_server_metadata: `${publicUrl}${clientPaths.serverMetadata(client.id)}`,
    ...(client.responseTypes.length > 0 && {
      cds_default_scope: client.defaultScope,
      cds_default_redirect_uri: client.defaultRedirectUri,
      cds_default_authorization_details: client.defaultAuthorizationDetails,
    }),
  }
}

export type ClientObject = ReturnType<typeof clientObject>

function mayHavePurposes({ scopes }: Client, catalog: Catalog): boolean {
  return scopes.some((scope) => catalog.scopes.get(scope)?.groups.purpose)
}

/** By id (PU-002), the utility's defaults first. */
function purposes(client: Client, catalog: Catalog) {
  return Object.fromEntries(
    purposesOf(client, catalog).map(({ id, name, content, relatedUri, relatedName, scopesSupported }) => [
      id,
      {
        id,
        name,
        content,
        related_uri: relatedUri,
        related_name: relatedName,
        scopes_supported: scopesSupported,
      },
    ]),
  )
}

function sent<Name extends string>(name: Name, value: string | null): { [name in Name]?: string } {
  return value === null ? {} : ({ [name]: value } as { [name in Name]: string })
}
