import { describe, expect, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { change } from './a-change.testing.ts'
import { aRegistration, noon, secretKeys } from './a-registration.testing.ts'
import { findClient, listClients, listCredentials, listMessages, verifyClientSecret } from './index.ts'

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

  test('CL-033, CR-009, CR-023 disabling ends secrets and tokens, and both are logged', async () => {
    await using storage = await open()
    const { consent, registrationId } = await aRegistration(storage)
    const credentialsOf = () =>
      listCredentials(storage.db, registrationId, { clientIds: [consent.id] }, { limit: 100, secretKeys })
    const [{ secret } = { secret: '' }] = (await credentialsOf()).items
    const revoked: string[] = []
    const disabled = await change(storage, consent, { status: 'disabled' }, revoked)
    expect(disabled.status).toBe('disabled')
    expect(revoked).toEqual([consent.id])
    const at = '2026-03-01T13:00:00.000Z'
    expect((await credentialsOf()).items).toMatchObject([{ expires: at, modified: at }])
    const later = noon.add({ hours: 1 })
    expect(await verifyClientSecret(storage.db, secretKeys, consent.id, secret, later)).toBeUndefined()
    const told = (await log(storage, registrationId)).map(({ related }) => related?.type)
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
      { limit: 100, secretKeys },
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
