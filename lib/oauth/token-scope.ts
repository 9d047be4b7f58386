import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type Client, checkStage } from '#lib/clients/index.ts'
import { directGrant } from '#lib/grants/index.ts'
import { revokeGrantTokens } from './artifact.ts'
import { checkReach } from './check-reach.ts'
import { clientCredentialsReader } from './client-credentials.ts'
import { asEngine } from './engine-error.ts'
import type { EngineInside } from './engine-parts.ts'
import { usableGrant } from './grant-details.ts'
import { neededConsents } from './needed-consents.ts'

/** The scopes that a token or code may carry for a request, space-separated. */
export type TokenScope = (ctx: KoaContextWithOIDC, clientId: string) => Promise<string>

/**
 * By client credentials what is asked for, once it was judged; from a grant what it has enabled now, or will have once
 * the utility has looked into it, as no other token comes of that (GR-043); before there is a grant, all that the client
 * may have.
 */
export function tokenScope(inside: EngineInside): TokenScope {
  const { clients, storage, now } = inside
  const judged = clientCredentials(inside)

  return async (ctx, clientId) => {
    const client = await clients.find(clientId)
    if (!client) return ''
    if (ctx.oidc.params?.grant_type === 'client_credentials') return judged(ctx.oidc.params, client)
    const grantId = ctx.oidc.entities.Grant?.jti
    if (!grantId) return client.scopes.join(' ')
    const grant = await usableGrant(storage.db, grantId, now())
    if (!grant) throw new errors.InvalidGrant('the grant gives no access')
    return grant.status === 'pending' ? grant.scope : grant.enabledScope
  }
}

/** Judges the request, and tells the engine what is granted: values by default stand in the answer too (FD-010). */
function clientCredentials(inside: EngineInside) {
  const { storage, now, exchanges, catalog, timezone, mode, resources } = inside
  const read = clientCredentialsReader({ db: storage.db, catalog, timezone })

  return async (params: Record<string, unknown>, client: Client): Promise<string> => {
    const exchange = exchanges.getStore()
    const details = exchange?.authorizationDetails ?? undefined
    const asked = {
      ...(typeof params.scope === 'string' && { scope: params.scope }),
      ...(details !== undefined && { authorization_details: details }),
    }
    const { scope, administeredGrantId, direct } = await asEngine(() => read(asked, client, now()))
    params.scope = scope
    if (direct) {
      const grant = await asEngine(async () => {
        checkStage(client, mode)
        await checkReach(direct, resources)
        const consents = await neededConsents(direct, client, { db: storage.db, catalog, resources })
        const moment = { now: now(), timezone }
        return directGrant(storage, { client, request: direct, consents, revokeGrantTokens, ...moment })
      })
      if (exchange) exchange.openedGrantId = grant.id
      params.authorization_details = JSON.stringify(grant.enabledAuthorizationDetails)
      return scope
    }
    if (exchange) exchange.openedGrantId = administeredGrantId
    params.authorization_details = details
    return scope
  }
}
