import type { Storage } from '#lib/storage/index.ts'
import { catalog, noon, publicUrl } from './a-registration.testing.ts'
import { type Client, type ClientChange, changeClient } from './index.ts'

/** What a client sends that changes nothing. */
function unchanged(client: Client): ClientChange {
  return {
    name: client.name,
    uri: client.uri,
    logoUri: client.logoUri,
    tosUri: client.tosUri,
    policyUri: client.policyUri,
    contacts: client.contacts,
    scope: client.scopes.join(' '),
    redirectUris: client.redirectUris,
    status: client.status,
    defaultScope: client.defaultScope,
    defaultRedirectUri: client.defaultRedirectUri,
    defaultAuthorizationDetails: client.defaultAuthorizationDetails,
    authorizationDetailsTypes: client.authorizationDetailsTypes,
    authorizationDetails: client.authorizationDetails,
    purposes: client.purposes,
  }
}

/** An hour after registration; `revoked` gets the clients whose tokens ended. */
export function change(
  storage: Storage,
  client: Client,
  changes: Partial<ClientChange>,
  revoked: string[] = [],
) {
  return changeClient(
    storage,
    client,
    { ...unchanged(client), ...changes },
    {
      catalog,
      publicUrl,
      now: noon.add({ hours: 1 }),
      revokeClientTokens: async (_, id) => {
        revoked.push(id)
      },
    },
  )
}
