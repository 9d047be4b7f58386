import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { aMailServer } from './a-mail-server.testing.ts'
import { anApproval, approvedAt, aSending, receipt, secretOfTests } from './an-outbox.testing.ts'
import { enqueueCode, enqueueNews, folderTransport, keepContact, sendDue, smtpTransport } from './index.ts'

const [sqlite] = storages
if (!sqlite) throw new Error('no storage')

describe('the mail of an approval', () => {
  test('RC-010 to RC-018 names utility, number, receipt, time, client, data and services, in both forms', async () => {
    const { mail, number, link } = await received()
    expect(mail.to).toEqual([{ address: 'home@example.com', name: '' }])
    expect(mail.from).toEqual({
      address: 'data-sharing@example-gas-electric.example',
      name: 'Example Gas & Electric',
    })
    expect(mail.subject).toBe('Your receipt: Acme Energy Auditors may see your data')
    for (const part of [mail.text, unescaped(mail.html)]) {
      expect(part).toContain('Example Gas & Electric')
      expect(part).toContain(number)
      expect(part).toContain(link)
      expect(part).toContain('March 1, 2026 at 4:05')
      expect(part).toContain('Acme Energy Auditors')
      expect(part).toContain('Your services')
      expect(part).toContain('333333, 123 Main St')
      expect(part).not.toMatch(/cds_|P1Y/)
    }
  })

  test('is in the language of the form', async () => {
    const { mail } = await received({ locale: 'es' })
    expect(mail.subject).toBe('Su comprobante: Acme Energy Auditors puede ver sus datos')
    expect(mail.html).toContain('<html lang="es">')
  })

  test('RC-018 a long selection is trimmed', async () => {
    const [section] = receipt.sections
    if (!section?.selection) throw new Error('no section')
    const chosen = Array.from({ length: 1200 }, (_, at) => ({
      id: `${at}`,
      number: `5${`${at}`.padStart(5, '0')}`,
      address: null,
    }))
    const { mail } = await received({
      content: { sections: [{ ...section, selection: { ...section.selection, chosen } }] },
    })
    expect(mail.text).toContain('500007')
    expect(mail.text).not.toContain('500008')
    expect(mail.text).toContain('and 1,193 more')
  })

  test('RC-038 everything there is of a kind is said in words', async () => {
    const [section] = receipt.sections
    if (!section?.selection) throw new Error('no section')
    const selection = { ...section.selection, chosen: [], isAll: true } as const
    const { mail } = await received({ content: { sections: [{ ...section, selection }] } })
    expect(mail.text).toContain('- All services that this request applies to')
  })

  test('RC-019, RC-020 says the utility’s purpose, and never a client’s own, in text and HTML alike', async () => {
    const [section] = receipt.sections
    if (!section) throw new Error('no section')
    const reviewed = 'To check whether your bill is right.'
    const purpose = { relatedUri: null, relatedName: null, isClients: false }
    const profile = {
      ...loadProfile('example-gas-electric'),
      purposes: [{ id: 'check', name: 'Check', content: reviewed }],
    }
    const sections = (content: string) => ({ sections: [{ ...section, purpose: { ...purpose, content } }] })
    const own = await received({ content: sections(reviewed), profile })
    const clients = await received({ content: sections('Buy cheap pills'), profile })
    for (const part of [own.mail.text, own.mail.html]) expect(part).toContain(reviewed)
    for (const part of [clients.mail.text, clients.mail.html]) expect(part).not.toContain('pills')
  })

  test('what a client calls itself is text, on one line', async () => {
    const clientName = 'Evil\r\nBcc: all@example.com <script>alert(1)</script>\u202Egnp'
    const { mail } = await received({ content: { clientName } })
    expect(mail.subject).toBe(
      'Your receipt: Evil Bcc: all@example.com <script>alert(1)</script> gnp may see your data',
    )
    expect(mail.bcc).toBeUndefined()
    expect(mail.html).not.toContain('<script')
    expect(mail.html).not.toContain('\u202E')
  })

  test('OP-61 a revocation is told', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    const { grantId, link } = await anApproval(storage)
    const news = { kind: 'revoked', grantId, now: approvedAt.add({ minutes: 1 }) } as const
    await storage.transaction((tx) => enqueueNews(tx, news))
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    clock.now = news.now
    await sendDue(sending)
    const told = server.received.find(({ subject }) => subject?.includes('no longer'))
    expect(told?.text).toContain('The access that you gave Acme Energy Auditors')
    expect(told?.text).toContain(link)
  })

  test('OP-61 a change is told with what holds from now on', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    const { grantId, link } = await anApproval(storage)
    const news = { kind: 'changed', grantId, now: approvedAt } as const
    await storage.transaction((tx) => enqueueNews(tx, news))
    await sendDue(aSending(storage, smtpTransport(server.url)).sending)
    const told = server.received.find(({ subject }) => subject?.includes('has changed'))
    expect(told?.text).toContain('333333, 123 Main St')
    expect(told?.text).toContain(link)
  })

  test.each(['en', 'es', 'fr'])(
    'OP-61 all that becomes of a grant is told in %s, in both forms',
    async (locale) => {
      await using storage = await sqlite.open()
      await using server = await aMailServer()
      const expires = '2026-03-11T07:00:00.000Z' // as the 11th begins there
      const { grantId, link } = await anApproval(storage, { locale, expires })
      const kinds = ['changed', 'reduced', 'revoked', 'expiring', 'opened', 'suspended', 'ended'] as const
      await storage.transaction(async (tx) => {
        for (const kind of kinds) await enqueueNews(tx, { kind, grantId, now: approvedAt })
      })
      await sendDue(aSending(storage, smtpTransport(server.url)).sending)
      expect(server.received).toHaveLength(kinds.length + 1)
      expect(new Set(server.received.map(({ subject }) => subject)).size).toBe(kinds.length + 1)
      for (const { text, html } of server.received) {
        expect(html).toContain(`<html lang="${locale}">`)
        for (const part of [text, unescaped(html)]) {
          expect(part).toContain('Acme Energy Auditors')
          expect(part).toContain(link)
        }
      }
      const lastDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(
        new Date('2026-03-10T12:00'),
      )
      expect(server.received.filter(({ subject }) => subject?.includes(lastDay))).toHaveLength(1)
    },
  )

  test.each([
    { utility: 'example-gas-electric', says: 'you can renew it yourself', isLed: true },
    { utility: 'riverside-water', says: 'ask Acme Energy Auditors to send you a new request', isLed: false },
  ])('OP-61 access is about to end at $utility: $says', async ({ utility, says, isLed }) => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    const { grantId } = await anApproval(storage, { expires: '2026-03-11T07:00:00.000Z' })
    await storage.transaction((tx) => enqueueNews(tx, { kind: 'expiring', grantId, now: approvedAt }))
    await sendDue(aSending(storage, smtpTransport(server.url), loadProfile(utility)).sending)
    const told = server.received.find(({ subject }) => subject?.includes(' ends on '))
    for (const part of [told?.text, unescaped(told?.html)]) {
      expect(part).toContain(says)
      expect(part?.includes(`/connections/${grantId}`)).toBe(isLed)
    }
  })

  test('AN-047 goes to the contact that was verified, and not to the one on file', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    const { grantId } = await anApproval(storage)
    const contact = { kind: 'email', value: 'verified@example.com' } as const
    await storage.transaction((tx) => keepContact(tx, secretOfTests, grantId, contact))
    await sendDue(aSending(storage, smtpTransport(server.url)).sending)
    expect(server.received.map(({ to }) => to?.[0]?.address)).toEqual(['verified@example.com'])
  })
})

