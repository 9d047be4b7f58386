import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { openStorage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { aMailServer } from './a-mail-server.testing.ts'
import { anApproval, approvedAt, aSending } from './an-outbox.testing.ts'
import { sendDue, smtpTransport, tellExpiring } from './index.ts'

describe.each(storages)('the outbox on $name', ({ open }) => {
  test('two instances at once send a message once', async () => {
    await using storage = await open()
    const other = await openStorage(storage.url)
    await using server = await aMailServer()
    await anApproval(storage)
    const taken = await Promise.all(
      [storage, other, storage, other].map((one) =>
        sendDue(aSending(one, smtpTransport(server.url)).sending),
      ),
    )
    expect(taken.filter((count) => count > 0)).toEqual([1])
    expect(server.received).toHaveLength(1)
    await other.close()
  })

  test('killed with a message in hand, before the server took it: the next one sends it, once', async () => {
    await using storage = await open()
    await anApproval(storage)
    await using stalling = await aMailServer(() => new Promise(() => {}))
    await killedWhile(storage.url, stalling.url, () => claimed(storage))
    await using server = await aMailServer()
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    await sendDue(sending)
    expect(server.received).toEqual([]) // it is still in the dead one's hand
    clock.now = approvedAt.add({ hours: 1 })
    await sendDue(sending)
    await sendDue(sending)
    expect(server.received).toHaveLength(1)
    expect(await results(storage)).toEqual(['sent'])
  })

  test('killed when the server had taken it, before it was noted: the same Message-ID tells mailboxes', async () => {
    await using storage = await open()
    await anApproval(storage)
    const taken = Promise.withResolvers<void>()
    await using server = await aMailServer(async () => {
      taken.resolve()
      return undefined
    })
    await killedWhile(storage.url, server.url, () => taken.promise)
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    clock.now = approvedAt.add({ hours: 1 })
    await sendDue(sending)
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await results(storage)).toEqual(['sent'])
  })

  test('OP-61 that it ends is told two weeks before, once by however many instances, and not after it has ended', async () => {
    await using storage = await open()
    await using server = await aMailServer()
    await anApproval(storage, { expires: '2026-05-01T12:00:00.000Z' })
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    await sendDue(sending)
    await tellExpiring(storage, Temporal.Instant.from('2026-04-17T11:59:59Z'))
    expect(await sendDue(sending)).toBe(0)
    clock.now = Temporal.Instant.from('2026-04-17T12:00:00Z')
    await Promise.all([1, 2].map(() => tellExpiring(storage, clock.now)))
    await tellExpiring(storage, clock.now.add({ hours: 1 }))
    await sendDue(sending)
    expect(server.received.map(({ subject }) => subject)).toEqual([
      'Your receipt: Acme Energy Auditors may see your data',
      'Access of Acme Energy Auditors ends on May 1, 2026',
    ])
  })

  test('a server that is down delays: longer each time, and then it is sent', async () => {
    await using storage = await open()
    await anApproval(storage)
    const down = aSending(storage, smtpTransport(await nobodysAddress()))
    await sendDue(down.sending)
    expect(await sendDue(down.sending)).toBe(0)
    down.clock.now = approvedAt.add({ seconds: 31 })
    expect(await sendDue(down.sending)).toBe(1)
    down.clock.now = approvedAt.add({ seconds: 62 })
    expect(await sendDue(down.sending)).toBe(0)
    expect(down.logged).toHaveLength(2)
    expect(down.logged.join()).not.toContain('home@example.com')
    await using server = await aMailServer()
    const up = aSending(storage, smtpTransport(server.url))
    up.clock.now = approvedAt.add({ minutes: 5 })
    await sendDue(up.sending)
    expect(server.received).toHaveLength(1)
  })

  test('what is refused for now is tried again, what is refused for good is not', async () => {
    await using storage = await open()
    await anApproval(storage)
    const answers = [451, 550]
    await using server = await aMailServer(async () => ({ code: answers.shift() ?? 0 }))
    const { sending, clock } = aSending(storage, smtpTransport(server.url))
    await sendDue(sending)
    expect(await results(storage)).toEqual([null])
    clock.now = approvedAt.add({ minutes: 1 })
    await sendDue(sending)
    expect(await results(storage)).toEqual(['refused'])
    clock.now = approvedAt.add({ hours: 24 })
    expect(await sendDue(sending)).toBe(0)
  })
})

/** A process that sends is killed once `moment` has come. */
async function killedWhile(databaseUrl: string, smtpUrl: string, moment: () => Promise<void>) {
  const child = fork(join(import.meta.dirname, 'send-and-hang.testing.ts'), [databaseUrl, smtpUrl], {
    execArgv: [],
  })
  const exited = once(child, 'exit')
  await moment()
  child.kill('SIGKILL')
  await exited
}

async function claimed(storage: Parameters<typeof aSending>[0]): Promise<void> {
  await expect
    .poll(async () => (await storage.db.selectFrom('outbox').select('attempts').execute())[0]?.attempts, {
      timeout: 30_000,
    })
    .toBe(1)
}

async function results(storage: Parameters<typeof aSending>[0]) {
  const rows = await storage.db.selectFrom('outbox').select('result').execute()
  return rows.map(({ result }) => result)
}

/** A port at which nobody listens. */
async function nobodysAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `smtp://127.0.0.1:${port}`
}
