import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Storage } from '../index.ts'
import { planOf } from '../plan.testing.ts'
import { storages } from '../testing.ts'
import { grantRows, insertGrants } from './earlier-grants.testing.ts'
import { reopen, until } from './migrated.testing.ts'

/** When grants were made, and the first days of these quarters and ten days: at the ends of both, in UTC. */
const made = [
  ['2025-12-31T23:59:59.999Z', '2025-10-01', '2025-12-21'],
  ['2026-01-01T00:00:00.000Z', '2026-01-01', '2026-01-01'],
  ['2026-02-28T12:00:00.000Z', '2026-01-01', '2026-02-21'],
  ['2026-03-31T23:59:59.999Z', '2026-01-01', '2026-03-21'],
  ['2026-04-10T23:59:59.999Z', '2026-04-01', '2026-04-01'],
  ['2026-06-11T00:00:00.000Z', '2026-04-01', '2026-06-11'],
  ['2026-07-20T23:59:59.999Z', '2026-07-01', '2026-07-11'],
  ['2026-09-21T00:00:00.000Z', '2026-07-01', '2026-09-21'],
  ['2026-10-09T00:00:00.000Z', '2026-10-01', '2026-10-01'],
] as const
const april = made[4]

const grants = [
  ...made.map((of, index) => aGrant(`grant_${index}`, of)),
  aGrant('grant_of_two_words', april, { scope: 'cds_usage cds_bills' }),
  aGrant('grant_of_a_word_twice', april, { scope: 'cds_bills cds_bills' }),
  aGrant('grant_changed_later', april, { modified_at: '2026-08-01T00:00:00.000Z' }),
  aGrant('grant_of_another_status', april, { status: 'revoked' }),
  aGrant('grant_of_another_client', april, { client_id: 'other' }),
  aGrant('grant_of_another_registration', april, { registration_id: 'another' }),
]

function aGrant(
  id: string,
  [created_at, quarter, tenDays]: (typeof made)[number],
  otherwise: {
    [column in 'scope' | 'status' | 'client_id' | 'registration_id' | 'modified_at']?: string
  } = {},
) {
  const row = {
    ...{ id, created_at, modified_at: created_at, scope: 'cds_usage', status: 'active' },
    ...{ client_id: 'client', registration_id: 'registration' },
    ...otherwise,
  }
  const periods = ['', `quarter ${quarter}`, `ten days ${tenDays}`, `day ${created_at.slice(0, 10)}`]
  return { row, periods }
}

describe.each(storages)('grants that were in groups by month and day, on $name', ({ open }) => {
  test('025 are in groups by quarter, ten days and day instead, with a way through each', async () => {
    await using unplaced = await open(until('018'))
    await insertGrants(
      unplaced,
      grants.map(({ row }) => row),
    )
    await using old = await reopen(unplaced, until('024'))
    expect((await placesOf(old)).filter((place) => place.includes('month'))).not.toEqual([])
    const rows = await grantRows(old)
    await using migrated = await reopen(old, until('025'))
    expect(await grantRows(migrated)).toEqual(rows)
    expect(await placesOf(migrated)).toEqual(grants.flatMap(placesFor).toSorted())
    expect(await emptyGroups(migrated)).toEqual([])
    expect(await planOf(migrated, ofGroup)).toEqual(keyAlone[migrated.dialect])
    if (migrated.dialect === 'postgres') {
      const groups = await migrated.db.selectFrom('grant_group').select('id').execute()
      expect(await countsOf(migrated)).toEqual({ grant: grants.length, grant_group: groups.length })
    }
  })
})

function placesFor({ row, periods }: (typeof grants)[number]): readonly string[] {
  const words = ['', ...new Set(row.scope.split(' '))]
  return words.flatMap((scope) =>
    periods.map((period) =>
      [
        ...[row.registration_id, row.client_id, row.status, scope, period],
        ...[row.id, row.modified_at, row.created_at],
      ].join(', '),
    ),
  )
}

/** Every place with its group, but for the groups' numbers. */
async function placesOf({ db }: Storage): Promise<readonly string[]> {
  const places = await db
    .selectFrom('grant_place')
    .innerJoin('grant_group', 'grant_group.id', 'group_id')
    .select(['registration_id', 'client_id', 'status', 'scope', 'period'])
    .select(['grant_id', 'modified_at', 'created_at'])
    .execute()
  return places.map((place) => Object.values(place).join(', ')).toSorted()
}

const emptyGroups = ({ db }: Storage) =>
  db
    .selectFrom('grant_group')
    .select('id')
    .where('id', 'not in', (groups) => groups.selectFrom('grant_place').select('group_id'))
    .execute()

const ofGroup = `select modified_at, grant_id, created_at from grant_place where group_id = 1
  order by modified_at, grant_id`
const keyAlone = {
  sqlite: ['SEARCH grant_place USING PRIMARY KEY (group_id=?)'],
  postgres: ['Index Only Scan using grant_place_key on grant_place', 'Index Cond: (group_id = 1)'],
}

/** How many rows PostgreSQL plans for; of tables that it has never counted, it would compare each row with each. */
async function countsOf({ db }: Storage): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string; rows: number }>`select relname as name, reltuples as rows
    from pg_class where relname in ('grant', 'grant_group')`.execute(db)
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}