describe('a one-time code', () => {
  test('AN-041 goes to a phone as a text message, through the utility’s gateway', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    await aCode(storage)
    const profile = { ...loadProfile('example-gas-electric'), textGateway: '{number}@text.example' }
    await sendDue(aSending(storage, smtpTransport(server.url), profile).sending)
    const [mail] = server.received
    expect(mail?.to).toEqual([{ address: '15550100111@text.example', name: '' }])
    expect(mail?.text).toMatch(/^123456 is your code for Example Gas & Electric/)
    expect(mail?.html).toBeUndefined()
  })

  test('to sign in with goes to the one customer who has the contact on file, and to nobody else', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    await anApproval(storage)
    await storage.transaction((tx) => tx.deleteFrom('outbox').execute())
    for (const value of ['home@example.com', 'nobody@example.com']) {
      const facts = { contact: { kind: 'email', value }, code: '123456', clientName: null } as const
      await storage.transaction((tx) =>
        enqueueCode(tx, secretOfTests, { facts, locale: 'en', now: approvedAt, expires: '2026-03-02' }),
      )
    }
    await sendDue(aSending(storage, smtpTransport(server.url)).sending)
    expect(server.received.map(({ to }) => to?.[0]?.address)).toEqual(['home@example.com'])
    expect(server.received[0]?.text).toContain('To sign in at Example Gas & Electric')
    expect((await rowsOf(storage)).map(({ result }) => result).sort()).toEqual(['sent', 'unreachable'])
  })

  test('is sealed while it waits, gone once it is sent, and never sent too late', async () => {
    await using storage = await sqlite.open()
    await using server = await aMailServer()
    await aCode(storage)
    expect(JSON.stringify(await rowsOf(storage))).not.toMatch(/123456|15550100111/)
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    clock.now = approvedAt.add({ minutes: 11 })
    await sendDue(sending)
    expect(server.received).toEqual([])
    expect(await rowsOf(storage)).toMatchObject([{ result: 'late', payload_sealed: null }])
  })
})

