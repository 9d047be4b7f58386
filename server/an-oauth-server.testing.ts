import { createHash, randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { Temporal } from 'temporal-polyfill'
import { buildCatalog } from '#lib/catalog/index.ts'
import { insertCredential } from '#lib/clients/credentials.ts'
import { type Client, listClients, listCredentials, registerClient } from '#lib/clients/index.ts'
import { deriveKeys, loadProfile } from '#lib/config/index.ts'
import { createEmbeddedResources, type Resources } from '#lib/customers/index.ts'
import { type Grant, insertGrant, newGrant } from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { aBrowser } from './a-browser.testing.ts'
import { answerErrors } from './answer-errors.ts'
import { aLoggedServer, keptLog } from './kept-log.testing.ts'
import { createEngine } from './oauth.ts'

const secret = 'a secret for tests, of 32 or more'

export interface Credentials {
  readonly client: Client
  readonly secret: string
}

/** The machine plane's OAuth endpoints over real HTTP, without the pages: their place takes `PAGE …`. */
export async function anOAuthServer(
  storage: Storage,
  {
    publicAddress,
    mode = 'sandbox',
    resources = createEmbeddedResources(storage),
  }: { publicAddress?: string; mode?: 'sandbox' | 'production'; resources?: Resources } = {},
) {
  const handler: { callback?: ReturnType<ReturnType<typeof createEngine>['callback']> } = {}
  const server = aLoggedServer((request, response) => handler.callback?.(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const publicUrl = publicAddress ?? here
  const profile = loadProfile('example-gas-electric')
  const catalog = buildCatalog(profile, publicUrl)
  const clock = { ahead: Temporal.Duration.from({ seconds: 0 }) }
  const now = () => Temporal.Now.instant().add(clock.ahead)
  const logged: string[] = []
  const keep = keptLog()
  const log: Runtime['log'] = (event, facts) => {
    logged.push(`${event} ${JSON.stringify(facts)}`)
    keep(event, facts)
  }
  const engine = createEngine({
    publicUrl,
    secret,
    catalog,
    mode,
    timezone: profile.timezone,
    storage,
    resources,
    locales: profile.locales,
    opened: () => {},
    now,
    log,
    showPage: async (ctx, path, status) => {
      ctx.status = status
      ctx.body = `PAGE ${path.split('?')[0]}`
    },
  })
  handler.callback = engine.callback({ errors: answerErrors({ log } as Runtime), routes: async () => {} })

  const secretKeys = deriveKeys(secret, 'encryption')

  /** All clients of a new registration, by the kind of what they can do. */
  async function register(scope = 'cds_client_admin cds_usage cds_accounts') {
    const registered = await registerClient(
      storage,
      {
        scope,
        name: 'Acme',
        uri: null,
        logoUri: null,
        tosUri: null,
        policyUri: null,
        contacts: [],
        authorizationDetails: null,
      },
      { catalog, secretKeys, publicUrl, now: now(), alongside: async () => {} },
    )
    const { registrationId } = registered.client
    const page = { limit: 100 }
    const { items: clients } = await listClients(storage.db, registrationId, {}, page)
    const { items: credentials } = await listCredentials(
      storage.db,
      registrationId,
      {},
      { ...page, secretKeys },
    )
    const withSecret = (fits: (client: Client) => boolean): Credentials => {
      const client = clients.find(fits) as Client
      return { client, secret: credentials.find(({ clientId }) => clientId === client?.id)?.secret ?? '' }
    }
    return {
      admin: withSecret((client) => client.scopes.includes('cds_client_admin')),
      grantAdmin: withSecret((client) => client.scopes.some((id) => id.startsWith('cds_grant_admin'))),
      direct: withSecret((client) => client.scopes.some((id) => id.startsWith('cds_query_'))),
      consent: withSecret((client) => client.responseTypes.length > 0),
    }
  }

  async function addSecret(client: Client): Promise<string> {
    const added = await storage.transaction((tx) => insertCredential(tx, client, secretKeys, now()))
    return added.secret
  }

  function post(path: string, credentials: Credentials | undefined, form: Record<string, string> | string) {
    const basic =
      credentials && Buffer.from(`${credentials.client.id}:${credentials.secret}`).toString('base64')
    return fetch(here + path, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(basic ? { authorization: `Basic ${basic}` } : {}),
      },
      body: typeof form === 'string' ? form : new URLSearchParams(form),
    })
  }

  const browser = () => aBrowser({ server: here, publicUrl })

  const verifier = randomBytes(32).toString('base64url')
  const pkce = {
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }

  function aGrant(client: Client, scope = 'cds_usage'): Grant {
    return newGrant(client, now(), {
      customerId: 'customer',
      scope,
      authorizationDetails: [{ type: scope, cds_approved: true }],
      granted: [],
      expires: null,
    })
  }

  /** What the form's page does when the customer says yes. */
  async function approve(uid: string, client: Client, scope?: string): Promise<Grant> {
    const grant = aGrant(client, scope)
    await storage.transaction(async (tx) => {
      await insertGrant(tx, grant)
      await engine.handOver.approved(tx, uid, {
        customerId: 'customer',
        grantId: grant.id,
        scope: grant.scope,
        authorizationDetails: grant.authorizationDetails,
      })
    })
    return grant
  }

  /** From the request to the code, by a fresh browser. */
  async function getCode({ client }: Credentials, params: Record<string, string> = {}) {
    const person = browser()
    const query = new URLSearchParams({
      client_id: client.id,
      response_type: 'code',
      scope: 'cds_usage',
      ...pkce,
      ...params,
    })
    const opened = await person.get(`/oauth/authorize?${query}`)
    const uid = new URL(opened.headers.get('location') ?? '').pathname.split('/').at(-1) as string
    const grant = await approve(uid, client)
    const back = await person.get(`/oauth/authorize/${uid}`)
    const answer = new URL(back.headers.get('location') ?? '')
    return {
      person,
      uid,
      grant,
      answer,
      lines: opened.headers.getSetCookie(),
      code: answer.searchParams.get('code') as string,
    }
  }

  function redeem(credentials: Credentials, code: string, params: Record<string, string> = {}) {
    return post('/oauth/token', credentials, {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: credentials.client.defaultRedirectUri ?? '',
      ...params,
    })
  }

  return {
    publicUrl,
    profile,
    secretKeys,
    engine,
    clock,
    now,
    logged,
    verifier,
    pkce,
    register,
    addSecret,
    post,
    browser,
    aGrant,
    approve,
    getCode,
    redeem,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export const json = async (response: Response) => (await response.json()) as Record<string, unknown>
