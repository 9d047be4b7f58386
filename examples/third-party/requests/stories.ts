/** Scope types, each with its `authorization_details` fields; `allChoices` takes every choice that is offered. */
export type Asks = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A reason to ask, as a customer would tell it, and what is asked for it. */
export interface Story {
  readonly id: string
  readonly group: string
  readonly title: string
  /** What to look at on the way. */
  readonly note: string
  readonly asks: Asks
  /** Asked instead where the utility does not offer `asks`. */
  readonly orElse?: readonly Asks[]
  /** The request is wrong on purpose. */
  readonly refused?: true
  readonly loginHint?: string
  readonly prompt?: 'login'
  readonly plain?: true
}

export const allChoices = 'all choices'

const usage = 'Usage'
const services = 'Services'
const accounts = 'Accounts'
const halves = 'Delivery and supply'
const draft = 'More from the 2023 draft'
const edges = 'On the edge'

/** Numbers of the home that the documentation of test accounts lists first. */
export const sampleNumbers = { account: '1111-1', contract: '222222' }
const home = 'home@example.com'

export const stories: readonly Story[] = [
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
    id: 'locked-service',
    group: services,
    title: `A retrofit loan stands on service ${sampleNumbers.contract}, and on no other`,
    note: 'The customer can say yes or no, and not change the selection.',
    asks: {
      cds_service_contracts: {
        contract_numbers: [sampleNumbers.contract],
        allow_scope_modifications: false,
        include_contract_numbers: true,
      },
    },
    loginHint: home,
  },
  {
    id: 'account-list',
    group: accounts,
    title: 'A bookkeeper wants the list of accounts, with numbers and addresses',
    note: 'What is personal has to be asked for by its field.',
    asks: { cds_accounts: { include_account_numbers: true, include_account_details: true } },
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
    id: 'split',
    group: halves,
    title: 'Who delivers, and who sells? Asked as two halves',
    note: 'Two scopes. A supply names the delivery that it belongs to.',
    asks: { delivery_details: {}, supply_details: {} },
  },
  {
    id: 'combined',
    group: halves,
    title: 'A service as one whole, with all its sides',
    note: 'One scope; which parts the answer has, fields_included says.',
    asks: { service_details: { fields_included: allChoices } },
  },
  {
    id: 'combined-delivery',
    group: halves,
    title: 'A service as one whole, without the side that sells',
    note: 'fields_included leaves the supply side out.',
    asks: { service_details: { fields_included: ['commodity', 'distribution_details'] } },
  },
  {
    id: 'delivery',
    group: halves,
    title: 'A grid study wants the delivery side alone',
    note: 'What a distributor can answer by itself.',
    asks: { delivery_details: {} },
  },
  {
    id: 'supply',
    group: halves,
    title: 'A green label wants to know the supplier and the tariff',
    note: 'What a retailer can answer by itself.',
    asks: { supply_details: {} },
  },
  {
    id: 'one-delivery',
    group: halves,
    title: `A charging station is planned at service ${sampleNumbers.contract}`,
    note: 'Preselection by number, in the words of the draft.',
    asks: { delivery_details: { services: [sampleNumbers.contract] } },
    loginHint: home,
  },
  {
    id: 'draft-accounts',
    group: draft,
    title: 'A helper wants to see which accounts there are',
    note: 'The older scope for accounts.',
    asks: { account_details: {} },
  },
  {
    id: 'draft-usage',
    group: draft,
    title: 'Three years of usage, and six months more to come',
    note: 'Past and future as two lengths.',
    asks: { usage: { historical_start: '3y', ongoing_end: '6m' } },
  },
  {
    id: 'draft-usage-signed',
    group: draft,
    title: 'Usage from two years ago until now',
    note: 'The same in the other notation, signed from now.',
    asks: { usage: { start: '-2y', end: 'now' } },
  },
  {
    id: 'draft-bills',
    group: draft,
    title: 'An energy advisor reads one year of bills',
    note: 'The older scope for bills.',
    asks: { bills: { historical_start: '1y' } },
  },
  {
    id: 'draft-programs',
    group: draft,
    title: 'A caseworker asks for programs the customer takes part in',
    note: 'The older scope for programs.',
    asks: { program_details: {} },
  },
  {
    id: 'draft-aggregates',
    group: draft,
    title: 'A city counts whole buildings',
    note: 'The older scope for aggregates.',
    asks: { aggregates: {} },
  },
  {
    id: 'sign-in-again',
    group: edges,
    title: 'The customer has to sign in again, signed in or not',
    note: 'prompt=login, and the username filled in.',
    asks: { cds_service_contracts: {} },
    orElse: [{ delivery_details: {} }, { supply_details: {} }],
    loginHint: home,
    prompt: 'login',
  },
  {
    id: 'not-pushed',
    group: edges,
    title: 'The request travels in the address, not pushed ahead',
    note: 'The plain way of OAuth: everything is in the link.',
    asks: { cds_accounts: {} },
    orElse: [{ account_details: {} }, { supply_details: {} }],
    plain: true,
  },
  {
    id: 'nothing-matches',
    group: edges,
    title: 'We ask for electric service, and the customer has only water',
    note: 'Sign in as water@example.com: a page explains, and nothing is shared.',
    asks: { cds_service_contracts: { service_types: ['electric'], error_if_no_preselections: true } },
    loginHint: 'water@example.com',
  },
  {
    id: 'too-long',
    group: edges,
    title: 'We ask for a hundred years of usage',
    note: 'The utility refuses, and says which value is wrong and what would do.',
    asks: { cds_usage: { segment_start: 'P100Y' } },
    orElse: [{ usage: { historical_start: '100y' } }],
    refused: true,
  },
  {
    id: 'unknown-field',
    group: edges,
    title: 'We ask for something that nobody offers',
    note: 'An unknown field is refused by its path.',
    asks: { cds_service_contracts: { favourite_colour: 'green' } },
    orElse: [
      { delivery_details: { favourite_colour: 'green' } },
      { supply_details: { favourite_colour: 'green' } },
    ],
    refused: true,
  },
]
