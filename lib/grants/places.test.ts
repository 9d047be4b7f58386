import { describe, expect, test } from 'vitest'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { migrations } from '#lib/storage/migrations/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { aGrant, insertRegistration } from './a-grant.testing.ts'
import { type Grant, listGrants } from './index.ts'
import type { GrantFilters } from './listing.ts'
import { insertGrantRow, updateGrantRow } from './repository.ts'

const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '019'))
/** More than the migration reads at once. */
const grantCount = 1_010
/** Each grant is several statements, which take their time on a busy machine. */
const limitMs = 300_000
const now = '2026-06-01T00:00:00.000Z'
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + (index % 140))).toISOString()
const scopes = ['cds_usage', 'cds_usage cds_bills', 'cds_accounts cds_usage', 'cds_bills cds_bills']
const grants: readonly Grant[] = Array.from({ length: grantCount }, (_, index) =>
  aGrant({
    id: `grant_${String(index).padStart(22, '0')}`,
    clientId: index % 7 === 0 ? 'rare' : 'common',
    status: index % 5 === 0 ? 'revoked' : 'active',
    scope: scopes[index % scopes.length] ?? '',
    created: day(index * 11),
    modified: day(index * 11 + (index % 3)),
    parent: index % 9 === 0 ? 'grant_parent' : null,
  }),
)

const asked: readonly GrantFilters[] = [
  {},
  { scopes: ['cds_bills'] },
  { scopes: ['cds_accounts', 'cds_bills'], clientIds: ['rare'] },
  { before: day(40) },
  { before: day(40).replace('T00', 'T12') },
  { after: day(60), before: day(100), statuses: ['revoked'] },
  { clientIds: ['common'], statuses: ['active'] },
  { parents: ['grant_parent'] },
]

describe.each(storages)('grants that were there before they had places, on $name', ({ open }) => {
  test(
    'GR-080 to GR-086 are listed as those of a new database, and can be changed',
    async () => {
      await using fresh = await open()
      await fresh.transaction(async (tx) => {
        await insertRegistration(tx)
        for (const grant of grants) await insertGrantRow(tx, grant)
      })
      const rows = await fresh.db.selectFrom('grant').selectAll().orderBy('id').execute()
      await using old = await open(before)
      await old.transaction(async (tx) => {
        await insertRegistration(tx)
        for (let at = 0; at < rows.length; at += 100)
          await tx
            .insertInto('grant')
            .values(rows.slice(at, at + 100))
            .execute()
      })
      await old.close()
      const migrated = await openStorage(old.url)
      try {
        expect(await places(migrated)).toEqual(await places(fresh))
        for (const filters of asked)
          expect(await idsOf(migrated, filters)).toEqual(await idsOf(fresh, filters))
        const first = grants[0] as Grant
        const changed = { ...first, status: 'closed' as const, scope: 'cds_new', modified: now }
        for (const storage of [migrated, fresh])
          await storage.transaction((tx) => updateGrantRow(tx, first, changed))
        expect(await places(migrated)).toEqual(await places(fresh))
        expect(await idsOf(migrated, { scopes: ['cds_new'] })).toEqual([first.id])
      } finally {
        await migrated.close()
      }
    },
    limitMs,
  )
})

/** By what the groups are, as their numbers differ. */
async function places({ db }: Storage) {
  const found = await db
    .selectFrom('grant_place')
    .innerJoin('grant_group', 'grant_group.id', 'group_id')
    .select(['registration_id', 'scope', 'client_id', 'status', 'period'])
    .select(['grant_id', 'modified_at', 'created_at'])
    .execute()
  return found.map((place) => Object.values(place).join(' ')).toSorted()
}

async function idsOf({ db }: Storage, filters: GrantFilters): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await listGrants(db, 'registration', filters, {
      limit: 100,
      now,
      ...(cursor && { cursor }),
    })
    ids.push(...page.grants.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  return ids
}
