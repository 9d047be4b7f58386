import { type Configuration, errors } from 'oidc-provider'
import { deriveKeys, machinePaths } from '#lib/config/index.ts'
import { interactionLifetimeS } from '#lib/interactions/index.ts'
import { artifactAdapter } from './adapter.ts'
import { asking } from './asking.ts'
import { detailTypes, type EngineInside } from './engine-parts.ts'
import { enabledDetails } from './grant-details.ts'
import { grantLifetimeS } from './hand-over.ts'
import { tokenScope } from './token-scope.ts'

const accessTokenLifetimeS = 3600
const codeLifetimeS = 300
/** From its last use: each use gives a new one. */
const refreshTokenLifetimeS = 31_536_000

/** The parameters that we know beside the engine's. */
const extraParams = ['cds_grant_id', 'idp_hint']

export function engineConfiguration(inside: EngineInside): Configuration {
  const { publicUrl, secret, catalog, storage, now, exchanges, clients } = inside
  const resource = publicUrl
  const scopesFor = tokenScope(inside)

  async function sameRegistration(asking: string, holding: string | undefined): Promise<boolean> {
    const [one, other] = await Promise.all([clients.find(asking), clients.find(holding ?? '')])
    return one !== undefined && one.registrationId === other?.registrationId
  }

  return {
    adapter: artifactAdapter({ storage, exchanges, now }),
    routes: {
      authorization: machinePaths.authorize,
      pushed_authorization_request: machinePaths.par,
      token: machinePaths.token,
      introspection: machinePaths.introspect,
      revocation: machinePaths.revoke,
      jwks: machinePaths.jwks,
    },
    cookies: {
      keys: deriveKeys(secret, 'cookies').map((key) => key.toString('base64url')),
      short: {
        httpOnly: true,
        sameSite: 'lax',
        signed: true,
        secure: publicUrl.startsWith('https:'),
      },
    },
    // nothing is signed: tokens are opaque, and there are no ID tokens
    jwks: { keys: [] },
    clientDefaults: { id_token_signed_response_alg: 'HS256' },
    enabledJWA: { idTokenSigningAlgValues: ['HS256'] },
    scopes: [],
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'none'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    extraParams,
    ttl: {
      AccessToken: accessTokenLifetimeS,
      ClientCredentials: accessTokenLifetimeS,
      AuthorizationCode: codeLifetimeS,
      RefreshToken: refreshTokenLifetimeS,
      Interaction: interactionLifetimeS,
      Session: interactionLifetimeS,
      Grant: grantLifetimeS,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      dPoP: { enabled: false },
      claimsParameter: { enabled: false },
      clientCredentials: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      revocation: { enabled: true },
      introspection: {
        enabled: true,
        // a client asks about tokens of its own registration (AS-020)
        allowedPolicy: (_ctx, client, token) =>
          client.clientId === token.clientId || sameRegistration(client.clientId, token.clientId),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: async (ctx, asked, client) => {
          if (asked !== resource) throw new errors.InvalidTarget(`the only resource here is ${resource}`)
          return {
            scope: await scopesFor(ctx, client.clientId),
            audience: resource,
            accessTokenFormat: 'opaque',
          }
        },
      },
      richAuthorizationRequests: {
        enabled: true,
        // values are judged by `lib/request`, before the engine sees them
        types: Object.fromEntries(detailTypes(catalog).map((type) => [type, { validate: () => {} }])),
        authorizationDetailsForGrantSource: (_ctx, source) =>
          enabledDetails(storage.db, source.grantId ?? '', now()),
        authorizationDetailsForAccessToken: (ctx, token) =>
          'grantId' in token && token.grantId
            ? enabledDetails(storage.db, token.grantId, now())
            : JSON.parse(String(ctx.oidc.params?.authorization_details)),
        authorizationDetailsForIntrospection: (_ctx, token) =>
          'grantId' in token && token.grantId ? enabledDetails(storage.db, token.grantId, now()) : token.rar,
      },
    },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    // ending tokens leaves the grant as it is (GR-057)
    revokeGrantPolicy: () => false,
    ...asking(inside),
  }
}
