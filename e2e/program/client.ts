import * as oauth from 'oauth4webapi'

const insecure = { [oauth.allowInsecureRequests]: true }
export const callback = 'http://127.0.0.1:39999/callback'

type Json = Record<string, unknown>

/** A client as its developer would write it, knowing one address of the utility. */
export interface ProgramClient {
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly secret: string
  readonly adminToken: string
  /** Addresses of the CDS APIs, by their metadata names. */
  readonly metadata: Json
}

/** Discovers, registers for one scope, and gives its consent client the callback of this program, or what it `says`. */
export async function register(utilityUrl: string, scope: string, says: Json = {}): Promise<ProgramClient> {
  const { mine: _, ...program } = await registerFor(utilityUrl, scope)
  await changeClient(program, { redirect_uris: [callback], cds_default_redirect_uri: callback, ...says })
  return program
}

/** Updates the program's client: what it `says` changes, the rest stays. Answers with the client as it is then. */
export async function changeClient(program: ProgramClient, says: Json): Promise<Json> {
  const { clients } = (await getJson(String(program.metadata.cds_clients_api), program.adminToken)) as {
    clients: Json[]
  }
  const mine = clients.find(({ client_id }) => client_id === program.client.client_id) ?? {}
  const changed = await fetch(String(mine.cds_client_uri), {
    method: 'PUT',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...mine, ...says }),
  })
  if (!changed.ok) throw new Error(`PUT ${mine.cds_client_uri}: ${changed.status} ${await changed.text()}`)
  return (await changed.json()) as Json
}

/** Discovers and registers for scopes of one client, which stays as the server has made it. */
export async function registerAsMade(utilityUrl: string, scopes: readonly string[]): Promise<ProgramClient> {
  const { mine: _, ...program } = await registerFor(utilityUrl, scopes.join(' '))
  return program
}

async function registerFor(utilityUrl: string, scope: string): Promise<ProgramClient & { mine: Json }> {
  const discovered = await getJson(`${utilityUrl}/.well-known/cds-server-metadata.json`)
  const metadata = await getJson(String(discovered.oauth_metadata))
  const server = metadata as unknown as oauth.AuthorizationServer
  const registered = await postJson(String(metadata.registration_endpoint), {
    client_name: 'A program of the tests',
    scope: `cds_client_admin ${scope}`,
  })
  const admin = { client_id: String(registered.client_id) }
  const { access_token: adminToken } = await clientCredentials(
    { server, client: admin, secret: String(registered.client_secret) },
    { scope: 'cds_client_admin' },
  )
  const { clients } = (await getJson(String(metadata.cds_clients_api), adminToken)) as { clients: Json[] }
  const [first] = scope.split(' ')
  const mine = clients.find((client) =>
    String(client.scope)
      .split(' ')
      .includes(first ?? ''),
  )
  if (!mine) throw new Error(`no client for ${scope}`)
  const { credentials } = (await getJson(
    `${metadata.cds_credentials_api}?client_ids=${mine.client_id}`,
    adminToken,
  )) as {
    credentials: Json[]
  }
  return {
    server,
    client: { client_id: String(mine.client_id) },
    secret: String(credentials[0]?.client_secret),
    adminToken,
    metadata,
    mine,
  }
}

/** A pushed request with PKCE; the address for the customer, and what is needed to redeem the code. */
export async function pushRequest(program: ProgramClient, parameters: Record<string, string>) {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const pushed = await oauth.processPushedAuthorizationResponse(
    program.server,
    program.client,
    await oauth.pushedAuthorizationRequest(
      program.server,
      program.client,
      oauth.ClientSecretBasic(program.secret),
      {
        response_type: 'code',
        redirect_uri: callback,
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...parameters,
      },
      insecure,
    ),
  )
  const url = new URL(String(program.server.authorization_endpoint))
  url.searchParams.set('client_id', program.client.client_id)
  url.searchParams.set('request_uri', pushed.request_uri)
  return { url: url.href, verifier, state }
}

/** Redeems the code in `address`, where the customer's browser was sent. RFC 9207's `iss` is checked by the library. */
export async function redeem(
  program: ProgramClient,
  address: string,
  request: { verifier: string; state: string },
) {
  const parameters = oauth.validateAuthResponse(
    program.server,
    program.client,
    new URL(address),
    request.state,
  )
  return oauth.processAuthorizationCodeResponse(
    program.server,
    program.client,
    await oauth.authorizationCodeGrantRequest(
      program.server,
      program.client,
      oauth.ClientSecretBasic(program.secret),
      parameters,
      callback,
      request.verifier,
      insecure,
    ),
  )
}

export async function refresh(program: ProgramClient, refreshToken: string) {
  return oauth.processRefreshTokenResponse(
    program.server,
    program.client,
    await oauth.refreshTokenGrantRequest(
      program.server,
      program.client,
      oauth.ClientSecretBasic(program.secret),
      refreshToken,
      insecure,
    ),
  )
}

/** The admin client of grants: it gets tokens for grants of the program's client where no code came to it. */
export async function openGrant(program: ProgramClient, grantId: string) {
  const { clients } = (await getJson(String(program.metadata.cds_clients_api), program.adminToken)) as {
    clients: { client_id: string; scope: string }[]
  }
  const admin = clients.find(({ scope }) => scope.startsWith('cds_grant_admin'))
  const [scope = ''] = admin?.scope.split(' ') ?? []
  const { credentials } = (await getJson(
    `${program.metadata.cds_credentials_api}?client_ids=${admin?.client_id}`,
    program.adminToken,
  )) as { credentials: { client_secret: string }[] }
  const { server, client } = program
  return clientCredentials(
    { server, client: { client_id: admin?.client_id ?? '' }, secret: credentials[0]?.client_secret ?? '' },
    {
      scope,
      authorization_details: JSON.stringify([
        { type: scope, client_id: client.client_id, grant_id: grantId },
      ]),
    },
  )
}

export async function getJson(url: string, token?: string): Promise<Json> {
  const response = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {})
  if (!response.ok) throw new Error(`GET ${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Json
}

export async function clientCredentials(
  { server, client, secret }: Pick<ProgramClient, 'server' | 'client' | 'secret'>,
  parameters: Record<string, string>,
) {
  return oauth.processClientCredentialsResponse(
    server,
    client,
    await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(secret),
      parameters,
      insecure,
    ),
  )
}

async function postJson(url: string, body: Json): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Json
}
