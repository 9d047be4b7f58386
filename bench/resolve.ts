import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import { readRequest, resolveConsent } from '#lib/request/index.ts'
import { median } from './measure.ts'
import { print } from './print.ts'

const sizes = [10, 100, 1_000, 10_000]
/** What a request may take for so many contracts, in milliseconds. */
const limits: Readonly<Record<number, number>> = { 10: 0.5, 10000: 20 }
const rounds = 200

const now = Temporal.Instant.from('2026-11-24T20:00:00Z')
const timezone = 'America/Los_Angeles'
const catalog = buildCatalog(loadProfile('everything', 'lib/catalog/fixtures'), 'https://utility.example')

const requests = {
  'one scope, nothing preselected': [{ type: 'cds_usage' }],
  'by number': [{ type: 'cds_usage', contract_numbers: ['500007'] }],
  'all, and later ones': [{ type: 'cds_usage', contract_numbers: ['_all', '_include_future'] }],
  'by six fields, three merged': [
    merged('cds_service_contracts', 'cds_usage', { service_types: ['electric'] }),
    merged('cds_usage', 'cds_service_bills', {
      account_numbers: ['4000-1', '4000-2', '4000-3'],
      contract_numbers: ['_all'],
      meter_numbers: Array.from({ length: 100 }, (_, index) => `M-${index * 3}`),
      addresses: ['7 warehouse road, example valley, california, 94002'],
    }),
    merged('cds_service_bills', 'cds_service_contracts', { end_date: 'P1Y' }),
  ],
}

/** Reading a request and resolving it for a customer with that many contracts: milliseconds, median. */
export function resolve(): void {
  print(['resolving a request, ms', ...sizes.map((size) => `${size} contracts`)])
  for (const [name, details] of Object.entries(requests)) {
    const times = sizes.map((size) => timeOf(details, contractsOf(size)))
    print([name, ...times.map((time) => time.toFixed(3))])
  }
  print(['target', ...sizes.map((size) => (limits[size] ? `≤ ${limits[size]}` : ''))])
}

function merged(type: string, merge_selection_with: string, fields: object) {
  return {
    type,
    merge_selection_with,
    authorization_form_selection_type: 'service_contract_selection',
    ...fields,
  }
}

function timeOf(details: readonly object[], entries: readonly SelectionEntry[]): number {
  const params = { authorization_details: JSON.stringify(details) }
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    const request = readRequest({ params, client, catalog, now, timezone })
    resolveConsent({ request, selectable: () => entries, now, timezone })
    return performance.now() - started
  })
  return median(times)
}

function contractsOf(size: number): readonly SelectionEntry[] {
  return Array.from({ length: size }, (_, index) => {
    const number = `${500_000 + index}`
    const address = `${index} main street, example valley, california, 94001`
    return {
      id: `contract_${index}`,
      number,
      name: null,
      address,
      serviceTypes: [index % 2 ? 'electric' : 'natural_gas', 'commercial', 'metered'],
      status: 'active',
      accountNumbers: [`4000-${1 + (index % 2500)}`],
      contractNumbers: [number],
      programs: [],
      programNumbers: index % 10 ? [] : ['EV-FLEX'],
      servicepointNumbers: [`SP-${index}`],
      servicepointTypes: ['electric', 'physical'],
      premiseNumbers: [`P-${index % 500}`],
      meterNumbers: [`M-${index}`],
      meterTypes: ['electric_usage', 'ami_meter'],
      meterApps: [],
      aggregationNumbers: [`B-${index % 500}`],
      aggregationTypes: [],
      addresses: [address],
    }
  })
}

const scopes = [...catalog.scopes].filter(([, { kind }]) => kind === 'customer-consent').map(([id]) => id)
const client: Client = {
  id: 'client',
  registrationId: 'registration',
  name: 'Acme Energy Auditors',
  uri: null,
  logoUri: null,
  tosUri: null,
  policyUri: null,
  contacts: [],
  scopes,
  redirectUris: ['https://acme.example/back'],
  responseTypes: ['code'],
  grantTypes: ['authorization_code', 'refresh_token'],
  tokenEndpointAuthMethod: 'client_secret_basic',
  authorizationDetailsTypes: scopes,
  authorizationDetails: [],
  purposes: [],
  status: 'production',
  statusOptions: ['production', 'disabled'],
  defaultScope: null,
  defaultRedirectUri: null,
  defaultAuthorizationDetails: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
}
