import { describe, expect, test } from 'vitest'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { change } from './a-change.testing.ts'
import { aRegistration, noon } from './a-registration.testing.ts'
import { type Client, presentedClients, recordReview, reviewOf } from './index.ts'

const uri = 'https://www.acme.example/'

/** As customers see it beside what they have approved. */
async function shown({ db }: Storage, { id }: Client) {
  const presented = await presentedClients(db, [id, id, 'nobody'])
  expect([...presented.keys()]).toEqual([id])
  return presented.get(id)
}

describe.each(storages)('a review on $name', ({ open }) => {
  test('LY-033 a website counts as the client’s once it was confirmed, and until it is another', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage, { uri })
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed: undefined, isWebsiteConfirmed: false })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: false, now: noon }))
    const reviewed = '2026-03-01T12:00:00.000Z'
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed, isWebsiteConfirmed: false })
    expect(await shown(storage, consent)).toEqual({ name: consent.name, website: undefined })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: true, now: noon }))
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed, isWebsiteConfirmed: true })
    expect(await shown(storage, consent)).toEqual({ name: consent.name, website: uri })
    const moved = await change(storage, consent, { uri: 'https://www.acme.example/elsewhere' })
    expect(await reviewOf(storage.db, moved)).toEqual({ reviewed, isWebsiteConfirmed: false })
    expect(await shown(storage, moved)).toEqual({ name: consent.name, website: undefined })
  })

  test('nobody takes a reviewed name for another', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage, { uri })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: true, now: noon }))
    const renamed = await change(storage, consent, { name: 'Example Gas & Electric' })
    expect(await reviewOf(storage.db, renamed)).toEqual({ reviewed: undefined, isWebsiteConfirmed: false })
    expect(await shown(storage, renamed)).toEqual({ name: renamed.name, website: undefined })
  })
})
