import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { changeGrant, revokeGrant } from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import { openStorage, type Tx } from '#lib/storage/index.ts'
import { anApproval, profile, secret } from './an-approval.testing.ts'
import { approve, type HandOver } from './index.ts'

/** A process of its own for a test: customers approve, amend and revoke, three at a time, until it is killed. */
const [, , databaseUrl = ''] = process.argv
const storage = await openStorage(databaseUrl)

/** Keeps its part where the authorization server does, as tokens of the grant. */
const handOver: HandOver = {
  approved: async (tx, uid, { grantId }) => keepToken(tx, uid, grantId),
  declined: async () => {},
}
const revokeGrantTokens = async (tx: Tx, grantId: string) => {
  await tx.deleteFrom('artifact').where('grant_id', '=', grantId).execute()
}
const deciding = { storage, handOver, profile, secret, revokeGrantTokens }
const ending = { storage, revokeGrantTokens, tellCustomer: enqueueNews }
const now = () => Temporal.Now.instant()

await decide({})
process.send?.('deciding')
await Promise.all([decideForEver(), decideForEver(), decideForEver()])

async function decideForEver(): Promise<never> {
  for (;;) {
    const grantId = await decide({})
    await widen(grantId)
    await decide({ cds_grant_id: grantId })
    if (Math.random() < 0.7) await revokeGrant(ending, grantId, now())
  }
}

async function decide(params: Record<string, string>): Promise<string> {
  const moment = now()
  const approval = await anApproval(storage, params, { uid: randomUUID(), now: moment })
  const outcome = await approve(deciding, approval)
  if (outcome.kind !== 'approved') throw new Error(outcome.kind)
  return outcome.grantId
}

async function widen(grantId: string): Promise<void> {
  await storage.transaction((tx) =>
    changeGrant(tx, { grantId, now: now(), revokeGrantTokens }, () => ({
      cause: 'widen',
      by: 'client',
      to: 'needs_authorization',
    })),
  )
}

async function keepToken(tx: Tx, uid: string, grantId: string): Promise<void> {
  const row = { id_hash: uid, model: 'AccessToken', grant_id: grantId, uid, payload: '{}' }
  await tx.insertInto('artifact').values(row).execute()
}
