import { describe, expect, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { aRegistration, catalog, noon, publicUrl, secretKey } from './a-registration.testing.ts'
import {
  type Client,
  type ClientChange,
  changeClient,
  findClient,
  listClients,
  listCredentials,
  listMessages,
  verifyClientSecret,
} from './index.ts'

/** What a client sends that changes nothing. */
function unchanged(client: Client): ClientChange {
  return {
    name: client.name,
    uri: client.uri,
    logoUri: client.logoUri,
    tosUri: client.tosUri,
    policyUri: client.policyUri,
    contacts: client.contacts,
    scope: client.scopes.join(' '),
    redirectUris: client.redirectUris,
    status: client.status,
    defaultScope: client.defaultScope,
    defaultRedirectUri: client.defaultRedirectUri,
    defaultAuthorizationDetails: client.defaultAuthorizationDetails,
    authorizationDetailsTypes: client.authorizationDetailsTypes,
    authorizationDetails: client.authorizationDetails,
  }
}

function change(storage: Storage, client: Client, changes: Partial<ClientChange>, revoked: string[] = []) {
  return changeClient(
    storage,
    client,
    { ...unchanged(client), ...changes },
    {
      catalog,
      publicUrl,
      now: noon.add({ hours: 1 }),
      revokeClientTokens: async (_, id) => {
        revoked.push(id)
      },
    },
  )
}

/** What was told since the registration. */
async function log(storage: Storage, registrationId: string) {
  const { items } = await listMessages(storage.db, registrationId, { array: 'unread' }, { limit: 100 })
  return items.filter(({ type }) => type !== 'production_request')
}

describe.each(storages)('a change of a client on $name', ({ open }) => {
  test('CL-045, CL-015 a change is stored with its moment and logged', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    const changed = await change(storage, consent, { name: 'Acme', contacts: ['data@acme.example'] })
    expect(changed).toMatchObject({ name: 'Acme', modified: '2026-03-01T13:00:00.000Z' })
    expect(await findClient(storage.db, consent.id)).toEqual(changed)
    expect(await log(storage, registrationId)).toMatchObject([
      {
        type: 'private_message',
        status: 'complete',
        read: false,
        related: { type: 'client', id: consent.id },
      },
    ])
  })

  test('CL-045 what changes nothing is no change', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    expect(await change(storage, consent, {})).toEqual(consent)
    expect(await log(storage, registrationId)).toEqual([])
  })

  test('CL-044 the client that was changed last comes first', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    await change(storage, consent, { name: 'Acme' })
    const { items } = await listClients(storage.db, registrationId, {}, { limit: 100 })
    expect(items[0]?.id).toBe(consent.id)
  })

  test('CL-055 a field that is left out goes back to its default', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    const address = 'https://acme.example/back'
    const changed = await change(storage, consent, {
      contacts: ['data@acme.example'],
      uri: 'https://acme.example/',
      scope: 'cds_accounts',
      defaultScope: null,
      authorizationDetails: null,
      redirectUris: [address],
      defaultRedirectUri: address,
      defaultAuthorizationDetails: [{ type: 'cds_accounts', include_account_numbers: true }],
    })
    const left = await change(storage, changed, {
      name: null,
      uri: null,
      contacts: [],
      scope: null,
      redirectUris: null,
      status: null,
      defaultScope: null,
      defaultRedirectUri: null,
      defaultAuthorizationDetails: null,
      authorizationDetailsTypes: null,
      authorizationDetails: null,
    })
    expect({ ...left, modified: '' }).toEqual({ ...consent, name: consent.id, modified: '' })
  })

  test('CL-051 scopes can be changed; what follows from them follows', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    const changed = await change(storage, consent, {
      scope: 'cds_usage service_details',
      defaultScope: 'service_details',
    })
    expect(changed).toMatchObject({
      scopes: ['cds_usage', 'service_details'],
      defaultScope: 'service_details',
      authorizationDetailsTypes: ['cds_usage', 'service_details'],
      authorizationDetails: [
        { type: 'cds_usage' },
        { type: 'service_details', fields_included: expect.any(Array) },
      ],
    })
  })

  test('CL-051 default details are taken', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    const defaultAuthorizationDetails = [{ type: 'cds_usage', segment_start: 'P1Y' }]
    const changed = await change(storage, consent, { defaultAuthorizationDetails })
    expect(changed.defaultAuthorizationDetails).toEqual(defaultAuthorizationDetails)
  })

  const goodAddresses = [
    'https://acme.example/back?from=utility',
    'http://localhost:3001/back',
    'http://127.0.0.1/back',
    'http://[::1]:8080/back',
    'com.acme.app:/back',
  ]
  test.each(goodAddresses)('CL-051 customers may be sent to %s', async (address) => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    const changed = await change(storage, consent, { redirectUris: [address], defaultRedirectUri: null })
    expect(changed).toMatchObject({ redirectUris: [address], defaultRedirectUri: address })
  })

  const badAddresses = [
    'javascript:alert(1)',
    'data:text/html,hello',
    'http://acme.example/back',
    'https://acme.example/back#here',
    'https://acme.example/back#',
    'https://user:secret@acme.example/',
    'https:acme.example',
    'https:///acme.example',
    'https://acme.example/a\\b',
    'https://acme.example/a b',
    'https://acme.example/\u202e',
    'myapp:/back',
    '/back',
    '',
    `https://acme.example/${'a'.repeat(2000)}`,
    `${publicUrl}/clients/client_other/return`,
  ]
  test.each(badAddresses)('CL-057 customers are not sent to %s', async (address) => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    await expect(
      change(storage, consent, { redirectUris: [...consent.redirectUris, address] }),
    ).rejects.toMatchObject({ code: 'invalid_redirect_uri', at: 'redirect_uris[1]' })
    expect(await findClient(storage.db, consent.id)).toEqual(consent)
  })

  const badFields: [string, Partial<ClientChange>, string][] = [
    [
      'a default address that is not among the addresses',
      { defaultRedirectUri: 'https://a.example/' },
      'cds_default_redirect_uri',
    ],
    ['a default scope outside the scopes', { defaultScope: 'bills' }, 'cds_default_scope'],
    ['an empty default scope', { defaultScope: '' }, 'cds_default_scope'],
    [
      'a default type outside the types',
      { defaultAuthorizationDetails: [{ type: 'bills' }] },
      'cds_default_authorization_details[0].type',
    ],
    [
      'a default field that is none',
      { defaultAuthorizationDetails: [{ type: 'cds_usage', toString: 1 }] },
      'cds_default_authorization_details[0].toString',
    ],
    [
      'a default value that does not fit',
      { defaultAuthorizationDetails: [{ type: 'cds_usage', segment_start: 'P30Y' }] },
      'cds_default_authorization_details[0].segment_start',
    ],
    ['a scope that is not described', { scope: 'cds_usage nonsense' }, 'scope'],
    ['a scope of other grant types', { scope: 'cds_usage cds_grant_admin_1' }, 'scope'],
    ['the admin scope', { scope: 'cds_usage cds_client_admin' }, 'scope'],
    ['no scope', { scope: '' }, 'scope'],
    ['details types of its own', { authorizationDetailsTypes: ['bills'] }, 'authorization_details_types'],
    [
      'details of another type',
      { authorizationDetails: [{ type: 'bills' }] },
      'cds_authorization_details[0].type',
    ],
  ]
  test.each(badFields)('CL-054, CL-057 %s is refused by its place', async (_, changes, at) => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    await expect(change(storage, consent, changes)).rejects.toMatchObject({
      code: 'invalid_client_metadata',
      at,
    })
    expect(await findClient(storage.db, consent.id)).toEqual(consent)
  })

  test('CL-056 a status is taken only from the options', async () => {
    await using storage = await open()
    const { client, consent } = await aRegistration(storage)
    for (const [one, status] of [
      [consent, 'production'],
      [consent, 'toString'],
      [client, 'disabled'],
    ] as const) {
      await expect(change(storage, one, { status })).rejects.toMatchObject({
        code: 'invalid_client_metadata',
        at: 'cds_status',
      })
    }
  })

  test('CL-057 a client that asks no customers takes no address and no default for asking', async () => {
    await using storage = await open()
    const { client } = await aRegistration(storage)
    const address = 'https://acme.example/back'
    await expect(change(storage, client, { redirectUris: [address] })).rejects.toMatchObject({
      code: 'invalid_redirect_uri',
      at: 'redirect_uris',
    })
    await expect(change(storage, client, { defaultRedirectUri: address })).rejects.toMatchObject({
      at: 'cds_default_redirect_uri',
    })
    await expect(change(storage, client, { defaultScope: 'cds_client_admin' })).rejects.toMatchObject({
      at: 'cds_default_scope',
    })
    await expect(change(storage, client, { scope: 'cds_client_admin cds_usage' })).rejects.toMatchObject({
      at: 'scope',
    })
  })

  test('CL-033, CR-009, CR-023 disabling ends secrets and tokens, and both are logged', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    const credentialsOf = () =>
      listCredentials(storage.db, registrationId, { clientIds: [consent.id] }, { limit: 100, secretKey })
    const [{ secret } = { secret: '' }] = (await credentialsOf()).items
    const revoked: string[] = []
    const disabled = await change(storage, consent, { status: 'disabled' }, revoked)
    expect(disabled.status).toBe('disabled')
    expect(revoked).toEqual([consent.id])
    const at = '2026-03-01T13:00:00.000Z'
    expect((await credentialsOf()).items).toMatchObject([{ expires: at, modified: at }])
    const later = noon.add({ hours: 1 })
    expect(await verifyClientSecret(storage.db, secretKey, consent.id, secret, later)).toBeUndefined()
    const told = (await log(storage, registrationId)).map(({ related }) => related.type)
    expect(told.sort()).toEqual(['client', 'credential'])
  })

  test('CR-010 enabled again, its old secrets stay ended', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    const disabled = await change(storage, consent, { status: 'disabled' })
    const enabled = await change(storage, disabled, { status: 'sandbox' })
    expect(enabled.status).toBe('sandbox')
    const { items } = await listCredentials(
      storage.db,
      registrationId,
      { clientIds: [consent.id] },
      { limit: 100, secretKey },
    )
    expect(items[0]?.expires).not.toBeNull()
  })

  test('CL-053 of two who change the same version, one is refused', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage)
    const both = await Promise.allSettled([
      change(storage, consent, { name: 'One' }),
      change(storage, consent, { name: 'Two' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'invalid_client_metadata', at: 'cds_modified' },
    })
  })
})
