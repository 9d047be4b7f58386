import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import { readRequest, resolveConsent } from '#lib/request/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { type Approval, type Interaction, openInteraction } from './index.ts'

export const profile = loadProfile('example-gas-electric')
const catalog = buildCatalog(profile, 'https://utility.example')
export const secret = 'a secret of the tests, long enough for a key'
const opened = '2026-03-01T12:00:00.000Z'
export const noon = Temporal.Instant.from('2026-03-01T12:05:00Z')
export const client: Client = {
  id: 'client',
  registrationId: 'registration',
  name: 'Acme Energy Auditors',
  uri: 'https://acme.example',
  logoUri: null,
  tosUri: null,
  policyUri: null,
  contacts: [],
  scopes: ['cds_service_contracts'],
  redirectUris: ['https://acme.example/callback'],
  responseTypes: ['code'],
  grantTypes: ['authorization_code', 'refresh_token'],
  tokenEndpointAuthMethod: 'client_secret_basic',
  authorizationDetailsTypes: ['cds_service_contracts'],
  authorizationDetails: [{ type: 'cds_service_contracts' }],
  purposes: [],
  status: 'sandbox',
  statusOptions: ['sandbox', 'disabled'],
  defaultScope: null,
  defaultRedirectUri: null,
  defaultAuthorizationDetails: [],
  created: opened,
  modified: opened,
}

/** A request that waits, and the customer's decision on it. */
export async function anApproval(
  storage: Storage,
  params: Record<string, string> = {},
  { uid = 'interaction', now = noon }: { uid?: string; now?: Temporal.Instant } = {},
): Promise<Approval> {
  const interaction: Interaction = {
    uid,
    clientId: client.id,
    params: { scope: 'cds_service_contracts', state: 'of the request', ...params },
    returnTo: 'https://utility.example/oauth/authorize/interaction',
    created: isoInstant(now.subtract({ minutes: 5 })),
    expires: isoInstant(now.add({ minutes: 55 })),
    mustSignIn: false,
    draft: null,
    outcome: null,
  }
  await openInteraction(storage, interaction)
  const { timezone } = profile
  const request = readRequest({ params: interaction.params, client, catalog, now, timezone })
  const consent = resolveConsent({
    request,
    selectable: () => [entry(1, '222222'), entry(2, '333333')],
    now,
    timezone,
  })
  return {
    interaction,
    client,
    customer: { id: 'customer', username: 'home@example.com', name: 'A Home' },
    consent,
    decision: [{ section: 's1', entries: ['contract-2'], includeFuture: false }],
    locale: 'en',
    now,
  }
}

function entry(index: number, number: string): SelectionEntry {
  return anEntry({
    id: `contract-${index}`,
    number,
    name: null,
    address: '123 Main St',
    serviceTypes: ['electric'],
    status: 'active',
    accountNumbers: ['1111-1'],
    contractNumbers: [number],
  })
}
