import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { expect, test } from '@playwright/test'
import { withFewCustomers } from '../few-customers.ts'
import { OwnServer } from './server.ts'

const port = 3994

test('told to stop, a server first says that it is not ready, then answers what is open, and ends', async () => {
  const server = await OwnServer.start(port, { ...(await withFewCustomers()), STOP_NOTICE_S: '1' })
  const agent = new Agent({ keepAlive: true })
  try {
    expect(await statusOf('/health')).toBe(200)
    expect(await statusOf('/ready')).toBe(200)
    await answered(send(agent, 'GET', '/.well-known/cds-server-metadata.json')) // leaves a socket that only waits
    const slow = [1, 2, 3].map(() => {
      const posting = send(agent, 'POST', '/oauth/register')
      posting.write('{"client_name": "Slow",')
      return posting
    })
    const answers = slow.map(answered)
    await expect.poll(() => Object.values(agent.sockets).flat().length).toBe(3)
    const ended = server.stop()
    await expect.poll(() => statusOf('/ready')).toBe(503)
    expect(await statusOf('/health')).toBe(200)
    await expect.poll(() => statusOf('/ready')).toBe('refused')
    for (const posting of slow) posting.end('"scope": "cds_client_admin cds_usage"}')
    expect(await Promise.all(answers)).toEqual([201, 201, 201])
    const answeredAt = Date.now()
    expect(await ended).toBe(0)
    expect(Date.now() - answeredAt, 'sockets that only wait do not hold it').toBeLessThan(3_000)
  } finally {
    agent.destroy()
    await server.kill()
  }
})

async function statusOf(path: string): Promise<number | 'refused'> {
  return fetch(`http://localhost:${port}${path}`, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => 'refused',
  )
}

function send(agent: Agent, method: string, path: string) {
  const sent = request({ agent, method, path, port, headers: { 'content-type': 'application/json' } })
  if (method === 'GET') sent.end()
  return sent
}

async function answered(sent: ReturnType<typeof send>): Promise<number | undefined> {
  const [response] = await once(sent, 'response')
  response.resume()
  await once(response, 'end')
  return response.statusCode
}
