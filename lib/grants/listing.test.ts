import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { aGrant, storages } from './a-grant.testing.ts'
import { type Grant, type GrantStatus, grantAsOf, listGrants } from './index.ts'
import type { GrantFilters } from './listing.ts'
import { insertGrantRow, updateGrantRow } from './repository.ts'

const now = '2026-06-01T00:00:00.000Z'
const statuses = ['active', 'pending', 'future', 'expired', 'revoked'] as const
const words = ['cds_usage', 'cds_accounts', 'cds_bills']
/** Few moments, so that many grants share one. */
const moment = fc.nat(11).map((month) => new Date(Date.UTC(2026, month - 6, 15)).toISOString())
const anyGrant = fc
  .record({
    created: moment,
    later: fc.constantFrom(0, 0, 1, 40),
    clientId: fc.constantFrom('one', 'two'),
    status: fc.constantFrom(...statuses),
    scope: fc.subarray(words, { minLength: 1 }),
    state: fc.constantFrom(null, 'a', 'b'),
    parent: fc.constantFrom(null, null, 'grant_parent'),
    expires: fc.constantFrom(null, null, '2026-05-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'),
  })
  .map(({ later, scope, ...given }) =>
    aGrant({
      ...given,
      scope: scope.join(' '),
      notBefore: given.status === 'future' ? (given.expires ?? '2026-05-02T00:00:00.000Z') : null,
      modified: new Date(Date.parse(given.created) + later * 86_400_000).toISOString(),
    }),
  )
const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
const anyFilters = fc.record({
  statuses: some<GrantStatus>(statuses),
  clientIds: some(['one', 'two', 'three']),
  scopes: some([...words, 'cds_none']),
  states: fc.option(fc.constant(['a']), { nil: undefined, freq: 1 }),
  parents: fc.option(fc.constant(['grant_parent']), { nil: undefined, freq: 1 }),
  after: fc.option(moment, { nil: undefined }),
  before: fc.option(moment, { nil: undefined }),
})

/** The rules by themselves: what a reader would pick by hand. GR-081 to GR-085 */
function fits(grant: Grant, filters: GrantFilters): boolean {
  const { status } = grantAsOf(grant, Temporal.Instant.from(now))
  const among = <T>(values: readonly T[] | undefined, value: T) => !values || values.includes(value)
  return (
    among(filters.statuses, status) &&
    among(filters.clientIds, grant.clientId) &&
    among<string | null>(filters.states, grant.state) &&
    among<string | null>(filters.parents, grant.parent) &&
    (!filters.scopes || grant.scope.split(' ').some((word) => filters.scopes?.includes(word))) &&
    (!filters.after || grant.created >= filters.after) &&
    (!filters.before || grant.created <= filters.before)
  )
}

/** Each tenth one takes the place of the two before it. */
function replacingTwo(grant: Grant, index: number, all: readonly Grant[]): Grant {
  const replaced = index > 0 && index % 10 === 0 ? all.slice(index - 2, index) : []
  return { ...grant, replacing: replaced.map(({ id }) => id) }
}

/** Children and replacements as they were written, the earlier first. */
function expectBeside(listed: Grant, all: readonly Grant[]) {
  const replacing = all.find(({ id }) => id === listed.id)?.replacing
  const expected = {
    children: all.filter(({ parent }) => parent === listed.id),
    replacing: all.filter(({ id }) => replacing?.includes(id)),
    replacedBy: all.filter((grant) => grant.replacing.includes(listed.id)),
  }
  for (const kind of ['children', 'replacing', 'replacedBy'] as const) {
    expect(listed[kind].toSorted()).toEqual(expected[kind].map(({ id }) => id).toSorted())
    const created = listed[kind].map((id) => all.find((grant) => grant.id === id)?.created)
    expect(created).toEqual(created.toSorted())
  }
}

describe.each(storages)('any listing on $name', ({ open }) => {
  test('GR-080 to GR-086 has what fits all filters, each once and in order, there and back', async () => {
    await using storage = await open()
    const grants = [aGrant({ id: 'grant_parent' }), ...fc.sample(anyGrant, 79)].map(replacingTwo)
    await storage.transaction(async (tx) => {
      for (const grant of grants) {
        const before: Grant = { ...grant, status: 'active', scope: 'cds_usage', modified: grant.created }
        await insertGrantRow(tx, before)
        await updateGrantRow(tx, before, grant)
      }
    })
    await fc.assert(
      fc.asyncProperty(anyFilters, fc.integer({ min: 1, max: 30 }), async (asked, limit) => {
        const filters = asked as GrantFilters
        const wanted = grants.filter((grant) => fits(grant, filters)).map(({ id }) => id)
        const { there, back } = await bothWays(storage, filters, limit)
        const ids = there.map(({ id }) => id)
        expect(ids.toSorted()).toEqual(wanted.toSorted())
        const modified = there.map((grant) => grant.modified)
        expect(modified).toEqual(modified.toSorted().reverse())
        expect(back).toEqual(ids)
        for (const grant of there) expectBeside(grant, grants)
      }),
      { numRuns: 150 },
    )
  })
})

async function bothWays(storage: Storage, filters: GrantFilters, limit: number) {
  const list = (cursor?: string) => listGrants(storage.db, 'registration', filters, { cursor, limit, now })
  const pages = [await list()]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list(next))
  const back = [pages.at(-1)]
  for (let before = back[0]?.previous; before; before = back[0]?.previous) back.unshift(await list(before))
  return {
    there: pages.flatMap((page) => page.grants),
    back: back.flatMap((page) => page?.grants.map(({ id }) => id) ?? []),
  }
}