test('without a mail server, mail is a file, and the same mail twice one file', async () => {
  await using storage = await sqlite.open()
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-mail-'))
  const { number } = await anApproval(storage)
  const { sending } = aSending(storage, folderTransport(folder))
  await sendDue(sending)
  await storage.transaction((tx) => tx.updateTable('outbox').set({ done_at: null }).execute())
  await storage.transaction((tx) =>
    tx.updateTable('outbox').set({ due_at: '2026-03-01T12:00:00.000Z' }).execute(),
  )
  await sendDue(sending)
  const files = await readdir(folder)
  expect(files).toEqual([expect.stringMatching(/^20260301120500-[\w-]+\.eml$/)])
  const mail = await PostalMime.parse(await readFile(join(folder, files[0] ?? '')))
  expect(mail.text).toContain(number)
  await rm(folder, { recursive: true })
})

async function received(
  given: Parameters<typeof anApproval>[1] & { profile?: ReturnType<typeof loadProfile> } = {},
) {
  await using storage = await (sqlite as (typeof storages)[number]).open()
  await using server = await aMailServer()
  const approval = await anApproval(storage, given)
  await sendDue(aSending(storage, smtpTransport(server.url), given.profile).sending)
  const [mail] = server.received
  if (!mail) throw new Error('no mail')
  return { mail, ...approval }
}

async function aCode(storage: Parameters<typeof aSending>[0]) {
  const facts = {
    contact: { kind: 'phone', value: '+15550100111' },
    code: '123456',
    clientName: 'Acme Energy Auditors',
  } as const
  const expires = approvedAt.add({ minutes: 10 }).toString({ fractionalSecondDigits: 3 })
  await storage.transaction((tx) =>
    enqueueCode(tx, secretOfTests, { facts, locale: 'en', now: Temporal.Instant.from(approvedAt), expires }),
  )
}

function rowsOf(storage: Parameters<typeof aSending>[0]) {
  return storage.db.selectFrom('outbox').selectAll().execute()
}

function unescaped(html = ''): string {
  return html.replaceAll('&amp;', '&')
}
