import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { ask, type Pending } from '../third-party/wire/ask.ts'
import { type Connection, connect } from '../third-party/wire/connect.ts'
import { redeem } from '../third-party/wire/receive.ts'

const accountsOnly = {
  scope: 'cds_accounts',
  details: '',
  loginHint: '',
  uiLocales: '',
  prompt: '',
  pushed: true,
}

/** A client whose customers stay on its page: the form is a pop-up, and its server takes the answer. */
export async function openApp({ utility, port }: { readonly utility: string; readonly port: number }) {
  const script = await bundledPage()
  const pending = new Map<string, Pending>()
  let known: { readonly connection: Connection; readonly address: string } | undefined

  const server = createServer(async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      console.error(error)
      response.writeHead(500).end('Something went wrong. It is in the log.')
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ourselves = { name: 'Energy Advice', address, callback: `${address}/callback` }
  known = { connection: await connect(utility, ourselves, undefined, (why) => console.log(why)), address }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address)
    const client = known?.connection.clients.find(({ scopes }) =>
      scopes.some(({ id }) => id === 'cds_accounts'),
    )
    if (!client) return send(response, 503, 'text/plain', 'Not connected to the utility yet.')
    const at = `${request.method} ${url.pathname}`
    if (at === 'GET /') {
      return send(response, 200, 'text/html', page({ server: new URL(utility).origin, clientId: client.id }))
    }
    if (at === 'GET /page.js') return send(response, 200, 'text/javascript', script)
    if (at === 'POST /request') {
      const asked = await ask(client, accountsOnly, `${address}/callback`)
      pending.set(asked.pending.state, asked.pending)
      return send(response, 200, 'text/plain', asked.address.searchParams.get('request_uri') ?? '')
    }
    if (at === 'GET /callback') {
      const came = pending.get(url.searchParams.get('state') ?? '')
      const token = came && (await redeem(client, came, url).catch(() => undefined))
      response.writeHead(303, { location: token ? '/connected' : '/not-connected' }).end()
      return
    }
    if (at === 'GET /connected') return send(response, 200, 'text/html', '<h1>Connected</h1>')
    if (at === 'GET /not-connected') return send(response, 200, 'text/html', '<h1>Not connected</h1>')
    send(response, 404, 'text/plain', 'There is nothing here.')
  }

  return { address, close: () => server.close() }
}

function page(connect: { readonly server: string; readonly clientId: string }): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Energy Advice</title>
<div id="page"></div>
<script>const connect = ${JSON.stringify(connect)}</script>
<script src="/page.js"></script>
</html>`
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(body)
}

async function bundledPage(): Promise<string> {
  await using bundle = await rolldown({
    input: fileURLToPath(new URL('page.tsx', import.meta.url)),
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    checks: { moduleLevelDirective: false },
  })
  const { output } = await bundle.generate({ format: 'iife' })
  return output[0].code
}
