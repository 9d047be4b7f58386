import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import { deriveKeys, loadProfile } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { type Client, listClients, type RegistrationRequest, registerClient } from './index.ts'

export const publicUrl = 'https://utility.example'
export const catalog = buildCatalog(loadProfile('example-gas-electric'), publicUrl)
export const secretKeys = deriveKeys('a secret for tests, of 32 or more', 'encryption')
export const noon = Temporal.Instant.from('2026-03-01T12:00:00Z')

export const aRequest: RegistrationRequest = {
  scope: 'cds_client_admin cds_usage cds_accounts',
  name: 'Acme Energy Auditors',
  uri: null,
  logoUri: null,
  tosUri: null,
  policyUri: null,
  contacts: [],
  authorizationDetails: null,
}

export async function aRegistration(storage: Storage, request: Partial<RegistrationRequest> = {}) {
  const registered = await registerClient(
    storage,
    { ...aRequest, ...request },
    { catalog, secretKeys, publicUrl, now: noon, alongside: async () => {} },
  )
  const { registrationId } = registered.client
  const all = await listClients(storage.db, registrationId, {}, { limit: 100 })
  const consent = all.items.find((client) => client.responseTypes.length > 0) as Client
  return { ...registered, registrationId, clients: all.items, consent }
}
