import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { deriveKeys, loadProfile, unseal } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import {
  findUnsignedForm,
  openInteraction,
  postedTyped,
  readContact,
  resendCode,
  saveTyped,
  sendCode,
  tryCode,
} from '../index.ts'

const secret = 'a secret of the tests, long enough for a key'
const now = Temporal.Instant.from('2026-03-01T12:05:00Z')
const profile = loadProfile('riverside-water')
const email = { kind: 'email', value: 'home@example.com' } as const
const decision = [{ section: 's1', entries: ['222222'], includeFuture: false }]
const tries = 5

describe.each(storages)('a one-time code on $name', ({ open }) => {
  test('AN-041, AN-045 the right one gives what was approved and who did it', async () => {
    await using storage = await open()
    const form = await aForm(storage)
    await form.send()
    expect(await form.try(await form.code())).toEqual({ kind: 'right', contact: email, decision })
  })

  test('AN-043, AN-044 at most five wrong ones, all at once as well; then even the right one is none', async () => {
    await using storage = await open()
    const form = await aForm(storage)
    await form.send()
    const wrong = (await form.code()) === '000000' ? '000001' : '000000'
    const tried = await Promise.all(Array.from({ length: 8 }, () => form.try(wrong)))
    expect(tried.filter(({ kind }) => kind === 'wrong')).toHaveLength(4)
    expect(tried.filter(({ kind }) => kind === 'spent')).toHaveLength(4)
    expect(await form.try(await form.code())).toEqual({ kind: 'spent' })
  })

  test('AN-043 wrong, another contact, right: the new one is verified, and the old code is none', async () => {
    await using storage = await open()
    const form = await aForm(storage)
    await form.send()
    const first = await form.code()
    await form.send({ kind: 'phone', value: '+15550100411' })
    const second = await form.code()
    if (first !== second) expect(await form.try(first)).toEqual({ kind: 'wrong' })
    expect(await form.try(second)).toMatchObject({
      kind: 'right',
      contact: { kind: 'phone', value: '+15550100411' },
    })
  })

  test('is good for ten minutes, and a new one after that', async () => {
    await using storage = await open()
    const form = await aForm(storage)
    await form.send()
    const late = now.add({ minutes: 10 })
    expect(await form.try(await form.code(), late)).toEqual({ kind: 'late' })
    await resendCode({ storage, secret }, { uid: form.uid, clientName: 'Acme', locale: 'en', now: late })
    expect(await form.try(await form.code(), late)).toMatchObject({ kind: 'right' })
  })

  test('for one request five are sent; to one contact ten an hour, and then again', async () => {
    await using storage = await open()
    const answers: string[] = []
    for (const uid of ['a', 'b', 'c']) {
      const form = await aForm(storage, uid)
      for (let sent = 0; sent < 5; sent++) answers.push(await form.send())
      answers.push(uid === 'a' ? await form.send({ kind: 'email', value: 'other@example.com' }) : '')
    }
    const sent = Array.from({ length: 5 }, () => 'sent')
    const refused = Array.from({ length: 5 }, () => 'too_many')
    expect(answers).toEqual([...sent, 'too_many', ...sent, '', ...refused, ''])
    const later = await aForm(storage, 'd')
    expect(await later.send(email, now.add({ hours: 2 }))).toBe('sent')
  })

  test('neither code nor contact nor what was typed lies open in storage', async () => {
    await using storage = await open()
    const form = await aForm(storage)
    await form.send()
    const rows = [
      await storage.db.selectFrom('unsigned_form').selectAll().execute(),
      await storage.db.selectFrom('contact_limit').selectAll().execute(),
    ]
    expect(JSON.stringify(rows)).not.toContain(await form.code())
    expect(JSON.stringify(rows)).not.toContain(email.value)
    expect(await findUnsignedForm(storage.db, secret, form.uid)).toMatchObject({
      typed: { contact: 'Home@Example.com' },
      check: { contact: email, failures: 0, sent: 1 },
    })
  })

  test('nothing is left of forms whose request is over', async () => {
    await using storage = await open()
    await (await aForm(storage, 'old')).send()
    await (await aForm(storage, 'new')).send(email, now.add({ hours: 3 }))
    const rows = await storage.db.selectFrom('unsigned_form').select('uid').execute()
    expect(rows.map(({ uid }) => uid)).not.toContain('old')
  })
})

