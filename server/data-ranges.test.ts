import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantedScope } from '#lib/grants/index.ts'
import { aDataServer, forever, type World } from './a-data-server.testing.ts'
import { firstOf, type Listing, pathOf } from './listed.testing.ts'

let chain: World
beforeAll(async () => {
  chain = await aDataServer('chain@acme.example')
})
afterAll(() => chain[Symbol.asyncDispose]())

describe('ranges', () => {
  /** A scope for usage has no dates of bills. */
  const rangesOf = (type: string) => {
    const { sync_until, segment_start, segment_end, ...ofBills } = forever
    return { sync_until, segment_start, segment_end, ...(type !== 'cds_usage' && ofBills) }
  }
  const datesOf = async <Array extends Listing>(
    type: string,
    array: Array,
    fields: GrantedScope['fields'],
  ) => {
    const { token } = await chain.approve([
      { type, by: 'account_selection', numbers: ['2000-1'], fields: { ...rangesOf(type), ...fields } },
    ])
    return chain.list(array, token)
  }

  test('AP-126, AP-127, FD-391, SP-229 bills from the first day to the last, both inside', async () => {
    const all = await datesOf('cds_bill_statements', 'bill_statements', {})
    const [from, until] = [firstOf(all.slice(20)).statement_date, firstOf(all.slice(4)).statement_date]
    const some = await datesOf('cds_bill_statements', 'bill_statements', {
      statement_date_start: from,
      statement_date_end: until,
    })
    expect(some.map((one) => one.statement_date)).toEqual(all.slice(4, 21).map((one) => one.statement_date))
  })

  test('AP-128, AP-129, FD-398 charges whose period lies inside; one that reaches over an edge is left out', async () => {
    const all = await datesOf('cds_service_bills', 'bill_sections', {})
    const days = all.map((one) => one.start_date).sort()
    const [first, last] = [firstOf(days.slice(-20)), firstOf(days.slice(-1))]
    const some = await datesOf('cds_service_bills', 'bill_sections', { start_date: first, end_date: last })
    expect(some.length).toBeGreaterThan(0)
    expect(some.every((one) => one.start_date >= first && one.end_date <= last)).toBe(true)
    expect(some.length).toBe(all.filter((one) => one.start_date >= first && one.end_date <= last).length)
    expect(all.some((one) => one.start_date <= last && one.end_date > last)).toBe(true)
  })

  test('AP-135, FD-268, SP-269 an include field brings nothing from outside of the range', async () => {
    const fields = {
      segment_start: '2025-09-01T07:00:00.000Z',
      segment_end: '2025-12-01T08:00:00.000Z',
      include_bill_sections: true,
      include_service_contracts: true,
    }
    const sections = await datesOf('cds_usage', 'bill_sections', fields)
    expect(new Set(sections.map((one) => one.start_date))).toEqual(
      new Set(['2025-09-01', '2025-10-01', '2025-11-01']),
    )
    const segments = await datesOf('cds_usage', 'usage_segments', fields)
    const named = new Set(segments.flatMap((segment) => segment.related_billsections))
    expect(named).toEqual(new Set(sections.map((one) => one.cds_billsection_id)))
  })

  test('AP-100, FD-321, FD-335 a section that a shown segment names is open', async () => {
    const sections = await datesOf('cds_usage', 'bill_sections', { include_bill_sections: true })
    const segments = await datesOf('cds_usage', 'usage_segments', { include_bill_sections: true })
    const ids = new Set(sections.map((one) => one.cds_billsection_id))
    const named = segments.flatMap((segment) => segment.related_billsections)
    expect(named.length).toBeGreaterThan(0)
    expect(named.every((id) => ids.has(id))).toBe(true)
  })

  test('FD-393 what comes later comes along until the end', async () => {
    const { token } = await chain.approve([
      { type: 'cds_bill_statements', fields: { ...forever, statement_date_start: '2026-03-01' } },
    ])
    expect(await chain.list('bill_statements', token)).toEqual([])
    const { storage } = chain.runtime
    const row = await storage.db
      .selectFrom('customer_object')
      .selectAll()
      .where('customer_id', '=', chain.customerId)
      .where('kind', '=', 'bill_statement')
      .limit(1)
      .executeTakeFirstOrThrow()
    const later = JSON.stringify({
      ...JSON.parse(row.object_json),
      cds_billstatement_id: 'statement_new',
      statement_date: '2026-03-02',
    })
    await storage.transaction((tx) =>
      tx
        .insertInto('customer_object')
        .values({ ...row, id: 'statement_new', object_json: later })
        .execute(),
    )
    const statements = await chain.list('bill_statements', token)
    expect(statements.map((one) => one.cds_billstatement_id)).toEqual(['statement_new'])
    await storage.transaction((tx) =>
      tx.deleteFrom('customer_object').where('id', '=', 'statement_new').execute(),
    )
  })

  test('AP-136, FD-412, PR-017 access ends with the grant', async () => {
    const { token } = await chain.approve([{ type: 'cds_accounts', fields: forever }], {
      expires: chain.clock.now.subtract({ hours: 1 }).toString(),
    })
    const { status, body } = await chain.ask(pathOf('accounts'), { token })
    expect([status, body.error]).toEqual([401, 'invalid_token'])
  })
})

test('AP-396, AP-398 a segment ends with its last interval; months, which differ in length, are segments of their own', async () => {
  const { token } = await chain.approve([{ type: 'cds_usage', fields: chain.everything('cds_usage') }])
  const segments = await chain.list('usage_segments', token)
  expect(new Set(segments.map((segment) => segment.interval)).size).toBeGreaterThan(2)
  for (const { segment_start: start, segment_end: end, interval, values } of segments) {
    expect(Date.parse(end)).toBe(Date.parse(start) + interval * 1000 * values.length)
    expect(values).toHaveLength(1)
  }
})

test('AP-055, AP-056, AP-058, FD-386 read anew, only the time of reading moves on; after the end of the synchronisation not even that', async () => {
  const until = chain.clock.now.add({ hours: 2 })
  const fields = { ...forever, sync_until: until.toString({ fractionalSecondDigits: 3 }) }
  const { token } = await chain.approve([{ type: 'cds_service_contracts', fields }])
  const read = async () => firstOf(await chain.list('service_contracts', token))
  const began = chain.clock.now
  const before = await read()
  chain.clock.now = began.add({ hours: 1 })
  const after = await read()
  chain.clock.now = began.add({ hours: 9 })
  const much = await read()
  chain.clock.now = began
  expect(before.cds_synced).toBe('2026-03-01T12:00:00.000Z')
  expect(after).toEqual({ ...before, cds_synced: '2026-03-01T13:00:00.000Z' })
  expect(much).toEqual({ ...before, cds_synced: '2026-03-01T14:00:00.000Z' })
})
