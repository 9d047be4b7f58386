import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GrantFilters, listGrants } from '#lib/grants/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { startPostgres } from '#lib/storage/testing-setup.ts'
import { unpinLoad } from './contender.ts'
import { createdAt, fillGrants, grantCount, grantId, receiptNumber, registrationId } from './many-grants.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'

const targetMs = 20
const pageSize = 100
const asks = 150
const warmUpAsks = 15
/** Later than all of the grants, earlier than their ends. */
const now = '2026-08-01T12:00:00.000Z'

const at = (share: number) => createdAt(Math.floor(share * (grantCount - 1)))
const asked: readonly [name: string, filters: GrantFilters][] = [
  ['no filter', {}],
  ['grant_ids, 100', { grantIds: Array.from({ length: 100 }, (_, index) => grantId(index * 9_973)) }],
  ['parents, 1,000 children', { parents: [grantId(3)] }],
  ['statuses, common', { statuses: ['active'] }],
  ['statuses, rare', { statuses: ['suspended'] }],
  ['statuses, all', { statuses: ['active', 'expired', 'revoked', 'closed', 'pending', 'suspended'] }],
  ['client_ids, common', { clientIds: ['client-main'] }],
  ['client_ids, rare', { clientIds: ['client-rare'] }],
  ['scopes, common', { scopes: ['cds_usage'] }],
  ['scopes, rare', { scopes: ['cds_rare'] }],
  ['scopes, several', { scopes: ['cds_rare', 'cds_usage', 'cds_service_contracts'] }],
  ['receipt_confirmations', { receiptConfirmations: [receiptNumber(grantId(5))] }],
  ['states, one', { states: ['state-77777'] }],
  ['states, of 1,000', { states: ['state-of-many'] }],
  ['states, of 1,000; scope, rare', { states: ['state-of-many'], scopes: ['cds_rare'] }],
  ['parents; client, other', { parents: [grantId(3)], clientIds: ['client-other'] }],
  ['before, old', { before: at(0.0005) }],
  ['before, middle', { before: at(0.5) }],
  ['before, late', { before: at(0.99) }],
  ['after, old', { after: at(0.1) }],
  ['after, late', { after: at(0.9999) }],
  ['after and before, a day', { after: at(0.5), before: at(0.501) }],
  ['after and before, wide', { after: at(0.2), before: at(0.8) }],
  ['rare client, rare status', { clientIds: ['client-rare'], statuses: ['revoked'] }],
  ['client, status, both common', { clientIds: ['client-main'], statuses: ['active', 'expired'] }],
  ['scope, rare; status, rare', { scopes: ['cds_rare'], statuses: ['suspended', 'pending'] }],
  ['scope, status, client', { scopes: ['cds_usage'], statuses: ['expired'], clientIds: ['client-other'] }],
  ['before, middle; active', { before: at(0.5), statuses: ['active'] }],
  ['before, middle; scope, rare', { before: at(0.5), scopes: ['cds_rare'] }],
  [
    'all of them together',
    {
      before: at(0.7),
      after: at(0.3),
      scopes: ['cds_usage'],
      statuses: ['active', 'revoked'],
      clientIds: ['client-main', 'client-other'],
    },
  ],
]

/** A page of a hundred of a million grants, by each filter and by several: the first page, one further on, and back. */
export async function listings(): Promise<void> {
  unpinLoad()
  process.stdout.write(
    'Asked in this process, one page after the other, with no other load; PostgreSQL beside it.\n',
  )
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-listings-'))
  const postgres = await startPostgres()
  try {
    await listOn('SQLite', `file:${join(folder, 'grants.db')}`)
    await listOn('PostgreSQL', postgres.url)
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true })
  }
}

async function listOn(name: string, databaseUrl: string): Promise<void> {
  const storage = await openStorage(databaseUrl)
  try {
    const begin = performance.now()
    await fillGrants(storage)
    const tookS = (performance.now() - begin) / 1_000
    print([`${name}, filled in ${tookS.toFixed(0)} s`, 'median', '99 of 100', 'of it here', 'target'])
    for (const [filter, filters] of asked) await measure(storage, filter, filters)
  } finally {
    await storage.close()
  }
}

async function measure(storage: Storage, name: string, filters: GrantFilters): Promise<void> {
  const list = (cursor?: string) =>
    listGrants(storage.db, registrationId, filters, { cursor, limit: pageSize, now })
  const times: number[] = []
  let used = process.cpuUsage()
  let cursor: string | undefined
  for (let count = -warmUpAsks; count < asks; count++) {
    if (count === 0) used = process.cpuUsage()
    const begin = performance.now()
    const page = await list(cursor)
    if (count >= 0) times.push(performance.now() - begin)
    // every fifth ask goes a page back
    cursor = (count % 5 === 4 ? page.previous : page.next) ?? undefined
  }
  const { user, system } = process.cpuUsage(used)
  print([
    name,
    `${median(times).toFixed(1)} ms`,
    `${percentile(times, 0.99).toFixed(1)} ms`,
    `${((user + system) / 1_000 / asks).toFixed(1)} ms`,
    `≤ ${targetMs} ms`,
  ])
}
