import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCustomer, type World } from './a-customer.testing.ts'
import { faultsOf, fieldsOf, listings } from './specified-objects.testing.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Json = any

const pathOf = (array: string) => `/cds/customer-data/${array.replaceAll('_', '-')}`
const forever = {
  sync_until: 'infinite',
  statement_date_start: 'infinite',
  statement_date_end: 'infinite',
  start_date: 'infinite',
  end_date: 'infinite',
  segment_start: 'infinite',
  segment_end: 'infinite',
} as const

/** Two years, and the last month’s bill is not out yet. */
const bills = 23

let chain: World
beforeAll(async () => {
  chain = await aCustomer('chain@acme.example')
})
afterAll(() => chain[Symbol.asyncDispose]())

/** Which listings are not empty. */
async function opened(world: World, token: string): Promise<string[]> {
  const open: string[] = []
  for (const { array } of listings) {
    const { body } = await world.ask(pathOf(array), { token })
    if (body[array].length > 0) open.push(array)
  }
  return open
}

describe('what each scope opens by itself', () => {
  test.each([
    ['cds_rate_plan', ['service_contracts']],
    ['cds_account_programs', ['accounts']],
    ['cds_service_programs', ['service_contracts']],
    ['cds_accounts', ['accounts']],
    ['cds_service_contracts', ['accounts', 'service_contracts']],
    ['cds_meters', ['meter_devices']],
    ['cds_bill_statements', ['accounts', 'bill_statements']],
    ['cds_service_bills', ['accounts', 'service_contracts', 'bill_sections']],
    ['cds_usage', ['usage_segments']],
    ['cds_aggregation_consent', []],
  ])('AP-001, AP-021, AP-070, AP-071, SP-108, SP-109 %s', async (type, lists) => {
    const { token } = await chain.approve([{ type, fields: forever }])
    expect(await opened(chain, token)).toEqual(lists)
  })

  test.each([
    ['cds_query_accounts', ['accounts']],
    ['cds_query_service_contracts', ['accounts', 'service_contracts']],
    ['cds_query_service_points', ['service_points']],
    ['cds_query_meter_devices', ['meter_devices']],
    ['cds_query_bill_statements', ['bill_statements']],
    ['cds_query_bill_sections', ['bill_sections']],
    ['cds_query_aggregations', ['aggregations']],
    ['cds_query_usage', ['usage_segments']],
  ])('AP-001, AP-071, AP-150 %s', async (type, lists) => {
    const { token } = await chain.allow([{ type, fields: { ...forever, account_numbers: null } }])
    expect(await opened(chain, token)).toEqual(lists)
  })

  test('AP-071 what a scope grants by itself stays on where the grant says otherwise', async () => {
    const { token } = await chain.approve([{ type: 'cds_rate_plan', fields: forever }], {
      enabledAuthorizationDetails: [{ type: 'cds_rate_plan', include_rate_plans: false }],
    })
    const [contract] = await chain.list(pathOf('service_contracts'), token)
    expect(contract.rateplan_code).toBe('E-20')
  })

  test.each([
    'cds_rate_plan',
    'cds_account_programs',
    'cds_service_programs',
    'cds_accounts',
    'cds_service_contracts',
    'cds_meters',
    'cds_service_bills',
    'cds_usage',
  ])(
    'SP-109, SP-129, SP-149, SP-189, SP-209, SP-249, SP-269 %s: all that the grant’s fields switch on, and no more',
    async (type) => {
      const fields = chain.everything(type)
      const granted = new Set([
        ...Object.keys(fields),
        ...(chain.runtime.catalog.scopes.get(type)?.impliedFields ?? []),
      ])
      const { token } = await chain.approve([{ type, fields }])
      for (const { array, object, granted_by: by } of listings) {
        const { body } = await chain.ask(pathOf(array), { token })
        const isOpen = granted.has(by) && array !== 'aggregations' // it is counted in none
        const bringsPoints = array === 'service_points' && granted.has('include_meter_devices')
        expect([array, body[array].length > 0]).toEqual([
          array,
          isOpen || (bringsPoints && granted.has('include_service_contracts')),
        ])
        expect(body[array].flatMap((one: Json) => faultsOf(object, one, granted))).toEqual([])
      }
    },
  )

  test('SP-128, SP-148 of the chosen accounts or services alone', async () => {
    const of = async (type: string, number: string, array: string) => {
      const { token } = await chain.approve([{ type, numbers: [number], fields: chain.everything(type) }])
      return (await chain.list(pathOf(array), token)).map((one) => one.account_number ?? one.contract_number)
    }
    expect(await of('cds_account_programs', '2000-1', 'accounts')).toEqual(['2000-1'])
    expect(await of('cds_service_programs', '500003', 'service_contracts')).toHaveLength(1)
  })

  test('FD-286 a service that has ended comes with the point where it was', async () => {
    await using mover = await aCustomer('mover@example.com')
    const fields = { ...forever, include_service_contracts: true, include_contract_numbers: true }
    const { token } = await mover.approve([
      { type: 'cds_usage', by: 'servicepoint_selection', numbers: ['SP-444441'], fields },
    ])
    const contracts = await mover.list(pathOf('service_contracts'), token)
    expect(contracts.map((one) => one.contract_number)).toEqual(['444441'])
  })

  test('AP-118 programs that were asked for, and no other', async () => {
    const numbersOf = async (type: string, field: string, programs: string[], array: string) => {
      const { token } = await chain.approve([{ type, fields: { ...forever, [field]: programs } }])
      const objects = await chain.list(pathOf(array), token)
      return new Set(objects.flatMap((one) => one[field].map((program: Json) => program.program_number)))
    }
    expect(
      await numbersOf('cds_service_programs', 'service_programs', ['EV-FLEX'], 'service_contracts'),
    ).toEqual(new Set(['EV-FLEX']))
    expect(await numbersOf('cds_account_programs', 'account_programs', ['LIRA'], 'accounts')).toEqual(
      new Set(),
    )
  })
})

