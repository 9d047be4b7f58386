import { home, type Story, sampleNumbers } from './story.ts'

const usage = 'Usage'
const services = 'Services'
const accounts = 'Accounts'

/** By the scopes of CDS-WG3-01. */
export const storiesOfCustomerData: readonly Story[] = [
  {
    id: 'two-years-electric',
    group: usage,
    title: 'An auditor wants two years of usage for the electric service',
    note: 'Electric services are ticked at the start; the customer may change that.',
    asks: {
      cds_usage: { service_types: ['electric'], segment_start: 'P2Y', segment_end: 'P0D', sync_until: 'P0D' },
    },
    loginHint: home,
  },
  {
    id: 'solar-follow-up',
    group: usage,
    title: 'A solar installer compares last year with the next twelve months',
    note: 'A duration into the past and one into the future; both become dates when the customer approves.',
    asks: { cds_usage: { segment_start: 'P1Y', segment_end: 'P1Y', sync_until: 'P1Y' } },
  },
  {
    id: 'one-service-usage',
    group: usage,
    title: `A heat pump is sized by three months of service ${sampleNumbers.contract}`,
    note: 'Preselection by contract number.',
    asks: {
      cds_usage: { contract_numbers: [sampleNumbers.contract], segment_start: 'P3M', segment_end: 'P0D' },
    },
    loginHint: home,
  },
  {
    id: 'whole-audit',
    group: usage,
    title: 'The whole audit: accounts, services and a year of usage in one go',
    note: 'Three scopes in one request: the form has a section for each.',
    asks: {
      cds_accounts: { include_account_numbers: true },
      cds_service_contracts: { include_contract_numbers: true, include_rate_plans: true },
      cds_usage: { segment_start: 'P1Y', segment_end: 'P0D', sync_until: 'P0D' },
    },
  },
  {
    id: 'rate-check',
    group: services,
    title: 'A broker wants every service with its number and rate plan',
    note: 'Three kinds of data are asked for by field; the form names each of them.',
    asks: {
      cds_service_contracts: {
        include_contract_numbers: true,
        include_rate_plans: true,
        include_service_contract_details: true,
      },
    },
  },
  {
    id: 'gas-only',
    group: services,
    title: 'A boiler replacement is about the gas service alone',
    note: 'Preselection by service type.',
    asks: { cds_service_contracts: { service_types: ['natural_gas'], include_contract_numbers: true } },
    loginHint: home,
  },
  {
    id: 'merged',
    group: services,
    title: 'A battery is planned: services and their usage, chosen only once',
    note: 'Two scopes share a section of the form, and so one selection.',
    asks: {
      cds_service_contracts: { merge_selection_with: 'cds_usage', include_contract_numbers: true },
      cds_usage: { merge_selection_with: 'cds_service_contracts', segment_start: 'P1Y', segment_end: 'P0D' },
    },
    loginHint: home,
  },
  {
    id: 'one-account',
    group: accounts,
    title: `A landlord settles account ${sampleNumbers.account}`,
    note: 'Preselection by account number.',
    asks: { cds_accounts: { account_numbers: [sampleNumbers.account], include_account_numbers: true } },
    loginHint: home,
  },
  {
    id: 'every-account-ever',
    group: accounts,
    title: 'A property manager wants all accounts, and those that will be added',
    note: 'Everything is ticked, and so is the option to include what comes later.',
    asks: { cds_accounts: { account_numbers: ['_all', '_include_future'], include_account_numbers: true } },
  },
  {
    id: 'account-list',
    group: accounts,
    title: 'A bookkeeper wants the list of accounts, with numbers and addresses',
    note: 'What is personal has to be asked for by its field.',
    asks: { cds_accounts: { include_account_numbers: true, include_account_details: true } },
  },
]
