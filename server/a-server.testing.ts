import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { openTemporarySqlite, type TestStorage } from '#lib/storage/testing.ts'
import { answerErrors } from './answer-errors.ts'
import { aLoggedServer } from './kept-log.testing.ts'
import { recordUses } from './record-uses.ts'
import { type AnyRoute, serveRoutes } from './route.ts'

export const publicUrl = 'https://utility.example'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
  readonly body: any
}

interface Asking {
  readonly method?: string
  readonly token?: string | undefined
  /** Sent as JSON. */
  readonly json?: unknown
  readonly text?: string
  readonly headers?: Record<string, string>
}

/** The administrative routes over real HTTP and a real database; tokens come from `tokens`. */
export async function aServer(
  routes: readonly AnyRoute[],
  utility = 'example-gas-electric',
  open: () => Promise<TestStorage> = openTemporarySqlite,
) {
  const storage = await open()
  const profile = loadProfile(utility)
  const tokens = new Map<string, PresentedToken>()
  const revoked: string[] = []
  const clock = { now: Temporal.Instant.from('2026-03-01T12:00:00Z') }
  const unused = undefined as never
  const uses = recordUses({ storage, timezone: profile.timezone, now: () => clock.now })
  const runtime: Runtime = {
    environment: {
      mode: 'sandbox',
      port: 0,
      publicUrl,
      utility,
      utilitiesFolder: 'utilities',
      databaseUrl: '',
      secret: undefined,
      otherSecret: undefined,
      stopNoticeS: 0,
      smtpUrl: undefined,
      metricsAddress: undefined,
    },
    secret: 'a secret for tests, of 32 or more',
    profile,
    clientSecrets: new Map(),
    catalog: buildCatalog(profile, publicUrl),
    storage,
    directory: unused,
    resources: unused,
    handOver: unused,
    sawInteractionCookie: unused,
    tryLater: unused,
    isReadyToResume: unused,
    findToken: async (token) => tokens.get(token),
    revokeGrantTokens: async (_, grantId) => {
      revoked.push(grantId)
    },
    revokeClientTokens: async (_, clientId) => {
      revoked.push(clientId)
    },
    revokeCredentialTokens: async (_, credentialId) => {
      revoked.push(credentialId)
    },
    tellCustomer: enqueueNews,
    noteUse: uses.note,
    funnel: { reached: () => {}, note: () => {}, problem: () => {} },
    now: () => clock.now,
    log: (event, facts) => {
      throw new Error(`${event}: ${JSON.stringify(facts)}`)
    },
  }
  const app = new Koa()
  app.use(answerErrors(runtime)).use(serveRoutes(runtime, routes).routes())
  const server = aLoggedServer(app.callback()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function ask(
    address: string,
    { method = 'GET', token, json, text, headers }: Asking = {},
  ): Promise<Answered> {
    const path = address.startsWith(publicUrl) ? address.slice(publicUrl.length) : address
    const body = json === undefined ? text : JSON.stringify(json)
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    const got = await answer.text()
    const isText = got === '' || answer.headers.get('content-type') === 'application/jose'
    return {
      status: answer.status,
      headers: answer.headers,
      body: isText ? got || undefined : JSON.parse(got),
    }
  }

  /** A registration, and an admin token for it. */
  async function register(metadata: object = {}) {
    const { status, body } = await ask('/oauth/register', {
      method: 'POST',
      json: { scope: 'cds_client_admin cds_usage cds_accounts', client_name: 'Acme', ...metadata },
    })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return { admin: body, token: giveToken(body.client_id, 'cds_client_admin') }
  }

  function giveToken(clientId: string, scope: string) {
    const token = `token-${tokens.size}`
    tokens.set(token, { clientId, grantId: null, scope, authorizationDetails: [], expires: 2 ** 31 })
    return token
  }

  return {
    runtime,
    uses,
    clock,
    revoked,
    ask,
    register,
    giveToken,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}
