import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { encode } from 'next-auth/jwt'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { registerClient, verifyClientSecret } from '#lib/clients/index.ts'
import { deriveKeys, loadProfile, type Secret, signInKeys } from '#lib/config/index.ts'
import { aGrant, insertRegistration } from '#lib/grants/a-grant.testing.ts'
import { insertGrant, insertReceipt, receiptAddress } from '#lib/grants/index.ts'
import {
  findUnsignedForm,
  formToken,
  isFormToken,
  openInteraction,
  saveTyped,
  sendCode,
  tryCode,
} from '#lib/interactions/index.ts'
import { keepContact } from '#lib/notify/index.ts'
import { keptContact, unsealFacts } from '#lib/notify/message.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { keepSession } from './keep-session.ts'
import { resealAll } from './sealed.ts'

const profile = loadProfile('example-gas-electric')
const old = 'the secret that is about to go, long enough'
const fresh = 'the secret that takes its place, long enough'
const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const contact = { kind: 'email', value: 'home@example.com' } as const
const typed = { contact: 'home@example.com', numbers: {} }

/** As instances have them while each is started again: the second is only accepted. */
const during: Secret = [fresh, old]
const before: Secret = [old, fresh]

describe.each(storages)('what is kept on $name', ({ open }) => {
  test('outlives its secret: read with both, sealed anew, read with the new one alone', async () => {
    await using storage = await open()
    const kept = await keep(storage, old)
    for (const secret of [old, during]) expect(await read(storage, secret, kept)).toEqual(whole(kept))
    expect(await resealAll(storage, during)).toBe(4 + kept.credentials)
    expect(await resealAll(storage, during)).toBe(0)
    for (const secret of [fresh, during, before])
      expect(await read(storage, secret, kept)).toEqual(whole(kept))
    await expect(read(storage, old, kept)).rejects.toThrow()
  })

  test('a code that was sent before is good after', async () => {
    await using storage = await open()
    await openForm(storage)
    await saveTyped(storage, old, 'uid', typed)
    const asked = { uid: 'uid', contact, decision: [], clientName: 'Acme', locale: 'en', now }
    await sendCode({ storage, secret: old }, asked)
    const row = await storage.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
    const { code } = unsealFacts(during, row.payload_sealed ?? '')
    const tried = await tryCode({ storage, secret: during }, { uid: 'uid', code, tries: 5, now })
    expect(tried).toMatchObject({ kind: 'right', contact })
  })
})

test.each([
  ['the old one', before, during],
  ['the new one', during, before],
])('a form’s token and a session, made with %s, count at an instance of either', async (_, maker, taker) => {
  expect(isFormToken(formToken(maker, 'uid', 'customer'), taker, 'uid', 'customer')).toBe(true)
  expect(
    isFormToken(formToken('of somebody else, long enough', 'uid', 'customer'), taker, 'uid', 'customer'),
  ).toBe(false)
  const [made] = signInKeys(maker)
  const token = await encode({ token: { sub: 'customer' }, secret: made, maxAge: 60 })
  const request = new IncomingMessage(new Socket())
  Object.assign(request, {
    url: '/authorize/uid',
    method: 'GET',
    headers: { cookie: `next-auth.session-token=${token}` },
  })
  const response = new ServerResponse(request)
  await keepSession(request, response, { secret: taker, profile, publicUrl: 'http://localhost:3000' })
  expect(String(response.getHeader('Set-Cookie'))).toMatch(/^next-auth\.session-token=\S+;/)
})

/** One of each kind of what is kept sealed. */
async function keep(storage: Storage, secret: Secret) {
  const publicUrl = 'https://utility.example'
  const { client, clientSecret } = await registerClient(
    storage,
    {
      scope: 'cds_client_admin cds_usage',
      name: null,
      uri: null,
      logoUri: null,
      tosUri: null,
      policyUri: null,
      contacts: [],
      authorizationDetails: null,
    },
    {
      catalog: buildCatalog(profile, publicUrl),
      secretKeys: deriveKeys(secret, 'encryption'),
      publicUrl,
      now,
      alongside: async () => {},
    },
  )
  const grant = aGrant()
  const content = { clientName: '', clientUri: null, utilityName: '', customerName: null, sections: [] }
  const { receipt, address } = await storage.transaction(async (tx) => {
    await insertRegistration(tx)
    await insertGrant(tx, grant)
    await keepContact(tx, secret, grant.id, contact)
    return insertReceipt(tx, secret, { grantId: grant.id, created: grant.created, locale: 'en', content })
  })
  await openForm(storage)
  await saveTyped(storage, secret, 'uid', typed)
  const credentials = (await storage.db.selectFrom('credential').select('id').execute()).length
  await sendCode(
    { storage, secret },
    { uid: 'uid', contact, decision: [], clientName: 'Acme', locale: 'en', now },
  )
  await storage.transaction((tx) => tx.updateTable('unsigned_form').set({ contact_sealed: null }).execute())
  return { client, clientSecret, grant, number: receipt.number, address, credentials }
}

type Kept = Awaited<ReturnType<typeof keep>>

async function read(storage: Storage, secret: Secret, { client, clientSecret, grant, number }: Kept) {
  const keys = deriveKeys(secret, 'encryption')
  const row = await storage.db.selectFrom('outbox').select('payload_sealed').executeTakeFirstOrThrow()
  return {
    credential: (await verifyClientSecret(storage.db, keys, client.id, clientSecret, now)) !== undefined,
    contact: await keptContact(storage.db, secret, grant.id),
    address: await receiptAddress(storage.db, secret, number),
    typed: (await findUnsignedForm(storage.db, secret, 'uid'))?.typed,
    sentTo: unsealFacts(secret, row.payload_sealed ?? '').contact,
  }
}

const whole = ({ address }: Kept) => ({ credential: true, contact, address, typed, sentTo: contact })

function openForm(storage: Storage): Promise<void> {
  return openInteraction(storage, {
    uid: 'uid',
    clientId: 'client',
    params: {},
    returnTo: 'https://utility.example/oauth/authorize/uid',
    created: '2026-03-01T12:00:00.000Z',
    expires: '2026-03-01T13:00:00.000Z',
    mustSignIn: false,
  })
}
