import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, billsOfChain, forever, type World } from './a-data-server.testing.ts'
import { firstOf } from './listed.testing.ts'

let chain: World
beforeAll(async () => {
  chain = await aDataServer('chain@acme.example')
})
afterAll(() => chain[Symbol.asyncDispose]())

describe('bills', () => {
  const everything = async () => {
    const types = ['cds_bill_statements', 'cds_service_bills']
    const { token } = await chain.approve(
      types.map((type) => ({ type, by: 'account_selection' as const, fields: chain.everything(type) })),
    )
    return {
      statements: await chain.list('bill_statements', token),
      sections: await chain.list('bill_sections', token),
    }
  }

  test('AP-281 what is charged and what was left adds up to what is due', async () => {
    const cents = (amount: number) => Math.round(amount * 100)
    const { statements } = await everything()
    for (const statement of statements) {
      const included = statement.new_charges.filter((charge) => charge.included_in_amount_due)
      const sum = included.reduce((all, charge) => all + cents(charge.amount), 0)
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
      const details = section.cost_details.map((detail) => detail.id)
      const uses = section.usage_details.map((detail) => detail.id)
      for (const line of section.line_items) {
        expect(details).not.toContain(line.id)
        expect(line.related_cost_details.every((id) => details.includes(id))).toBe(true)
        expect(line.related_usage_details.every((id) => uses.includes(id))).toBe(true)
        expect([line.rate === null, line.value === null]).toEqual(
          line.types.includes('usage_charge') ? [false, false] : [true, true],
        )
      }
      const total = firstOf(section.cost_details.filter((detail) => detail.types.includes('overall_total')))
      const lines = section.line_items.reduce((sum, line) => sum + cents(line.cost), 0)
      expect(cents(total.cost)).toBe(lines)
    }
  })

  test('AP-322 the overall total is what the bill charges for the service', async () => {
    const { statements, sections } = await everything()
    const totals = new Map(
      sections.map((section) => [section.cds_billsection_id, firstOf(section.cost_details).cost]),
    )
    const charges = statements.flatMap((statement) => statement.new_charges)
    expect(charges.length).toBeGreaterThan(0)
    for (const charge of charges) expect(totals.get(firstOf(charge.related_billsections))).toBe(charge.amount)
  })

  test('AP-286, AP-299 neither side names the other where it is not open', async () => {
    const charges = { ...forever, include_bill_statement_charges: true }
    const bills = await chain.approve([{ type: 'cds_bill_statements', fields: charges }])
    const statement = firstOf(await chain.list('bill_statements', bills.token))
    expect(firstOf(statement.new_charges)).not.toHaveProperty('related_billsections')
    const parts = await chain.approve([{ type: 'cds_service_bills', fields: forever }])
    const section = firstOf(await chain.list('bill_sections', parts.token))
    expect(section.cds_billstatement_id).toBeNull()
  })

  test('AP-095, FD-310 a chosen service brings the whole bill of its account where bills are included', async () => {
    const fields = { ...forever, include_bill_statements: true }
    const { token } = await chain.approve([{ type: 'cds_service_bills', numbers: ['500001'], fields }])
    const statements = await chain.list('bill_statements', token)
    expect(new Set(statements.map((one) => one.account_number))).toEqual(new Set(['2000-1']))
    expect(statements).toHaveLength(billsOfChain)
  })

  test('AP-099, FD-320 and none of its charges but its own', async () => {
    const { token } = await chain.approve([
      { type: 'cds_service_bills', numbers: ['500001'], fields: forever },
    ])
    const sections = await chain.list('bill_sections', token)
    expect(sections).toHaveLength(billsOfChain)
  })
})
