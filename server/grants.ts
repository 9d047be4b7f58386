import { z } from 'zod'
import { findClient } from '#lib/clients/index.ts'
import { machinePaths } from '#lib/config/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import {
  amendGrant,
  findGrantOf,
  type Grant,
  type GrantStatus,
  grantAsOf,
  listGrants,
} from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { found, moment, pageAddress, pageSize, spaceSeparated } from './listing.ts'
import { registrationOf } from './registration-of.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'

/** Lists are space-separated, filters intersect. WG1-02 §8.4 (GR-081 to GR-085); `states`: WG3-01 §9.1.1 */
const grantsQuery = z.object({
  grant_ids: spaceSeparated,
  parents: spaceSeparated,
  statuses: spaceSeparated,
  client_ids: spaceSeparated,
  scopes: spaceSeparated,
  receipt_confirmations: spaceSeparated,
  states: spaceSeparated,
  after: moment,
  before: moment,
  cursor: z.string().optional(),
})
type GrantsQuery = z.infer<typeof grantsQuery>

/** Fields that cannot be changed are not read (GR-090). */
const grantChange = z.object(
  {
    status: z.unknown().optional(),
    scope: z.unknown().optional(),
    authorization_details: z.unknown().optional(),
  },
  'send a JSON object',
)

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.grants,
    section: 'WG1-02 §8.4',
    token: 'cds_client_admin',
    query: grantsQuery,
    handle: listing,
  }),
  route({
    method: 'get',
    path: `${machinePaths.grants}/:id`,
    section: 'WG1-02 §8.5',
    token: 'cds_client_admin',
    handle: async (call) => answer(await ownGrant(call, await registrationOf(call)), call.runtime),
  }),
  route({
    method: 'patch',
    path: `${machinePaths.grants}/:id`,
    section: 'WG1-02 §8.6',
    token: 'cds_client_admin',
    body: grantChange,
    handle: change,
  }),
]

async function listing(call: Call<GrantsQuery, unknown>): Promise<Answer> {
  const { runtime, query, ctx } = call
  const { publicUrl } = runtime.environment
  const now = runtime.now()
  const page = await listGrants(runtime.storage.db, await registrationOf(call), filtersOf(query), {
    cursor: query.cursor,
    limit: pageSize,
    now: isoInstant(now),
  })
  return {
    body: {
      grants: page.grants.map((grant) => grantObject(grantAsOf(grant, now), publicUrl)),
      next: pageAddress(publicUrl, ctx, page.next),
      previous: pageAddress(publicUrl, ctx, page.previous),
    },
  }
}

function filtersOf(query: GrantsQuery) {
  return {
    ...(query.grant_ids && { grantIds: query.grant_ids }),
    ...(query.parents && { parents: query.parents }),
    ...(query.statuses && { statuses: query.statuses as GrantStatus[] }),
    ...(query.client_ids && { clientIds: query.client_ids }),
    ...(query.scopes && { scopes: query.scopes }),
    ...(query.receipt_confirmations && { receiptConfirmations: query.receipt_confirmations }),
    ...(query.states && { states: query.states }),
    ...(query.after && { after: query.after }),
    ...(query.before && { before: query.before }),
  }
}

/** What reduces access holds at once, anything more waits for the customer (GR-090 to GR-097). */
async function change(call: Call<unknown, z.infer<typeof grantChange>>): Promise<Answer> {
  const { runtime, body } = call
  if (body.status !== undefined && body.status !== 'closed') {
    throw new CodedError('invalid_request', `${describeValue(body.status)} cannot be set; use 'closed'`, {
      at: 'status',
    })
  }
  const grant = await ownGrant(call, await registrationOf(call))
  const client = found(await findClient(runtime.storage.db, grant.clientId), 'client')
  const { catalog, profile } = runtime
  const amended = await amendGrant(
    runtime,
    {
      grantId: grant.id,
      asked: { scope: body.scope, authorizationDetails: body.authorization_details },
      close: body.status === 'closed',
    },
    { client, catalog, timezone: profile.timezone, now: runtime.now() },
  )
  return answer(found(amended, 'grant'), runtime)
}

async function ownGrant({ runtime, params }: Call<unknown, unknown>, registrationId: string): Promise<Grant> {
  const grant = found(await findGrantOf(runtime.storage.db, registrationId, params.id ?? ''), 'grant')
  return grantAsOf(grant, runtime.now())
}

function answer(grant: Grant, { environment }: Runtime): Answer {
  return { body: grantObject(grant, environment.publicUrl) }
}

/** WG1-02 §8.1 (GR-010 to GR-028). Parents and children are named by id, grants that supersede by address. */
function grantObject(grant: Grant, publicUrl: string) {
  const addressOf = (id: string) => `${publicUrl}${machinePaths.grants}/${id}`
  return {
    grant_id: grant.id,
    uri: addressOf(grant.id),
    replacing: grant.replacing.map(addressOf),
    replaced_by: grant.replacedBy.map(addressOf),
    parent: grant.parent,
    children: grant.children,
    created: grant.created,
    modified: grant.modified,
    not_before: grant.notBefore,
    not_after: grant.expires,
    eta: grant.eta,
    expires: grant.expires,
    status: grant.status,
    client_id: grant.clientId,
    scope: grant.scope,
    authorization_details: grant.authorizationDetails,
    receipt_confirmations: grant.receiptConfirmations,
    enabled_scope: grant.enabledScope,
    enabled_authorization_details: grant.enabledAuthorizationDetails,
  }
}
