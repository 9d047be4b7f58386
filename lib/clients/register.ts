import type { Temporal } from 'temporal-polyfill'
import { type Catalog, registrationFields } from '#lib/catalog/index.ts'
import { type Keys, pagePaths } from '#lib/config/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { detailsTypesOf, fullDetails, narrowedDetails } from './authorization-details.ts'
import { insertCredential } from './credentials.ts'
import { newId } from './identifiers.ts'
import { appendMessage } from './messages.ts'
import { adminScope, type PlannedClient, planClients } from './plan.ts'
import { insertClient } from './repository.ts'
import type { Client, ClientDetail, ClientStatus } from './types.ts'

/** What a third party says of itself. WG1-02 §4.1 */
export interface RegistrationRequest {
  /** Space-separated. */
  readonly scope: string
  readonly name: string | null
  readonly uri: string | null
  readonly logoUri: string | null
  readonly tosUri: string | null
  readonly policyUri: string | null
  readonly contacts: readonly string[]
  /** A narrowing of what its scopes may ask for; `null`: all of it. */
  readonly authorizationDetails: readonly ClientDetail[] | null
}

export interface RegistrationContext {
  readonly catalog: Catalog
  /** `deriveKeys(secret, 'encryption')` */
  readonly secretKeys: Keys
  readonly publicUrl: string
  readonly now: Temporal.Instant
  /** What else comes into being with each client, in the same transaction. */
  readonly alongside: (tx: Tx, client: Client) => Promise<void>
}

/**
 * Makes a registration with all of its clients, credentials and messages, or nothing. WG1-02 §4.2 (RG-030 to RG-042)
 *
 * @returns the admin client and its secret
 * @throws CodedError `invalid_client_metadata`
 */
export async function registerClient(
  storage: Storage,
  request: RegistrationRequest,
  context: RegistrationContext,
): Promise<{ client: Client; clientSecret: string }> {
  const { catalog, now } = context
  const plans = planClients(request.scope, catalog)
  const scopes = plans.flatMap((planned) => planned.scopes)
  const details = request.authorizationDetails
    ? narrowedDetails(request.authorizationDetails, scopes, catalog)
    : fullDetails(scopes, catalog)
  const registrationId = newId('reg')
  const clients = plans.map((planned) => makeClient(planned, { request, details, registrationId, context }))
  const [admin] = clients as [Client, ...Client[]]
  return storage.transaction(async (tx) => {
    await tx
      .insertInto('registration')
      .values({ id: registrationId, created_at: isoInstant(now) })
      .execute()
    const secrets = new Map<string, string>()
    for (const client of clients) {
      await insertClient(tx, client)
      if (authenticates(client)) {
        secrets.set(client.id, (await insertCredential(tx, client, context.secretKeys, now)).secret)
      }
      if (needsReview(client.scopes, catalog)) await announceReview(tx, client, now)
      await context.alongside(tx, client)
    }
    return { client: admin, clientSecret: secrets.get(admin.id) as string }
  })
}

function makeClient(
  planned: PlannedClient,
  made: {
    request: RegistrationRequest
    details: readonly ClientDetail[]
    registrationId: string
    context: RegistrationContext
  },
): Client {
  const { request, context } = made
  const id = newId('client')
  const at = isoInstant(context.now)
  const types = detailsTypesOf(planned.scopes, context.catalog)
  const redirectUri = planned.asksCustomers ? defaultRedirectUri(context.publicUrl, id) : null
  const isAdmin = planned.scopes[0] === adminScope
  const status: ClientStatus = needsReview(planned.scopes, context.catalog) ? 'sandbox' : 'production'
  return {
    id,
    registrationId: made.registrationId,
    name: request.name ?? id,
    uri: request.uri,
    logoUri: request.logoUri,
    tosUri: request.tosUri,
    policyUri: request.policyUri,
    contacts: request.contacts,
    scopes: planned.scopes,
    redirectUris: redirectUri === null ? [] : [redirectUri],
    responseTypes: planned.responseTypes,
    grantTypes: planned.grantTypes,
    tokenEndpointAuthMethod: planned.tokenEndpointAuthMethod,
    authorizationDetailsTypes: types,
    authorizationDetails: made.details.filter(({ type }) => types.includes(type)),
    purposes: [],
    status,
    statusOptions: isAdmin ? [status] : [status, 'disabled'],
    defaultScope: planned.asksCustomers ? planned.scopes.join(' ') : null,
    defaultRedirectUri: redirectUri,
    defaultAuthorizationDetails: [],
    created: at,
    modified: at,
  }
}

/** Run by this server, for clients without an address of their own (RG-035). */
export function defaultRedirectUri(publicUrl: string, clientId: string): string {
  return `${publicUrl}${pagePaths.defaultRedirect(clientId)}`
}

/** RG-034; a public client has no use for a secret. */
function authenticates({ tokenEndpointAuthMethod: method }: Client) {
  return method !== null && method !== 'none'
}

/** What opens customers' data begins in the sandbox, whether they are asked or not (RG-038, RG-039). */
function needsReview(scopes: readonly string[], catalog: Catalog) {
  const required = scopes.flatMap(
    (scope) => catalog.scopes.get(scope)?.description.registration_requirements ?? [],
  )
  return required.some((id) => registrationFields[id]?.type === 'internal_review')
}

/** A review that the server begins by itself is told as the request that it will answer (RF-021). */
async function announceReview(tx: Tx, client: Client, now: Temporal.Instant) {
  await appendMessage(tx, client.registrationId, now, {
    type: 'production_request',
    status: 'pending',
    name: 'Review before production',
    description: `Client ${client.id} works on the customers for testing now. A production client is made after review.`,
    related: { type: 'client', id: client.id },
  })
}
