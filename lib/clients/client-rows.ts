import type { Selectable } from 'kysely'
import type { Purpose } from '#lib/catalog/index.ts'
import type { Tables } from '#lib/storage/index.ts'
import type { Client, ClientDetail, ClientStatus } from './types.ts'

export type ClientRow = Selectable<Tables['client']>

export function toClient(row: ClientRow): Client {
  return {
    id: row.id,
    registrationId: row.registration_id,
    name: row.name ?? row.id,
    uri: row.uri,
    logoUri: row.logo_uri,
    tosUri: row.tos_uri,
    policyUri: row.policy_uri,
    contacts: JSON.parse(row.contacts_json) as string[],
    scopes: row.scope === '' ? [] : row.scope.split(' '),
    redirectUris: JSON.parse(row.redirect_uris_json) as string[],
    responseTypes: JSON.parse(row.response_types_json) as string[],
    grantTypes: JSON.parse(row.grant_types_json) as string[],
    tokenEndpointAuthMethod: row.token_endpoint_auth_method,
    authorizationDetailsTypes: JSON.parse(row.authorization_details_types_json) as string[],
    authorizationDetails: JSON.parse(row.authorization_details_json) as ClientDetail[],
    purposes: JSON.parse(row.purposes_json) as Purpose[],
    status: row.status as ClientStatus,
    statusOptions: JSON.parse(row.status_options_json) as ClientStatus[],
    defaultScope: row.default_scope,
    defaultRedirectUri: row.default_redirect_uri,
    defaultAuthorizationDetails: JSON.parse(row.default_authorization_details_json) as ClientDetail[],
    created: row.created_at,
    modified: row.modified_at,
  }
}

/** A client that is called by its id has no name of its own (CL-008). */
export function toClientRow(client: Client): Omit<ClientRow, 'registered_scope'> {
  return {
    id: client.id,
    registration_id: client.registrationId,
    name: client.name === client.id ? null : client.name,
    uri: client.uri,
    logo_uri: client.logoUri,
    tos_uri: client.tosUri,
    policy_uri: client.policyUri,
    contacts_json: JSON.stringify(client.contacts),
    scope: client.scopes.join(' '),
    redirect_uris_json: JSON.stringify(client.redirectUris),
    response_types_json: JSON.stringify(client.responseTypes),
    grant_types_json: JSON.stringify(client.grantTypes),
    token_endpoint_auth_method: client.tokenEndpointAuthMethod,
    authorization_details_types_json: JSON.stringify(client.authorizationDetailsTypes),
    authorization_details_json: JSON.stringify(client.authorizationDetails),
    purposes_json: JSON.stringify(client.purposes),
    status: client.status,
    status_options_json: JSON.stringify(client.statusOptions),
    default_scope: client.defaultScope,
    default_redirect_uri: client.defaultRedirectUri,
    default_authorization_details_json: JSON.stringify(client.defaultAuthorizationDetails),
    created_at: client.created,
    modified_at: client.modified,
  }
}
