import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import { deriveKey, machinePaths, pagePaths } from '#lib/config/index.ts'
import { insertInteraction } from '#lib/interactions/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { artifactAdapter } from './adapter.ts'
import { clientCredentialsReader } from './client-credentials.ts'
import type { EngineClients } from './clients.ts'
import { asEngine } from './engine-error.ts'
import type { Exchanges } from './exchange.ts'
import { enabledDetails, usableGrant } from './grant-details.ts'
import { grantLifetimeS } from './hand-over.ts'

/** What the engine is made of. */
export interface EngineParts {
  readonly publicUrl: string
  readonly secret: string
  readonly catalog: Catalog
  /** The utility's (`cds_timezone`). */
  readonly timezone: string
  readonly storage: Storage
  readonly now: () => Temporal.Instant
}

export const interactionLifetimeS = 3600
const accessTokenLifetimeS = 3600
const codeLifetimeS = 300
/** From its last use: each use gives a new one. */
const refreshTokenLifetimeS = 31_536_000

/** The parameters that we know beside the engine's. */
const extraParams = ['cds_grant_id', 'idp_hint']

export function engineConfiguration(
  parts: EngineParts,
  { exchanges, clients }: { exchanges: Exchanges; clients: EngineClients },
): Configuration {
  const { publicUrl, secret, catalog, storage, now } = parts
  const resource = publicUrl
  const readClientCredentials = clientCredentialsReader({ db: storage.db, catalog, timezone: parts.timezone })

  /** The scopes that a token or code may carry for this request. */
  async function scopesFor(ctx: KoaContextWithOIDC, clientId: string): Promise<string> {
    const client = await clients.find(clientId)
    if (!client) return ''
    if (ctx.oidc.params?.grant_type === 'client_credentials') {
      const params = plainParams(ctx)
      const request = await asEngine(() => readClientCredentials(params, client, now()))
      const exchange = exchanges.getStore()
      if (exchange) exchange.administeredGrantId = request.administeredGrantId
      ctx.oidc.params.scope = request.scope
      return request.scope
    }
    const grantId = ctx.oidc.entities.Grant?.jti
    if (!grantId) return client.scopes.join(' ')
    const grant = await usableGrant(storage.db, grantId, now())
    if (!grant) throw new errors.InvalidGrant('the grant gives no access')
    return grant.enabledScope
  }

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
      keys: [deriveKey(secret, 'cookies').toString('base64url')],
      short: cookie(publicUrl),
      long: cookie(publicUrl),
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
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      const grant = grantId && (await ctx.oidc.provider.Grant.find(grantId))
      if (!grant) throw new errors.AccessDenied('the customer has taken the authorization back')
      return grant
    },
    interactions: {
      policy: [decision()],
      url: async (ctx, interaction) => {
        await openForm(ctx, interaction.uid)
        return publicUrl + pagePaths.authorize(interaction.uid)
      },
    },
  }

  /** Our interaction is written together with the engine's. */
  async function openForm(ctx: KoaContextWithOIDC, uid: string) {
    const created = now()
    const opened = {
      uid,
      clientId: ctx.oidc.client?.clientId ?? '',
      params: plainParams(ctx),
      returnTo: `${publicUrl}${machinePaths.authorize}/${uid}`,
      created: isoInstant(created),
      expires: isoInstant(created.add({ seconds: interactionLifetimeS })),
      mustSignIn: ctx.oidc.prompts.has('login'), // GR-062
    }
    exchanges.getStore()?.writes.push((tx) => insertInteraction(tx, opened))
  }
}

/** Every request asks the customer; a decision is final. `prompt=login` is the form's matter. */
function decision() {
  const { Prompt, Check } = interactionPolicy
  return new Prompt(
    { name: 'login', requestable: true },
    new Check(
      'decision',
      'the customer has not decided yet',
      'interaction_required',
      (ctx) => !ctx.oidc.result?.consent,
    ),
  )
}

/** Every `type` that may stand in `authorization_details`. */
export function detailTypes(catalog: Catalog): string[] {
  return [...catalog.scopes.values()].flatMap(
    ({ description }) => description.authorization_details_types_supported,
  )
}

function plainParams(ctx: KoaContextWithOIDC): Record<string, string> {
  const entries = Object.entries(ctx.oidc.params ?? {})
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function cookie(publicUrl: string) {
  return { httpOnly: true, sameSite: 'lax', signed: true, secure: publicUrl.startsWith('https:') } as const
}
