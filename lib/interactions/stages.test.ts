import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { countEnds, markSignedIn, markStages, openInteraction, type Reached } from './index.ts'

const noon = Temporal.Instant.from('2026-03-01T12:00:00Z')
const at = noon.toString()
const longAfter = noon.add({ hours: 2 }).epochMilliseconds

describe.each(storages)('the stages of a request on $name', ({ open }) => {
  test('each counts once, however often two instances note it', async () => {
    await using storage = await open()
    await opened(storage, 'uid')
    const notes = [
      { uid: 'uid', stage: 'signed_in', signIn: 'session' },
      { uid: 'uid', stage: 'form_seen' },
      { uid: 'nobody', stage: 'form_seen' },
    ] as const
    const reached = await Promise.all([1, 2, 3].map(() => markStages(storage, notes, at)))
    expect(reached.flat()).toEqual([
      { stage: 'signed_in', locale: 'es', signIn: 'session' },
      { stage: 'form_seen', locale: 'es', signIn: 'session' },
    ])
  })

  test('the way by which a customer first signed in stays', async () => {
    await using storage = await open()
    await opened(storage, 'uid')
    expect(await markSignedIn(storage, 'uid', { signIn: 'code', at })).toMatchObject({ signIn: 'code' })
    expect(await markSignedIn(storage, 'uid', { signIn: 'password', at })).toBeUndefined()
    expect(await markStages(storage, [{ uid: 'uid', stage: 'signed_in', signIn: 'session' }], at)).toEqual([])
    expect(await markStages(storage, [{ uid: 'uid', stage: 'problem' }], at)).toMatchObject([
      { signIn: 'code' },
    ])
  })

  test('an end is taken by one of two instances: a decision, or none before the request expired', async () => {
    await using storage = await open()
    for (const uid of ['approved', 'declined', 'refused', 'left']) await opened(storage, uid)
    await decided(storage, 'approved', { kind: 'approved', grantId: 'g', receiptNumber: 'r' })
    await decided(storage, 'declined', { kind: 'declined', error: 'no_preselections' })
    await decided(storage, 'refused', { kind: 'declined', error: 'cds_grant_id_invalid_user' })
    const early = await countEnds(storage, noon.add({ minutes: 30 }).epochMilliseconds)
    expect(stagesOf([early])).toEqual(['approved', 'declined', 'refused'])
    const late = await Promise.all([countEnds(storage, longAfter), countEnds(storage, longAfter)])
    expect(stagesOf(late)).toEqual(['left'])
    expect(stagesOf([await countEnds(storage, longAfter)])).toEqual([])
    expect(early.reached.find(({ stage }) => stage === 'approved')).toEqual({
      stage: 'approved',
      locale: 'es',
      signIn: '',
      tookS: 90,
    })
    expect(late.flatMap(({ reached }) => reached)[0]).not.toHaveProperty('tookS')
  })

  test('a decision that has just been taken waits for what led to it', async () => {
    await using storage = await open()
    await opened(storage, 'uid')
    await decided(storage, 'uid', { kind: 'declined', error: 'access_denied' })
    const moment = noon.add({ seconds: 91 }).epochMilliseconds
    expect((await countEnds(storage, moment)).reached).toEqual([])
    expect((await countEnds(storage, moment + 1_000)).reached).toHaveLength(1)
  })
})

function stagesOf(counted: readonly { readonly reached: readonly Reached[] }[]) {
  return counted.flatMap(({ reached }) => reached.map(({ stage }) => stage)).sort()
}

async function opened(storage: TestStorage, uid: string) {
  await openInteraction(storage, {
    uid,
    clientId: 'client',
    params: {},
    returnTo: 'https://utility.example/oauth/authorize/x',
    created: at,
    expires: noon.add({ hours: 1 }).toString(),
    mustSignIn: false,
    locale: 'es',
  })
}

/** 90 seconds after the request. */
async function decided(storage: TestStorage, uid: string, outcome: object) {
  const decidedAt = noon.add({ seconds: 90 }).toString({ fractionalSecondDigits: 3 })
  await storage.transaction((tx) =>
    tx
      .updateTable('interaction')
      .set({ decided_at: decidedAt, outcome_json: JSON.stringify({ ...outcome, at: decidedAt }) })
      .where('uid', '=', uid)
      .execute(),
  )
}
