import { z } from 'zod'
import type { BillSection, BillStatement } from '../bills.ts'
import type { EnergyAttributeCertificate } from '../certificates.ts'
import type { Account, Aggregation, MeterDevice, Program, ServiceContract, ServicePoint } from '../objects.ts'
import type { ObjectKind, ObjectKinds } from '../resources.ts'
import type { UsageSegment } from '../usage.ts'

/** What the utility answers, in the wire's words (WG3-01 §10). What it adds of its own stays in. */

const text = z.string()
const texts = z.array(text)
const decimal = text.regex(/^-?\d+(\.\d+)?$/)
const day = z.iso.date()
const instant = z.iso.datetime()
const stamps = { cds_created: instant, cds_modified: instant }
const anything = z.looseObject({})

const entity = z.looseObject({
  id: text,
  types: texts,
  entity_number: text,
  entity_name: text,
  entity_abbreviation: text.nullable(),
})

const program: z.ZodType<Program> = z.looseObject({
  id: text,
  program_number: text,
  types: texts,
  name: text,
  description: text,
  documentation: text,
  more_info: text.exactOptional(),
  participation_number: text.exactOptional(),
  start: day.exactOptional(),
  end: day.exactOptional(),
  balance: decimal.exactOptional(),
  units: text.exactOptional(),
  currency: text.exactOptional(),
})

const account: z.ZodType<Account> = z.looseObject({
  ...stamps,
  cds_account_id: text,
  cds_account_parent: text.nullable(),
  customer_number: text.nullable(),
  account_number: text,
  account_entity: entity.nullable(),
  account_name: text,
  account_address: text.nullable(),
  account_types: texts,
  account_status: z.enum(['active', 'suspended', 'closed', 'unknown']),
  account_contacts: z.array(z.looseObject({ id: text, types: texts, value: text })),
  account_programs: z.array(program),
  balance: z.looseObject({ amount: decimal, currency: text }).nullable(),
})

const serviceContract: z.ZodType<ServiceContract> = z.looseObject({
  ...stamps,
  cds_servicecontract_id: text,
  cds_account_id: text,
  account_number: text,
  contract_number: text,
  contract_address: text,
  contract_types: texts,
  contract_entity: entity.nullable(),
  contract_status: z.enum(['active', 'paused', 'stopped', 'closed', 'unknown']),
  contract_start: day,
  contract_end: day.nullable(),
  service_types: texts,
  rateplan_code: text.nullable(),
  rateplan_name: text.nullable(),
  service_programs: z.array(program),
  commodity: text,
  started: instant,
  verified: instant,
  meter_numbers: texts,
  delivery: z
    .looseObject({ id: text, delivery_contract_id: text, region: text, pnode: text.nullable() })
    .nullable(),
  supply: z
    .looseObject({
      id: text,
      delivery_id: text,
      supplier: text,
      supplier_contract_id: text,
      tariff_name: text,
      tariff_code: text,
    })
    .nullable(),
})

const servicePoint: z.ZodType<ServicePoint> = z.looseObject({
  ...stamps,
  cds_servicepoint_id: text,
  servicepoint_number: text.nullable(),
  servicepoint_types: texts,
  servicepoint_address: text.nullable(),
  latitude: decimal.nullable(),
  longitude: decimal.nullable(),
  current_servicecontracts: texts,
  previous_servicecontracts: texts,
  premises: z.array(z.looseObject({ id: text, premise_number: text, types: texts })),
})

const meterDevice: z.ZodType<MeterDevice> = z.looseObject({
  ...stamps,
  cds_meterdevice_id: text,
  meter_number: text.nullable(),
  meter_types: texts,
  current_servicepoints: texts,
  previous_servicepoints: texts,
  meter_apps: z.array(
    z.looseObject({ id: text, app_number: text, types: texts, name: text, start: instant.exactOptional() }),
  ),
})

