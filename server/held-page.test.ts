import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { holdPage } from './held-page.ts'

const opens = { accept: 'text/html,*/*;q=0.8' }

test.each(['br', 'gzip', 'identity'])(
  'a page is sent whole, changed, and in %s where that is asked for',
  async (encoding) => {
    await using site = await someSite((response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.statusCode = 404
      response.flushHeaders()
      response.write('<p>é')
      response.write(new TextEncoder().encode(' and</p>'))
      response.end()
    })
    const answer = await site.get({ ...opens, 'accept-encoding': encoding })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(await answer.text()).toBe('[<p>é and</p>]')
  },
)

test('what is no page, or is not opened by a browser, passes as it is', async () => {
  await using site = await someSite((response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.write('words ')
    response.end('and more')
  })
  expect(await (await site.get(opens)).text()).toBe('words and more')
  await using pages = await someSite((response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<p>é</p>')
  })
  expect(await (await pages.get({ accept: '*/*' })).text()).toBe('<p>é</p>')
})

async function someSite(answer: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    holdPage(request, response, (page) => `[${page}]`)
    answer(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    get: (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/`, { headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
