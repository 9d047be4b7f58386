import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { aRegistration, aRequest, catalog, noon, publicUrl, secretKeys } from './a-registration.testing.ts'
import {
  listCredentials,
  listMessages,
  type RegistrationRequest,
  registerClient,
  verifyClientSecret,
} from './index.ts'

const firstPage = { limit: 100 }

describe.each(storages)('registration on $name', ({ open }) => {
  test('RG-030, RG-031, RG-033 makes clients for all scopes, and the grant admin that they point to', async () => {
    await using storage = await open()
    const { client, clients } = await aRegistration(storage)
    expect(client.scopes).toEqual(['cds_client_admin'])
    expect(clients.map((each) => each.scopes.join(' ')).sort()).toEqual([
      'cds_client_admin',
      'cds_grant_admin_1',
      'cds_usage cds_accounts',
    ])
  })

  test('RG-033 one grant admin client, also when it is asked for by name', async () => {
    await using storage = await open()
    const { clients } = await aRegistration(storage, {
      scope: 'cds_client_admin cds_usage cds_grant_admin_1 cds_usage',
    })
    expect(clients.map((each) => each.scopes.join(' ')).sort()).toEqual([
      'cds_client_admin',
      'cds_grant_admin_1',
      'cds_usage',
    ])
  })

  test('DR-05 client_admin is the draft name of cds_client_admin', async () => {
    await using storage = await open()
    const { client, clients } = await aRegistration(storage, { scope: 'client_admin' })
    expect(clients).toEqual([client])
    expect(client.scopes).toEqual(['cds_client_admin'])
  })

  test('RG-035, RG-038, RG-041 a client that asks customers has a server-made address and is in the sandbox', async () => {
    await using storage = await open()
    const { consent, clients } = await aRegistration(storage)
    expect(consent.redirectUris).toEqual([`${publicUrl}/clients/${consent.id}/return`])
    expect(consent.status).toBe('sandbox')
    expect(consent.statusOptions).toEqual(['sandbox', 'disabled'])
    for (const { statusOptions } of clients) {
      expect(statusOptions.includes('sandbox') && statusOptions.includes('production')).toBe(false)
    }
  })

  test('RG-034, SC-006 each client that authenticates has a credential, of unreserved characters', async () => {
    await using storage = await open()
    const { clients, registrationId } = await aRegistration(storage)
    const { items } = await listCredentials(storage.db, registrationId, {}, { ...firstPage, secretKeys })
    expect(items.map((each) => each.clientId).sort()).toEqual(clients.map((each) => each.id).sort())
    for (const { secret, clientId } of items) expect(`${clientId}${secret}`).toMatch(/^[\w.~-]+$/)
  })

  test('RG-024 the secret that is answered is that of the admin client, and the only way in', async () => {
    await using storage = await open()
    const { client, clientSecret, consent } = await aRegistration(storage)
    const verify = (id: string, secret: string) =>
      verifyClientSecret(storage.db, secretKeys, id, secret, noon)
    expect(await verify(client.id, clientSecret)).toEqual({ credentialId: expect.any(String) })
    expect(await verify(client.id, `${clientSecret}x`)).toBeUndefined()
    expect(await verify(client.id, '')).toBeUndefined()
    expect(await verify(consent.id, clientSecret)).toBeUndefined()
    expect(await verify('client_nobody', clientSecret)).toBeUndefined()
  })

  test('CR-008 a secret lies in storage encrypted, and is there to be shown', async () => {
    await using storage = await open()
    const { client, clientSecret, registrationId } = await aRegistration(storage)
    const rows = await storage.db.selectFrom('credential').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(clientSecret)
    const { items } = await listCredentials(storage.db, registrationId, {}, { ...firstPage, secretKeys })
    expect(items.find((each) => each.clientId === client.id)?.secret).toBe(clientSecret)
  })

  test('DR-10, DR-12 each client says what it may ask for, one entry a type', async () => {
    await using storage = await open()
    const { clients, consent } = await aRegistration(storage, {
      scope: 'cds_client_admin service_details delivery_details',
    })
    expect(consent.authorizationDetails).toEqual([
      {
        type: 'service_details',
        fields_included: ['commodity', 'distribution_details', 'supply_details'],
      },
      { type: 'delivery_details' },
    ])
    const administrative = clients.filter((each) => each.id !== consent.id)
    expect(administrative.flatMap((each) => each.authorizationDetails)).toEqual([])
  })

  test('DR-12 a narrowing at registration is kept', async () => {
    await using storage = await open()
    const narrowed = [{ type: 'service_details', fields_included: ['commodity'] }]
    const { consent } = await aRegistration(storage, {
      scope: 'cds_client_admin service_details',
      authorizationDetails: narrowed,
    })
    expect(consent.authorizationDetails).toEqual(narrowed)
  })

  const badRequests: [string, Partial<RegistrationRequest>, string][] = [
    ['an unknown scope', { scope: 'cds_client_admin cds_usage nonsense' }, 'scope'],
    ['no admin scope', { scope: 'cds_usage' }, 'scope'],
    [
      'a type of no scope asked for',
      { authorizationDetails: [{ type: 'bills' }] },
      'cds_authorization_details[0].type',
    ],
    [
      'a type without an entry',
      { authorizationDetails: [{ type: 'cds_usage' }] },
      'cds_authorization_details',
    ],
    [
      'the same type twice',
      { authorizationDetails: [{ type: 'cds_usage' }, { type: 'cds_usage' }] },
      'cds_authorization_details[1].type',
    ],
    [
      'a field that cannot be narrowed',
      { authorizationDetails: [{ type: 'cds_usage', include_accounts: true }, { type: 'cds_accounts' }] },
      'cds_authorization_details[0].include_accounts',
    ],
    [
      'more than is offered',
      {
        scope: 'cds_client_admin service_details',
        authorizationDetails: [{ type: 'service_details', fields_included: ['commodity', 'secrets'] }],
      },
      'cds_authorization_details[0].fields_included',
    ],
    [
      'a date as the longest duration',
      { authorizationDetails: [{ type: 'cds_usage', segment_start: '2020-01-01T00:00:00Z' }] },
      'cds_authorization_details[0].segment_start',
    ],
    [
      'a longer duration than is offered',
      { authorizationDetails: [{ type: 'cds_usage', segment_start: 'P4Y' }] },
      'cds_authorization_details[0].segment_start',
    ],
    [
      'one duration in two notations',
      {
        scope: 'cds_client_admin usage',
        authorizationDetails: [{ type: 'usage', historical_start: '1y', start: '-1y' }],
      },
      'cds_authorization_details[0].start',
    ],
    [
      'nothing included',
      {
        scope: 'cds_client_admin service_details',
        authorizationDetails: [{ type: 'service_details', fields_included: [] }],
      },
      'cds_authorization_details[0].fields_included',
    ],
  ]
  test.each(badRequests)(
    'RG-005, RG-026 %s is refused by its place, and nothing is written',
    async (_, request, at) => {
      await using storage = await open()
      await expect(aRegistration(storage, request)).rejects.toMatchObject({
        code: 'invalid_client_metadata',
        at,
      })
      expect(await storage.db.selectFrom('registration').selectAll().execute()).toEqual([])
    },
  )

  test('RG-030 all or nothing: when one part fails, no registration, client or secret is left', async () => {
    await using storage = await open()
    let made = 0
    const failing = registerClient(storage, aRequest, {
      catalog,
      secretKeys,
      publicUrl,
      now: noon,
      alongside: async () => {
        made += 1
        if (made === 3) throw new Error('no more')
      },
    })
    await expect(failing).rejects.toThrow('no more')
    for (const table of ['registration', 'client', 'credential', 'message'] as const) {
      expect(await storage.db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  })

  test('RF-021 a review that scopes require is there as a pending message at once', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    const { items } = await listMessages(storage.db, registrationId, { array: 'outstanding' }, firstPage)
    expect(items).toMatchObject([
      {
        type: 'production_request',
        status: 'pending',
        read: false,
        related: { type: 'client', id: consent.id },
      },
    ])
  })
})
