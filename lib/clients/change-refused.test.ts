import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { change } from './a-change.testing.ts'
import { aRegistration, publicUrl } from './a-registration.testing.ts'
import { type ClientChange, findClient } from './index.ts'

describe.each(storages)('what a client may change, on $name', ({ open }) => {
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
})
