import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { clientCredentialsReader } from './client-credentials.ts'
import { asEngine } from './engine-error.ts'
import { type EngineInside, plainParams } from './engine-parts.ts'
import { usableGrant } from './grant-details.ts'

/** The scopes that a token or code may carry for a request, space-separated. */
export type TokenScope = (ctx: KoaContextWithOIDC, clientId: string) => Promise<string>

/**
 * By client credentials what is asked for, once it was judged; from a grant what it has enabled now; before there is
 * a grant, all that the client may have.
 */
export function tokenScope(inside: EngineInside): TokenScope {
  const { clients, storage, now, exchanges, catalog, timezone } = inside
  const readClientCredentials = clientCredentialsReader({ db: storage.db, catalog, timezone })

  return async (ctx, clientId) => {
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
}