const aggregation: z.ZodType<Aggregation> = z.looseObject({
  ...stamps,
  cds_aggregation_id: text,
  aggregation_types: texts,
  aggregation_number: text.nullable(),
  scope: text,
  authorization_details: z.array(anything),
  grouped_accounts: texts,
  grouped_servicecontracts: texts,
  grouped_servicepoints: texts,
  grouped_meterdevices: texts,
  grouped_aggregations: texts,
  grouped_addresses: texts,
  grouped_regions: z.array(anything),
  consent_requirements: z.array(z.looseObject({ types: texts })),
  premise_numbers: texts.exactOptional(),
  countries: texts.exactOptional(),
  provinces: texts.exactOptional(),
  municipalities: texts.exactOptional(),
})

const billStatement: z.ZodType<BillStatement> = z.looseObject({
  ...stamps,
  cds_billstatement_id: text,
  cds_account_id: text,
  account_number: text,
  statement_date: day,
  currency: text,
  file_uri: text.nullable(),
  previous_balance_amount: decimal,
  previous_balance_paid: decimal,
  previous_balance_unpaid: decimal,
  new_charges_amount: decimal,
  new_charges: z.array(
    z.looseObject({
      id: text,
      name: text,
      types: texts,
      amount: decimal,
      included_in_amount_due: z.boolean(),
      related_billsections: texts,
    }),
  ),
  new_balance_amount: decimal,
  amount_due: decimal,
  amount_due_date: day,
  shutoff_prevention_minimum_due: decimal.nullable(),
  shutoff_prevention_date: day.nullable(),
  account_programs: z.array(program),
})

const billSection: z.ZodType<BillSection> = z.looseObject({
  ...stamps,
  cds_billsection_id: text,
  cds_billstatement_id: text,
  cds_account_id: text,
  account_number: text,
  section_types: texts,
  start_date: day,
  end_date: day,
  currency: text,
  distribution_entity: entity.nullable(),
  supply_entity: entity.nullable(),
  related_servicecontracts: texts,
  related_servicepoints: texts,
  related_meterdevices: texts,
  related_billsections: texts,
  usage_details: z.array(
    z.looseObject({
      id: text,
      name: text,
      types: texts,
      value: decimal,
      units: text,
      start_date: day,
      end_date: day,
      start_read: decimal.exactOptional(),
      end_read: decimal.exactOptional(),
      multiplier: decimal.exactOptional(),
    }),
  ),
  cost_details: z.array(z.looseObject({ id: text, name: text, types: texts, cost: decimal })),
  line_items: z.array(
    z.looseObject({
      id: text,
      name: text,
      types: texts,
      start_date: day,
      end_date: day,
      cost: decimal,
      value: decimal.nullable(),
      units: text.exactOptional(),
      rate: decimal.nullable(),
      related_usage_details: texts,
      related_cost_details: texts,
    }),
  ),
})

export const usageSegment: z.ZodType<UsageSegment> = z.looseObject({
  ...stamps,
  cds_usagesegment_id: text,
  related_aggregations: texts,
  related_accounts: texts,
  related_servicecontracts: texts,
  related_servicepoints: texts,
  related_meterdevices: texts,
  related_billsections: texts,
  segment_start: instant,
  segment_end: instant,
  interval: decimal,
  formats: z.array(z.looseObject({ id: text, type: text, units: text })),
  values: z.array(z.array(z.record(text, decimal).nullable())),
})

export const certificate: z.ZodType<EnergyAttributeCertificate> = z.looseObject({
  ...stamps,
  cds_eac_id: text,
  beneficiary_type: z.enum(['customer', 'account', 'servicecontract', 'rateplan', 'program', 'general']),
  beneficiaries: texts,
  eac_numbers: texts,
  eac_format: text,
  period_start: instant,
  period_end: instant,
  data: anything,
})

export const objectKinds: { readonly [Kind in ObjectKind]: z.ZodType<ObjectKinds[Kind]> } = {
  account,
  service_contract: serviceContract,
  service_point: servicePoint,
  meter_device: meterDevice,
  aggregation,
  bill_statement: billStatement,
  bill_section: billSection,
}
