import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/**
 * What everything is compared with: `oidc-provider` alone, with clients and tokens in its memory.
 * The same features are on; nothing is judged but by the engine.
 */
const port = Number(process.env.PORT)
const issuer = `http://localhost:${port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'admin',
      client_secret: 'secret-of-the-admin-client',
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
    },
    {
      client_id: 'consent',
      client_secret: 'secret-of-the-consent-client',
      redirect_uris: [`${issuer}/return`],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      authorization_details_types: ['cds_usage'],
    },
  ],
  cookies: { keys: ['key'] },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => issuer,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'cds_client_admin cds_usage', accessTokenFormat: 'opaque' }),
    },
    richAuthorizationRequests: {
      enabled: true,
      types: { cds_usage: { validate: () => {} } },
      authorizationDetailsForGrantSource: () => [],
      authorizationDetailsForAccessToken: () => [],
      authorizationDetailsForIntrospection: () => [],
    },
  },
  routes: {
    token: '/oauth/token',
    introspection: '/oauth/introspect',
    pushed_authorization_request: '/oauth/par',
  },
  ttl: { ClientCredentials: 3600 },
})

createServer(provider.callback()).listen(port, () => process.send?.({ ready: true }))
// Also when the bench is gone.
for (const event of ['SIGTERM', 'disconnect'] as const) process.once(event, () => process.exit(0))
