import { Temporal } from 'temporal-polyfill'
import {
  findGrantById,
  type Grant,
  insertGrant,
  insertReceipt,
  newGrant,
  revokeGrant,
} from '#lib/grants/index.ts'
import { insertGrantRow } from '#lib/grants/repository.ts'
import { aServer } from './a-server.testing.ts'
import { routes as grants } from './grants.ts'
import { routes as messages } from './messages.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...grants, ...messages]

/** A registration, and grants put into its storage as an approval would. */
export async function aGrantor() {
  const server = await aServer(routes)
  const registered = await server.register()
  const { storage, secret } = server.runtime
  const clients = await storage.db.selectFrom('client').selectAll().execute()
  const asking = clients.find((client) => client.status === 'sandbox')
  if (!asking) throw new Error('no client that asks customers')

  const aGrant = (change: Partial<Grant> = {}) => putIn(change, insertGrantRow)
  /** With the first entry of its history. */
  const anApproval = (change: Partial<Grant> = {}) => putIn(change, insertGrant)

  async function putIn(change: Partial<Grant>, insert: typeof insertGrant): Promise<Grant> {
    const approved = newGrant(
      { id: asking?.id ?? '', registrationId: asking?.registration_id ?? '' },
      Temporal.Instant.from('2026-02-01T12:00:00Z'),
      {
        customerId: 'customer',
        scope: 'cds_usage',
        authorizationDetails: [{ type: 'cds_usage', segment_start: '2025-03-01T08:00:00.000Z' }],
        granted: [],
        expires: null,
      },
    )
    const grant = { ...approved, ...change }
    await storage.transaction((tx) => insert(tx, grant))
    return grant
  }

  async function aReceipt(grantId: string): Promise<string> {
    const content = {
      clientName: 'Acme',
      clientUri: null,
      utilityName: 'Example',
      customerName: null,
      sections: [],
    }
    const { receipt } = await storage.transaction((tx) =>
      insertReceipt(tx, secret, { grantId, created: '2026-02-01T12:00:00.000Z', locale: 'en', content }),
    )
    return receipt.number
  }

  const list = async (query: string): Promise<string[]> => {
    const { body } = await server.ask(`/cds/grants?${query}`, { token: registered.token })
    return body.grants.map((grant: { grant_id: string }) => grant.grant_id)
  }
  const patch = (grant: Grant, json: unknown) =>
    server.ask(`/cds/grants/${grant.id}`, { method: 'PATCH', token: registered.token, json })
  const read = (grant: Grant) => server.ask(`/cds/grants/${grant.id}`, { token: registered.token })
  /** As the customer would. */
  const revoke = (grant: Grant) => revokeGrant(server.runtime, grant.id, server.clock.now)
  const stored = async (grant: Grant) => (await findGrantById(storage.db, grant.id)) as Grant
  return {
    server,
    ...registered,
    revoke,
    stored,
    asking,
    aGrant,
    anApproval,
    aReceipt,
    list,
    patch,
    read,
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}
