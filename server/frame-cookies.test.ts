import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { partitionFrameCookies } from './frame-cookies.ts'

const plain = [
  'session=1; Path=/; HttpOnly; SameSite=Lax',
  'gone=; Path=/a; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
]
const inFrames = ['session=1; Path=/; HttpOnly', plain[1]].map(
  (cookie) => `${cookie}; SameSite=None; Secure; Partitioned`,
)
const mark = 'wattgrant-frame=1; Path=/; HttpOnly; SameSite=None; Secure; Partitioned'

test.each([
  ['a page of its own', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }, plain],
  ['a browser that says nothing', {}, plain],
  ['a frame on the same site', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' }, plain],
  ['a frame elsewhere', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' }, [...inFrames, mark]],
  [
    'the next page in it',
    { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin', cookie: 'a=b; wattgrant-frame=1' },
    inFrames,
  ],
])('cookies for %s', async (_, headers, cookies) => {
  const server = createServer((request, response) => {
    partitionFrameCookies(request, response)
    response.appendHeader('Set-Cookie', plain)
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  // `fetch` writes these headers itself
  const answer = await new Promise<IncomingMessage>((answered) =>
    get({ port, host: '127.0.0.1', headers }, answered),
  )
  expect(answer.headers['set-cookie']).toEqual(cookies)
  server.closeAllConnections()
  server.close()
})
