import * as oauth from 'openid-client'
import { callForObject } from './call.ts'
import type { Server } from './discover.ts'

/** What registration left us with: the admin client, for the Clients, Credentials and Grants APIs. */
export interface Registration {
  readonly clientId: string
  readonly clientSecret: string
}

/** Ours: what customers read about us on the consent form. */
export interface Ourselves {
  readonly name: string
  readonly address: string
  readonly callback: string
}

/** RFC 7591 as CDS-WG1-02 §4 narrows it: one request for all scopes, answered by the admin client. */
export async function register(server: Server, ourselves: Ourselves): Promise<Registration> {
  const answer = await callForObject<{ client_id: string; client_secret: string }>(
    server.registration_endpoint,
    {
      method: 'POST',
      json: {
        client_name: ourselves.name,
        client_uri: ourselves.address,
        contacts: ['data@acme-energy-auditors.example'],
        scope: scopeForUs(server),
      },
    },
  )
  return { clientId: answer.client_id, clientSecret: answer.client_secret }
}

/** Scopes by which customers share data, and for which we need no papers that we do not have. */
export function scopeForUs(server: Server): string {
  const usable = Object.values(server.cds_scope_descriptions).filter(
    (scope) =>
      scope.response_types_supported.includes('code') &&
      !scope.registration_requirements.some(
        (id) => server.cds_registration_fields[id]?.type === 'registration_field',
      ),
  )
  return ['cds_client_admin', ...usable.map((scope) => scope.id)].join(' ')
}

/** CDS-WG1-02 §5: `client_credentials` with the scope `cds_client_admin`. */
export async function getAdminToken(server: Server, registration: Registration): Promise<string> {
  const config = configure(server, registration.clientId, registration.clientSecret)
  const answer = await oauth.clientCredentialsGrant(config, { scope: 'cds_client_admin' })
  return answer.access_token
}

/** A client at this server, who authenticates by HTTP Basic. */
export function configure(server: Server, clientId: string, secret: string): oauth.Configuration {
  const config = new oauth.Configuration(server, clientId, secret, oauth.ClientSecretBasic(secret))
  if (new URL(server.token_endpoint as string).protocol === 'http:') oauth.allowInsecureRequests(config)
  return config
}
