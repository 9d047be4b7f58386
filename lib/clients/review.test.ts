import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { change } from './a-change.testing.ts'
import { aRegistration, noon } from './a-registration.testing.ts'
import { recordReview, reviewOf } from './index.ts'

const uri = 'https://www.acme.example/'

describe.each(storages)('a review on $name', ({ open }) => {
  test('LY-033 a website counts as the client’s once it was confirmed, and until it is another', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage, { uri })
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed: undefined, isWebsiteConfirmed: false })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: false, now: noon }))
    const reviewed = '2026-03-01T12:00:00.000Z'
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed, isWebsiteConfirmed: false })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: true, now: noon }))
    expect(await reviewOf(storage.db, consent)).toEqual({ reviewed, isWebsiteConfirmed: true })
    const moved = await change(storage, consent, { uri: 'https://www.acme.example/elsewhere' })
    expect(await reviewOf(storage.db, moved)).toEqual({ reviewed, isWebsiteConfirmed: false })
  })

  test('nobody takes a reviewed name for another', async () => {
    await using storage = await open()
    const { consent } = await aRegistration(storage, { uri })
    await storage.transaction((tx) => recordReview(tx, consent, { confirmsWebsite: true, now: noon }))
    const renamed = await change(storage, consent, { name: 'Example Gas & Electric' })
    expect(await reviewOf(storage.db, renamed)).toEqual({ reviewed: undefined, isWebsiteConfirmed: false })
  })
})