describe('what is typed', () => {
  test.each([
    [' Home@Example.com ', email],
    ['+1 (555) 010-0411', { kind: 'phone', value: '+15550100411' }],
    ['555 010 0411', { kind: 'phone', value: '+15550100411' }],
    ['1-555-010-0411', { kind: 'phone', value: '+15550100411' }],
    ['+45 55 50 01 11', { kind: 'phone', value: '+4555500111' }],
  ])('LY-074 is read as a contact: %s', (text, contact) => {
    expect(readContact(text, profile)).toEqual(contact)
  })

  test.each(['', 'home', 'home@', '12 Main St, Riverside', '123', 'a@b.example, c@d.example', '+0 123 4567'])(
    'LY-075 is no contact: %s',
    (text) => expect(readContact(text, profile)).toBeUndefined(),
  )

  test('LY-074 where no texts can be sent, a phone number is none', () => {
    expect(readContact('555 010 0411', { ...profile, textGateway: undefined })).toBeUndefined()
  })

  test('SL-020 becomes entries where it looks like a number, and stays in its field where it does not', () => {
    const post = new URLSearchParams([
      ['contact', 'home@'],
      ['s1.number', '111111'],
      ['s1.typed', '222222, 333333;_all  22-22\n222222'],
      ['s1.future', 'on'],
    ])
    const { decision, typed } = postedTyped(post, aConsent(['111111', '999999']), untouched, profile)
    expect(decision).toEqual([
      { section: 's1', entries: ['111111', '222222', '333333'], includeFuture: true },
    ])
    expect(typed).toEqual({ contact: 'home@', numbers: { s1: '_all, 22-22' } })
  })

  test('AN-031 what the request names counts, whatever it looks like; what was sent besides does not', () => {
    const post = new URLSearchParams([
      ['s1.number', '_all'],
      ['s1.number', 'AB 12'],
      ['s1.number', 'forged'],
    ])
    expect(postedTyped(post, aConsent(['_all', 'AB 12']), untouched, profile).decision).toMatchObject([
      { entries: ['_all', 'AB 12'] },
    ])
    expect(postedTyped(post, aConsent([]), untouched, profile).decision).toMatchObject([{ entries: [] }])
  })
})

const untouched = [{ section: 's1', entries: [], includeFuture: false }]

function aConsent(numbers: readonly string[]) {
  const entries = numbers.map((number) => ({ id: number, number }))
  const selection = { type: 'service_contract_selection', entries }
  return {
    sections: [{ id: 's1', selection, scopes: [], durations: [] }],
    noPreselection: false,
  } as unknown as Parameters<typeof postedTyped>[1]
}

/** A form that is open, with what its customer does. */
async function aForm(storage: Storage, uid = 'interaction') {
  await openInteraction(storage, {
    uid,
    clientId: 'client',
    params: {},
    returnTo: 'https://utility.example/oauth/authorize/interaction',
    created: '2026-03-01T12:00:00.000Z',
    expires: uid === 'old' ? '2026-03-01T13:00:00.000Z' : '2026-03-02T13:00:00.000Z',
    mustSignIn: false,
  })
  await saveTyped(storage, secret, uid, { contact: 'Home@Example.com', numbers: {} })
  const read = new Set<string>()
  let last = ''
  return {
    uid,
    send: (contact: Parameters<typeof sendCode>[1]['contact'] = email, at = now) =>
      sendCode(
        { storage, secret },
        { uid, contact, decision, clientName: 'Acme Energy Auditors', locale: 'en', now: at },
      ),
    try: (code: string, at = now) => tryCode({ storage, secret }, { uid, code, tries, now: at }),
    /** As the last message says. */
    async code(): Promise<string> {
      const rows = await storage.db.selectFrom('outbox').selectAll().execute()
      const fresh = rows.find(({ id }) => !read.has(id))
      for (const { id } of rows) read.add(id)
      if (fresh) last = JSON.parse(unseal(deriveKeys(secret, 'message'), fresh.payload_sealed ?? '')).code
      return last
    },
  }
}
