import { Temporal } from 'temporal-polyfill'
import { buildCatalog, type Json } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { anEntry as bareEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import { readRequest, resolveConsent, withClientDefaults } from './index.ts'

export const now = Temporal.Instant.from('2026-11-24T20:00:00Z')
export const timezone = 'America/Los_Angeles'
export const catalog = buildCatalog(loadProfile('example-gas-electric'), 'https://utility.example')

const consentScopes = [...catalog.scopes.values()]
  .filter(({ kind }) => kind === 'customer-consent')
  .map(({ description }) => description.id)

/** A client for every consent scope, with no defaults. */
export function aClient(change: Partial<Client> = {}): Client {
  return {
    id: 'client_1',
    registrationId: 'registration_1',
    name: 'Acme Energy Auditors',
    uri: null,
    logoUri: null,
    tosUri: null,
    policyUri: null,
    contacts: [],
    scopes: consentScopes,
    redirectUris: ['https://acme.example/callback'],
    responseTypes: ['code'],
    grantTypes: ['authorization_code', 'refresh_token'],
    tokenEndpointAuthMethod: 'client_secret_basic',
    authorizationDetailsTypes: consentScopes,
    authorizationDetails: [],
    purposes: [],
    status: 'production',
    statusOptions: ['production', 'disabled'],
    defaultScope: null,
    defaultRedirectUri: null,
    defaultAuthorizationDetails: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    ...change,
  }
}

export interface Asked {
  readonly scope?: string
  readonly details?: Json
  readonly client?: Client
}

export function read({ scope, details, client = aClient() }: Asked) {
  const params = {
    ...(scope !== undefined && { scope }),
    ...(details !== undefined && { authorization_details: JSON.stringify(details) }),
  }
  return readRequest({ params: withClientDefaults(params, client), client, catalog, now, timezone })
}

/** A contract, or (with `account_` ids) an account. */
export function anEntry(change: Partial<SelectionEntry> = {}): SelectionEntry {
  return bareEntry({
    id: 'contract_1',
    number: '222222',
    serviceTypes: ['electric', 'residential'],
    accountNumbers: ['1111-1'],
    contractNumbers: ['222222'],
    meterNumbers: ['M-1001'],
    ...change,
  })
}

/** The home of the sandbox: one account, electricity and gas. */
export const home = {
  account_selection: [
    anEntry({
      id: 'account_1',
      number: '1111-1',
      serviceTypes: ['electric', 'natural_gas', 'residential'],
      contractNumbers: ['222222', '333333'],
      meterNumbers: ['M-1001', 'M-1002'],
    }),
  ],
  service_contract_selection: [
    anEntry(),
    anEntry({
      id: 'contract_2',
      number: '333333',
      contractNumbers: ['333333'],
      serviceTypes: ['natural_gas', 'residential'],
      meterNumbers: ['M-1002'],
    }),
  ],
  servicepoint_selection: [],
  meter_device_selection: [],
  aggregation_selection: [],
} as const

export function resolve(asked: Asked) {
  return resolveConsent({ request: read(asked), selectable: (type) => home[type], now, timezone })
}