describe('what was selected', () => {
  const meterNumbers = async (
    by:
      | 'account_selection'
      | 'service_contract_selection'
      | 'servicepoint_selection'
      | 'meter_device_selection',
    numbers: string[],
  ) => {
    const fields = { ...forever, include_meter_numbers: true }
    const { token } = await chain.approve([{ type: 'cds_meters', by, numbers, fields }])
    return (await chain.list(pathOf('meter_devices'), token)).map((meter) => meter.meter_number).sort()
  }

  test('AP-162, SP-208, SP-211, SP-212, SP-213, SL-721 meters of accounts, contracts, points; those that were there before do not count', async () => {
    const [first] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(await meterNumbers('account_selection', ['2000-1'])).toEqual(first?.meterNumbers.toSorted())
    expect(await meterNumbers('service_contract_selection', ['500001', '500003'])).toEqual([
      'M-2001',
      'M-2003',
    ])
    expect(await meterNumbers('servicepoint_selection', ['SP-500001'])).toEqual(['M-2001'])
    expect(await meterNumbers('meter_device_selection', ['M-2002'])).toEqual(['M-2002'])
  })

  test('AP-163, SP-228, FD-310, SL-722 bills of the chosen accounts', async () => {
    const { token } = await chain.approve([
      { type: 'cds_bill_statements', numbers: ['2000-2'], fields: forever },
    ])
    const statements = await chain.list(pathOf('bill_statements'), token)
    expect(statements.length).toBe(bills)
    expect(new Set(statements.map((statement) => statement.account_number))).toEqual(new Set(['2000-2']))
  })

  test('AP-164, SP-248, SP-251, SL-723 charges and services of chosen accounts', async () => {
    const { token } = await chain.approve([
      { type: 'cds_service_bills', by: 'account_selection', numbers: ['2000-1'], fields: forever },
    ])
    const sections = await chain.list(pathOf('bill_sections'), token)
    const contracts = await chain.list(pathOf('service_contracts'), token)
    const [account] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(new Set(sections.map((section) => section.account_number))).toEqual(new Set(['2000-1']))
    expect(contracts.map((contract) => contract.contract_number).sort()).toEqual(
      account?.contractNumbers.toSorted(),
    )
    expect(sections.length).toBe(bills * contracts.length)
  })

  test('AP-165, AP-069, SP-252, FD-261, FD-320, SL-723 charges of a chosen service, its account, and nothing of its neighbours', async () => {
    const everything = chain.everything('cds_service_bills')
    const { token } = await chain.approve([
      { type: 'cds_service_bills', numbers: ['500001'], fields: everything },
    ])
    const contracts = await chain.list(pathOf('service_contracts'), token)
    const sections = await chain.list(pathOf('bill_sections'), token)
    const accounts = await chain.list(pathOf('accounts'), token)
    expect(contracts.map((contract) => contract.contract_number)).toEqual(['500001'])
    expect(
      sections.every((one) => one.related_servicecontracts[0] === contracts[0].cds_servicecontract_id),
    ).toBe(true)
    expect(sections.length).toBe(bills)
    expect(accounts.map((account) => account.account_number)).toEqual(['2000-1'])
  })

  test.each([
    ['account_selection', '2000-1', 'related_accounts'],
    ['service_contract_selection', '500001', 'related_servicecontracts'],
    ['servicepoint_selection', 'SP-500001', 'related_servicepoints'],
    ['meter_device_selection', 'M-2001', 'related_meterdevices'],
  ] as const)(
    'AP-104, AP-166, AP-116, SP-268, SP-281, SP-283, SP-284, FD-331, FD-332, FD-333, FD-334, SL-724 usage by %s',
    async (by, number, relation) => {
      const fields = { ...forever, include_usage_segment_value_types: ['electric_kwh', 'natural_gas_therm'] }
      const { token } = await chain.approve([{ type: 'cds_usage', by, numbers: [number], fields }])
      const segments = await chain.list(pathOf('usage_segments'), token)
      const contracts = new Set(
        (await chain.resources.selectable(chain.customerId, by))
          .filter((entry) => entry.number === number)
          .flatMap((entry) => entry.contractNumbers),
      )
      expect(segments.length).toBe(24 * contracts.size)
      expect(segments.every((segment) => segment[relation].length === 0)).toBe(true)
    },
  )

  test('AP-080, AP-081, FD-280, FD-281, FD-265 services come with what was chosen', async () => {
    const fields = { ...forever, include_service_contracts: true, include_contract_numbers: true }
    const of = async (type: string, by: 'account_selection' | 'servicepoint_selection', number: string) => {
      const { token } = await chain.approve([{ type, by, numbers: [number], fields }])
      return (await chain.list(pathOf('service_contracts'), token)).map((one) => one.contract_number).sort()
    }
    const [first] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(await of('cds_accounts', 'account_selection', '2000-1')).toEqual(first?.contractNumbers.toSorted())
    expect(await of('cds_usage', 'servicepoint_selection', 'SP-500003')).toEqual(['500003'])
  })

  test('AP-082, FD-303, SP-034 services and meters in one scope bring the points between them', async () => {
    const fields = { ...forever, include_meter_devices: true }
    const { token } = await chain.approve([{ type: 'cds_rate_plan', numbers: ['500001'], fields }])
    const [contract] = await chain.list(pathOf('service_contracts'), token)
    const [meter] = await chain.list(pathOf('meter_devices'), token)
    const points = await chain.list(pathOf('service_points'), token)
    expect(points).toHaveLength(1)
    expect(points[0].current_servicecontracts).toEqual([contract.cds_servicecontract_id])
    expect(meter.current_servicepoints).toEqual([points[0].cds_servicepoint_id])
  })

  test('AP-115, AP-242, AP-256, AP-347, AP-400, FD-327 ids that are named are those of objects that are shown', async () => {
    const types = ['cds_meters', 'cds_service_bills', 'cds_usage', 'cds_service_contracts']
    const { token } = await chain.approve(
      types.map((type) => ({
        type,
        by: 'service_contract_selection' as const,
        numbers: ['500001'],
        fields: chain.everything(type),
      })),
    )
    const idsOf = new Map<string, Set<string>>()
    const objects = new Map<string, Json[]>()
    for (const { array, object } of listings) {
      const all = await chain.list(pathOf(array), token)
      const id = fieldsOf(object)[0]?.name ?? ''
      objects.set(object, all)
      idsOf.set(object, new Set(all.map((one) => one[id])))
    }
    let named = 0
    for (const [object, all] of objects) {
      for (const { name, refers_to: to, only_visible_ids: only } of fieldsOf(object)) {
        if (!only || !to) continue
        const ids = all.flatMap((one) => one[name])
        named += ids.length
        expect([object, name, ids.filter((id) => !idsOf.get(to)?.has(id))]).toEqual([object, name, []])
      }
    }
    expect(named).toBeGreaterThan(100)
  })
})

