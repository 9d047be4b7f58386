import { describe, expect, test } from 'vitest'
import { cursorAt } from '#lib/storage/index.ts'
import { readsDuring, type Step, searchesIn, stepsOf, throughAll } from '#lib/storage/plan.testing.ts'
import { openTemporarySqlite } from '#lib/storage/testing.ts'
import { aGrant, insertRegistration } from './a-grant.testing.ts'
import { type Grant, type GrantFilters, listGrants } from './index.ts'
import { insertGrantRow } from './repository.ts'

const now = '2026-06-01T00:00:00.000Z'
const past = '2026-05-01T00:00:00.000Z'
const day = (index: number) => new Date(Date.UTC(2026, 2, 1 + index)).toISOString()
/** More than a few have run out or begun with nothing written of it: SQLite's plan goes by how many are named. */
const grants = Array.from({ length: 30 }, (_, index) =>
  aGrant({
    id: `grant_${index}`,
    created: day(index % 20),
    state: 'one',
    parent: 'grant_0',
    ...(index % 3 === 1 && { expires: past }),
    ...(index % 3 === 2 && { status: 'future', notBefore: past }),
  }),
)
const middle = { modified_at: day(10), id: 'grant_10' }
/** `until`: where a walk may end early. */
const pages = [
  { page: 'first', cursor: undefined, since: undefined, until: '>' },
  { page: 'next', cursor: cursorAt('next', middle), since: '<', until: '>' },
  { page: 'previous', cursor: cursorAt('previous', middle), since: '>', until: '<' },
] as const

/** A new filter is new here too. */
const several: Required<GrantFilters> = {
  grantIds: grants.map(({ id }) => id),
  receiptConfirmations: grants.map(({ id }) => `of ${id}`),
  states: ['one', 'two'],
  parents: ['grant_0', 'grant_1'],
  scopes: ['cds_usage', 'cds_bills'],
  after: day(1),
  before: day(18),
  clientIds: ['client', 'other'],
  statuses: ['active', 'expired', 'future'],
}
const one = Object.fromEntries(
  Object.entries(several).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 1) : value]),
) as typeof several
const names = Object.keys(several) as (keyof GrantFilters)[]
const mostAtOnce = 3
const sets = Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_, at) => bits & (1 << at)))
/** Up to so many filters, whichever they are, and all of them; each with one value, and with several. */
const choices: readonly GrantFilters[] = sets
  .filter(({ length }) => length <= mostAtOnce || length === names.length)
  .flatMap((set) => [one, several].map((asked) => Object.fromEntries(set.map((name) => [name, asked[name]]))))

describe('the plans that SQLite makes for listings', () => {
  test.each(pages)(
    'GR-080 to GR-086 the $page page is found by the index of the narrowest filter',
    async (given) => {
      const { cursor, since, until } = given
      await using storage = await withGrants()
      const plans = new Map<string, readonly Step[]>()
      for (const filters of choices) {
        const list = () => listGrants(storage.db, 'registration', filters, { cursor, limit: 5, now })
        const found = new Set<string>()
        for (const sql of await readsDuring(list)) {
          const plan = plans.get(sql) ?? (await stepsOf(storage.db, sql))
          plans.set(sql, plan)
          expect(throughAll(plan), sql).toEqual([])
          for (const search of searchesIn(plan)) found.add(withoutEnd(search, until))
        }
        expect([...found].toSorted(), `by ${JSON.stringify(filters)}`).toEqual(searchesFor(filters, since))
      }
    },
  )
})

/** Where each table is searched for a page and what lies beside its grants: by which columns of which index. */
function searchesFor(filters: GrantFilters, since: '<' | '>' | undefined): readonly string[] {
  const [walked, ...columns] = walkFor(filters)
  const ofGroups = walked === 'grant_place key'
  const start = since ? [`(modified_at,${ofGroups ? 'grant_id' : 'id'})${since}(?,?)`] : []
  const conditions = [...columns.map((column) => `${column}=?`), ...start]
  return [
    'grant key (id=?)',
    'grant_children (parent_id=?)',
    'grant_replacement key (grant_id=?)',
    'grant_replacement_replaced (replaced_id=?)',
    'receipt_grant (grant_id=?)',
    ...(filters.receiptConfirmations ? ['receipt key (number=?)'] : []),
    ...(filters.statuses
      ? ['grant_due (expires_at>? AND expires_at<?)', 'grant_not_before (not_before<?)']
      : []),
    ...(ofGroups ? ['grant_group key (registration_id=? AND scope=? AND period>? AND period<?)'] : []),
    ...(walked ? [`${walked} (${conditions.join(' AND ')})`] : []),
  ].toSorted()
}

/** The index of the narrowest that is asked for; of grants that are named, none but their key. */
function walkFor(filters: GrantFilters): readonly string[] {
  const { grantIds, receiptConfirmations, states, parents, clientIds, statuses } = filters
  if (grantIds || receiptConfirmations) return []
  if (states && statuses) return ['grant_by_state_and_status', 'registration_id', 'state', 'status']
  if (states) return ['grant_by_state', 'registration_id', 'state']
  if (parents && statuses) return ['grant_by_parent_and_status', 'parent_id', 'status']
  if (parents) return ['grant_by_parent', 'parent_id']
  if (filters.scopes || filters.after || filters.before) return ['grant_place key', 'group_id']
  if (clientIds && statuses) return ['grant_place key', 'group_id']
  if (clientIds) return ['grant_by_client', 'registration_id', 'client_id']
  if (statuses) return ['grant_by_status', 'registration_id', 'status']
  expect(filters, 'a filter that has no index').toEqual({})
  return ['grant_listing', 'registration_id']
}

/** Without what only ends a walk of a group earlier. */
function withoutEnd(search: string, until: '<' | '>'): string {
  if (!search.startsWith('grant_place')) return search
  return search
    .replace(` AND modified_at${until}?`, '')
    .replace(` AND (modified_at,grant_id)${until}(?,?)`, '')
}

async function withGrants() {
  const storage = await openTemporarySqlite()
  await storage.transaction(async (tx) => {
    await insertRegistration(tx)
    for (const grant of grants) await insertGrantRow(tx, grant)
    await tx.insertInto('receipt').values(grants.map(receiptOf)).execute()
  })
  return storage
}

function receiptOf({ id, created }: Grant) {
  const number = `of ${id}`
  return {
    ...{ number, address_hash: number, address_sealed: '', grant_id: id },
    ...{ locale: 'en', content_json: '{}', created_at: created },
  }
}
