import { createHash } from 'node:crypto'
import type { Load } from './measure.ts'

interface Credentials {
  readonly id: string
  readonly secret: string
}

/** One client that works for itself, and one that asks customers. */
export interface Clients {
  readonly admin: Credentials
  readonly consent: Credentials & { readonly redirectUri: string }
}

export interface Measured {
  readonly name: string
  /** Of the bare engine's rate, at 50 connections. */
  readonly target: number
  load(url: string, clients: Clients): Promise<Load>
}

const challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url')

export const measured: readonly Measured[] = [
  {
    name: 'client-credentials token',
    target: 0.7,
    load: async (url, { admin }) => tokenRequest(url, admin),
  },
  {
    name: 'pushed authorization request',
    target: 0.6,
    load: async (url, { consent }) =>
      form(`${url}/oauth/par`, consent, {
        client_id: consent.id,
        response_type: 'code',
        redirect_uri: consent.redirectUri,
        scope: 'cds_usage',
        authorization_details: JSON.stringify([{ type: 'cds_usage' }]),
        state: 'a-state-that-is-kept',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }),
  },
  {
    name: 'introspection',
    target: 0.8,
    load: async (url, { admin }) => {
      const { body, ...request } = tokenRequest(url, admin)
      const answer = await fetch(request.url, { method: 'POST', headers: request.headers, body })
      const { access_token } = (await answer.json()) as { access_token: string }
      return form(`${url}/oauth/introspect`, admin, { token: access_token })
    },
  },
]

function tokenRequest(url: string, admin: Credentials): Load {
  return form(`${url}/oauth/token`, admin, { grant_type: 'client_credentials', scope: 'cds_client_admin' })
}

function form(url: string, { id, secret }: Credentials, fields: Record<string, string>): Load {
  return {
    url,
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  }
}