describe('ranges', () => {
  /** A scope for usage has no dates of bills. */
  const rangesOf = (type: string) => {
    const { sync_until, segment_start, segment_end, ...ofBills } = forever
    return { sync_until, segment_start, segment_end, ...(type !== 'cds_usage' && ofBills) }
  }
  const datesOf = async (type: string, array: string, fields: Record<string, Json>) => {
    const { token } = await chain.approve([
      { type, by: 'account_selection', numbers: ['2000-1'], fields: { ...rangesOf(type), ...fields } },
    ])
    return chain.list(pathOf(array), token)
  }

  test('AP-126, AP-127, FD-391, SP-229 bills from the first day to the last, both inside', async () => {
    const all = await datesOf('cds_bill_statements', 'bill_statements', {})
    const [from, until] = [all[20].statement_date, all[4].statement_date]
    const some = await datesOf('cds_bill_statements', 'bill_statements', {
      statement_date_start: from,
      statement_date_end: until,
    })
    expect(some.map((one) => one.statement_date)).toEqual(all.slice(4, 21).map((one) => one.statement_date))
  })

  test('AP-128, AP-129, FD-398 charges whose period lies inside; one that reaches over an edge is left out', async () => {
    const all = await datesOf('cds_service_bills', 'bill_sections', {})
    const days = all.map((one) => one.start_date).sort()
    const [first, last] = [days[days.length - 20], days.at(-1)]
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
    expect(await chain.list(pathOf('bill_statements'), token)).toEqual([])
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
    const statements = await chain.list(pathOf('bill_statements'), token)
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

test('AP-158, SP-052, PR-009 a meter that is put in the place of another is shared in its stead', async () => {
  await using home = await aCustomer('home@example.com')
  const fields = { ...forever, include_meter_numbers: true }
  const { token } = await home.approve([
    { type: 'cds_meters', by: 'service_contract_selection', numbers: ['222222'], fields },
  ])
  const shown = async () => (await home.list(pathOf('meter_devices'), token)).map((one) => one.meter_number)
  expect(await shown()).toEqual(['M-1001'])
  const { storage } = home.runtime
  const { meters } = await home.resources.links(home.customerId)
  const [old] = meters.filter(({ number }) => number === 'M-1001')
  if (!old) throw new Error('no such meter')
  const [whole] = await home.resources.objects(home.customerId, 'meter_device', [old.id])
  const removed = { ...old, points: [], previousPoints: old.points }
  const key = { customer_id: home.customerId, kind: 'meter_device', id: 'meter_new' }
  await storage.transaction(async (tx) => {
    await tx
      .updateTable('customer_link')
      .set({ link_json: JSON.stringify(removed) })
      .where('id', '=', old.id)
      .execute()
    const link = { ...old, id: key.id, number: 'M-9001' }
    await tx
      .insertInto('customer_link')
      .values({
        ...key,
        sort_key: 'M-9001',
        modified_at: old.modified,
        link_json: JSON.stringify(link),
        selection_json: null,
      })
      .execute()
    const meter = { ...whole, cds_meterdevice_id: key.id, meter_number: 'M-9001' }
    await tx
      .insertInto('customer_object')
      .values({ ...key, parent_id: null, object_json: JSON.stringify(meter) })
      .execute()
    await tx
      .updateTable('customer')
      .set((where) => ({ version: where('version', '+', 1) }))
      .execute()
  })
  expect(await shown()).toEqual(['M-9001'])
})

test('AP-194, AP-138 addresses for mail are such, and nothing is encrypted without a key', async () => {
  const fields = { ...forever, include_account_details: true, jwk: null }
  const { token } = await chain.approve([{ type: 'cds_accounts', fields }])
  const { headers, body } = await chain.ask(pathOf('accounts'), { token })
  expect(headers.get('content-type')).toMatch(/^application\/json/)
  const contacts = body.accounts.flatMap((account: Json) => account.account_contacts)
  const mails = contacts.filter((contact: Json) => contact.types.includes('email'))
  expect(mails.length).toBeGreaterThan(0)
  for (const { value } of mails) expect(value).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
})

test('AP-396, AP-398 a segment ends with its last interval; months, which differ in length, are segments of their own', async () => {
  const { token } = await chain.approve([{ type: 'cds_usage', fields: chain.everything('cds_usage') }])
  const segments = await chain.list(pathOf('usage_segments'), token)
  expect(new Set(segments.map((segment) => segment.interval)).size).toBeGreaterThan(2)
  for (const { segment_start: start, segment_end: end, interval, values } of segments) {
    expect(Date.parse(end)).toBe(Date.parse(start) + interval * 1000 * values.length)
    expect(values).toHaveLength(1)
  }
})

describe('bills', () => {
  const everything = async () => {
    const types = ['cds_bill_statements', 'cds_service_bills']
    const { token } = await chain.approve(
      types.map((type) => ({ type, by: 'account_selection' as const, fields: chain.everything(type) })),
    )
    return {
      statements: await chain.list(pathOf('bill_statements'), token),
      sections: await chain.list(pathOf('bill_sections'), token),
    }
  }

  test('AP-281 what is charged and what was left adds up to what is due', async () => {
    const cents = (amount: number) => Math.round(amount * 100)
    const { statements } = await everything()
    for (const statement of statements) {
      const included = statement.new_charges.filter((charge: Json) => charge.included_in_amount_due)
      const sum = included.reduce((all: number, charge: Json) => all + cents(charge.amount), 0)
      expect(cents(statement.previous_balance_unpaid) + sum).toBe(cents(statement.amount_due))
    }
  })

  test('AP-274, AP-279 no file, and no notice of a shutoff: null', async () => {
    const { statements } = await everything()
    for (const statement of statements) {
      expect([statement.file_uri, statement.shutoff_prevention_minimum_due]).toEqual([null, null])
      expect(statement.shutoff_prevention_date).toBeNull()
      expect(statement).not.toHaveProperty('file_mimetype')
    }
  })

  test('AP-302, AP-318, AP-334, AP-333 sections: both entities, lines apart from totals, each with the details that hold it', async () => {
    const { sections } = await everything()
    const cents = (amount: number) => Math.round(amount * 100)
    for (const section of sections) {
      expect(section.distribution_entity).toEqual(section.supply_entity)
      const details = section.cost_details.map((detail: Json) => detail.id)
      const uses = section.usage_details.map((detail: Json) => detail.id)
      for (const line of section.line_items) {
        expect(details).not.toContain(line.id)
        expect(line.related_cost_details.every((id: string) => details.includes(id))).toBe(true)
        expect(line.related_usage_details.every((id: string) => uses.includes(id))).toBe(true)
        expect([line.rate === null, line.value === null]).toEqual(
          line.types.includes('usage_charge') ? [false, false] : [true, true],
        )
      }
      const [total] = section.cost_details.filter((detail: Json) => detail.types.includes('overall_total'))
      const lines = section.line_items.reduce((sum: number, line: Json) => sum + cents(line.cost), 0)
      expect(cents(total.cost)).toBe(lines)
    }
  })

  test('AP-322 the overall total is what the bill charges for the service', async () => {
    const { statements, sections } = await everything()
    const totals = new Map(
      sections.map((section) => [section.cds_billsection_id, section.cost_details[0].cost]),
    )
    const charges = statements.flatMap((statement) => statement.new_charges)
    expect(charges.length).toBeGreaterThan(0)
    for (const charge of charges) expect(totals.get(charge.related_billsections[0])).toBe(charge.amount)
  })

  test('AP-286, AP-299 neither side names the other where it is not open', async () => {
    const charges = { ...forever, include_bill_statement_charges: true }
    const bills = await chain.approve([{ type: 'cds_bill_statements', fields: charges }])
    const [statement] = await chain.list(pathOf('bill_statements'), bills.token)
    expect(statement.new_charges[0]).not.toHaveProperty('related_billsections')
    const parts = await chain.approve([{ type: 'cds_service_bills', fields: forever }])
    const [section] = await chain.list(pathOf('bill_sections'), parts.token)
    expect(section.cds_billstatement_id).toBeNull()
  })

  test('AP-095, FD-310 a chosen service brings the whole bill of its account where bills are included', async () => {
    const fields = { ...forever, include_bill_statements: true }
    const { token } = await chain.approve([{ type: 'cds_service_bills', numbers: ['500001'], fields }])
    const statements = await chain.list(pathOf('bill_statements'), token)
    expect(new Set(statements.map((one) => one.account_number))).toEqual(new Set(['2000-1']))
    expect(statements).toHaveLength(bills)
  })

  test('AP-099, FD-320 and none of its charges but its own', async () => {
    const { token } = await chain.approve([
      { type: 'cds_service_bills', numbers: ['500001'], fields: forever },
    ])
    const sections = await chain.list(pathOf('bill_sections'), token)
    expect(sections).toHaveLength(bills)
  })
})

test('AP-055, AP-056, AP-058, FD-386 read anew, only the time of reading moves on; after the end of the synchronisation not even that', async () => {
  const until = chain.clock.now.add({ hours: 2 })
  const fields = { ...forever, sync_until: until.toString({ fractionalSecondDigits: 3 }) }
  const { token } = await chain.approve([{ type: 'cds_service_contracts', fields }])
  const read = async () => (await chain.list(pathOf('service_contracts'), token))[0]
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
