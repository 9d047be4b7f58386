import type { Dictionary } from '../types.ts'
import { durations } from './durations.ts'
import { kinds, states } from './kinds.ts'
import { topics } from './topics.ts'

export const en: Dictionary = {
  summaries: {
    cds_rate_plan: 'the rate plans of your services',
    cds_account_programs: 'the programs your accounts are in',
    cds_service_programs: 'the programs your services are in',
    cds_accounts: 'your accounts',
    cds_service_contracts: 'your services',
    cds_meters: 'your meters',
    cds_bill_statements: 'your bills',
    cds_service_bills: 'your bills, service by service',
    cds_usage: 'your energy usage',
    cds_aggregation_consent: 'counting you in a building’s total',
    account_details: 'your accounts and what you owe',
    service_details: 'your services',
    delivery_details: 'how energy is delivered to you',
    supply_details: 'who supplies your energy, and at which rate',
    program_details: 'the programs you take part in',
    bills: 'your bills',
    usage: 'your energy usage',
    aggregates: 'totals of your energy usage',
  },
  otherSummary: 'your utility data',
  groups: {
    accounts: 'Accounts',
    services: 'Services',
    delivery: 'Delivery',
    supply: 'Supply',
    places: 'Connection points',
    meters: 'Meters',
    programs: 'Programs',
    bills: 'Bills',
    charges: 'Charges on your bills',
    usage: 'Energy usage',
    buildings: 'Totals of buildings and groups',
    certificates: 'Green energy certificates',
  },
  topics,
  durations,
  kinds,
  states,
  preselections: {
    accounts: (values) => `Accounts: ${values}`,
    services: (values) => `Services: ${values}`,
    serviceTypes: (values) => `Services of this kind: ${values}`,
    programs: (values) => `Programs: ${values}`,
    meters: (values) => `Meters: ${values}`,
    places: (values) => `Addresses: ${values}`,
  },
}
