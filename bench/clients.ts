import type { Clients } from './endpoints.ts'

export function clientsOfBareEngine(url: string): Clients {
  return {
    admin: { id: 'admin', secret: 'secret-of-the-admin-client' },
    consent: { id: 'consent', secret: 'secret-of-the-consent-client', redirectUri: `${url}/return` },
  }
}

/** Registers as anybody would, and reads its clients and secrets from the administrative APIs. */
export async function registerAtOurs(url: string): Promise<Clients> {
  const registered = await send<{ client_id: string; client_secret: string }>(`${url}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scope: 'cds_client_admin cds_usage cds_accounts', client_name: 'Bench' }),
  })
  const admin = { id: registered.client_id, secret: registered.client_secret }
  const { access_token } = await send<{ access_token: string }>(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${admin.id}:${admin.secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'cds_client_admin' }),
  })
  const headers = { authorization: `Bearer ${access_token}` }
  const { clients } = await send<{ clients: RegisteredClient[] }>(`${url}/cds/clients`, { headers })
  const { credentials } = await send<{ credentials: Credential[] }>(`${url}/cds/credentials`, { headers })
  const consent = clients.find(({ response_types }) => response_types.length > 0)
  const credential = credentials.find(({ client_id }) => client_id === consent?.client_id)
  if (!consent || !credential) throw new Error('the registration made no client for customers')
  return {
    admin,
    consent: {
      id: consent.client_id,
      secret: credential.client_secret,
      redirectUri: consent.redirect_uris[0] as string,
    },
  }
}

interface RegisteredClient {
  readonly client_id: string
  readonly response_types: readonly string[]
  readonly redirect_uris: readonly string[]
}

interface Credential {
  readonly client_id: string
  readonly client_secret: string
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
