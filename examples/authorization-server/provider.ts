import type { JWK } from 'jose'
import Provider, { interactionPolicy } from 'oidc-provider'

/** The one client, with what it may ask for; what the consent server is told of it. */
export const demoClient = {
  client_id: 'https://green-homes.example/app',
  client_name: 'Green Homes Advice',
  client_uri: 'https://green-homes.example/',
  cds_authorization_details: [{ type: 'cds_usage' }, { type: 'cds_accounts' }],
  client_id_issued_at: Date.UTC(2026, 9, 1, 18) / 1000,
  reviewed_at: Date.UTC(2026, 9, 12, 18) / 1000,
}

/** An authorization server as a utility has one: it knows its clients and gives the tokens. */
export function authorizationServer(issuer: string, key: JWK): Provider {
  const types = demoClient.cds_authorization_details.map(({ type }) => [type, { validate: () => {} }])
  return new Provider(issuer, {
    clients: [
      {
        client_id: demoClient.client_id,
        client_name: demoClient.client_name,
        redirect_uris: [`${issuer}/client/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        authorization_details_types: demoClient.cds_authorization_details.map(({ type }) => type),
      },
    ],
    jwks: { keys: [key] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes: [],
    pkce: { required: () => true },
    interactions: { policy: [decision()], url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    // each consent is a grant of its own
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId
      return grantId ? oidc.provider.Grant.find(grantId) : undefined
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: demoClient.cds_authorization_details.map(({ type }) => type).join(' '),
          audience: issuer,
          accessTokenFormat: 'opaque',
        }),
      },
      richAuthorizationRequests: {
        enabled: true,
        types: Object.fromEntries(types),
        authorizationDetailsForGrantSource: async (ctx, source) =>
          (await ctx.oidc.provider.Grant.find(source.grantId ?? ''))?.rar,
        authorizationDetailsForAccessToken: async (ctx, token) =>
          (await ctx.oidc.provider.Grant.find(('grantId' in token && token.grantId) || ''))?.rar,
        authorizationDetailsForIntrospection: (_ctx, token) => token.rar,
      },
    },
  })
}

/** Each request waits for a decision of the customer's, whoever is signed in. */
function decision() {
  const { Prompt, Check } = interactionPolicy
  return new Prompt(
    { name: 'login', requestable: true },
    new Check('decision', 'no decision yet', 'interaction_required', (ctx) => !ctx.oidc.result?.consent),
  )
}
