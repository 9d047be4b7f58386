import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Storage } from '../index.ts'
import { planOf } from '../plan.testing.ts'
import { storages } from '../testing.ts'
import { grantRows, insertGrants } from './earlier-grants.testing.ts'
import { indexOf, reopen, until } from './migrated.testing.ts'

/** None lies as an index has it, and some were made at the same moment. */
const grants = (
  [
    ['g6', 'g1', 'theirs', 'one', '03'],
    ['g3', 'g1', 'mine', 'two', '02'],
    ['g5', 'g2', 'mine', 'one', '02'],
    ['g1', null, null, 'one', '04'],
    ['g4', 'g1', 'mine', 'one', '02'],
    ['g2', null, 'mine', 'one', '01'],
  ] as const
).map(([id, parent_id, customer_id, client_id, month]) => ({
  ...{ id, parent_id, customer_id, client_id },
  created_at: `2026-${month}-01T00:00:00.000Z`,
}))

const children = `select id, created_at from "grant" where parent_id = 'g1' order by created_at, id`
const ofCustomer = `select id, client_id, status, expires_at, created_at, parent_id from "grant" where customer_id = 'mine'`
const ofCustomerAndClient = `select id from "grant" where customer_id = 'mine' and client_id = 'one' order by created_at, id`

describe.each(storages)('grants that were there before an index of them, on $name', ({ open }) => {
  test('023 a grant’s sub-grants come in order from their index alone', async () => {
    await using old = await open(until('022'))
    await insertGrants(old, grants)
    expect((await planOf(old, children)).join()).not.toContain('grant_children')
    const rows = await grantRows(old)
    await using migrated = await reopen(old, until('023'))
    expect(await grantRows(migrated)).toEqual(rows)
    expect(await indexOf(migrated, 'grant_children')).toMatch(
      /\(parent_id, created_at, id\) where \(?parent_id is not null\)?$/,
    )
    expect(await planOf(migrated, children)).toEqual(alone(migrated, 'grant_children', { parent_id: 'g1' }))
    expect(await idsOf(migrated, children)).toEqual(['g3', 'g4', 'g6'])
  })

  test('024 a customer’s grants come from their index alone, and those to one client still in order', async () => {
    await using old = await open(until('023'))
    await insertGrants(old, grants)
    expect((await planOf(old, ofCustomer)).join()).toContain('grant_customer')
    const rows = await grantRows(old)
    await using migrated = await reopen(old, until('024'))
    expect(await grantRows(migrated)).toEqual(rows)
    expect(await indexOf(migrated, 'grant_of_customer')).toMatch(
      /\(customer_id, client_id, created_at, id, status, expires_at, parent_id\)$/,
    )
    expect(await indexOf(migrated, 'grant_customer')).toBeUndefined()
    expect(await planOf(migrated, ofCustomer)).toEqual(
      alone(migrated, 'grant_of_customer', { customer_id: 'mine' }),
    )
    expect(await planOf(migrated, ofCustomerAndClient)).toEqual(
      alone(migrated, 'grant_of_customer', { customer_id: 'mine', client_id: 'one' }),
    )
    expect((await idsOf(migrated, ofCustomer)).toSorted()).toEqual(['g2', 'g3', 'g4', 'g5'])
    expect(await idsOf(migrated, ofCustomerAndClient)).toEqual(['g2', 'g4', 'g5'])
  })
})

/** The plan of a statement that reads nothing but this index, from where these columns have these values. */
function alone({ dialect }: Storage, index: string, values: Readonly<Record<string, string>>) {
  if (dialect === 'sqlite') {
    const columns = Object.keys(values).map((column) => `${column}=?`)
    return [`SEARCH grant USING COVERING INDEX ${index} (${columns.join(' AND ')})`]
  }
  const equals = Object.entries(values).map(([column, value]) => `(${column} = '${value}'::text)`)
  const condition = equals.length > 1 ? `(${equals.join(' AND ')})` : equals[0]
  return [`Index Only Scan using ${index} on "grant"`, `Index Cond: ${condition}`]
}

async function idsOf({ db }: Storage, text: string): Promise<readonly string[]> {
  const { rows } = await sql.raw<{ id: string }>(text).execute(db)
  return rows.map(({ id }) => id)
}
