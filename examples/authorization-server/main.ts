import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { demonstration } from './client.ts'
import { consentServer } from './consent.ts'
import { interactions } from './interaction.ts'
import { problemPage } from './pages.ts'
import { authorizationServer } from './provider.ts'

/**
 * A utility's own authorization server, for trying and testing, with one client and nothing of Wattgrant's: it asks for
 * the consent at the server that `CONSENT_SERVER` names.
 */
const { PORT = '3950', CONSENT_SERVER = 'http://localhost:3000' } = process.env
const issuer = `http://127.0.0.1:${PORT}`

const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const key = {
  ...(await exportJWK(privateKey)),
  kid: `${process.pid}-${Date.now()}`,
  alg: 'ES256',
  use: 'sig',
}
const provider = authorizationServer(issuer, key)
const consents = interactions(provider, issuer, consentServer(CONSENT_SERVER, { issuer, key }))
const client = demonstration(issuer)
const engine = provider.callback()

const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    response.writeHead(500, { 'Content-Type': 'text/html' }).end(problemPage('This request is over'))
  })
})
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'))
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => process.exit(0))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', issuer)
  const [, uid = '', step] = /^\/interaction\/([\w-]+)(\/consent)?$/.exec(url.pathname) ?? []
  if (uid)
    return step
      ? consents.finish(url.searchParams, request, response)
      : consents.begin(uid, request, response)
  // the provider's cookie is sent below the address of its interaction alone
  if (url.pathname === '/consent') {
    const to = `/interaction/${encodeURIComponent(url.searchParams.get('state') ?? '')}/consent${url.search}`
    response.writeHead(303, { Location: to }).end()
    return
  }
  if (url.pathname === '/data') return data(request, response)
  const page = await client(url)
  if (!page) return void engine(request, response)
  response.writeHead(page.location ? 303 : 200, {
    'Content-Type': 'text/html',
    ...(page.location && { Location: page.location }),
  })
  response.end(page.html)
}

/** Stands for the utility's own data: which of the customer's things a token opens, while the consent stands. */
async function data(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const grant = await consents.behind(token)
  const isOpen = grant !== undefined && grant.granted.length > 0
  response.writeHead(isOpen ? 200 : 401, { 'Content-Type': 'application/json' })
  response.end(
    JSON.stringify(
      isOpen ? { granted: grant.granted } : { error: 'invalid_token', grant_status: grant?.status },
    ),
  )
}
