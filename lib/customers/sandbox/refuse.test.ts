import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { refuseSandboxCustomers, seedSandbox } from '../index.ts'

const profile = loadProfile('example-gas-electric')

describe.each(storages)('production on $name', ({ open }) => {
  test('starts on a storage without sandbox customers, and on no other', async () => {
    await using storage = await open()
    await refuseSandboxCustomers(storage, profile)
    const only = ['home@example.com']
    await seedSandbox(storage, profile, { now: Temporal.Instant.from('2026-03-01T12:00:00Z'), only })
    await expect(refuseSandboxCustomers(storage, profile)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("'home@example.com'"),
    })
  })
})
