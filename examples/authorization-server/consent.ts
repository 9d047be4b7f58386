import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'

/** How the consent server answers when it is asked how a request stands. */
export interface Standing {
  readonly status: 'pending' | 'approved' | 'declined' | 'error' | 'expired'
  /** A signed JWT; there once it is decided. */
  readonly result?: string
  /** There if it was approved; as it is now. */
  readonly grant?: { readonly grant_id: string; readonly status: string; readonly granted: readonly object[] }
}

export interface ConsentAsked {
  readonly client: object
  readonly request: object
  readonly sub: string
  readonly returnUri: string
  readonly state: string
}

/** The three things that this server says to the consent server, and how it believes the answer. */
export function consentServer(address: string, { issuer, key }: { issuer: string; key: JWK }) {
  const keys = createRemoteJWKSet(new URL('/consent-requests/jwks', address))
  const sign = async (type: string, audience: string, claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '', typ: type })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await importJWK(key, 'ES256'))

  return {
    /** @returns where the browser is sent */
    ask: async ({ client, request, sub, returnUri, state }: ConsentAsked): Promise<string> => {
      const claims = { jti: randomUUID(), client, request, sub, return_uri: returnUri, state }
      const answer = await fetch(new URL('/consent-requests', address), {
        method: 'POST',
        headers: { 'Content-Type': 'application/jwt' },
        body: await sign('consent-request+jwt', address, claims),
      })
      const said = (await answer.json()) as { form_uri?: string; error?: string; error_description?: string }
      if (said.form_uri) return said.form_uri
      throw new Error(`${said.error}: ${said.error_description}`)
    },
    /** How a request stands now: asked again whenever a token is used, so that a revocation holds at once. */
    read: async (id: string): Promise<Standing> => {
      const target = `${address}/consent-requests/${encodeURIComponent(id)}`
      const token = await sign('consent-read+jwt', target, {})
      const answer = await fetch(target, { headers: { Authorization: `Bearer ${token}` } })
      if (!answer.ok) throw new Error(`the consent server answers ${answer.status}`)
      return (await answer.json()) as Standing
    },
    /** What it has signed: as the browser brings it, or as it was read. */
    verify: async (result: string): Promise<JWTPayload> => {
      const { payload } = await jwtVerify(result, keys, {
        typ: 'consent-result+jwt',
        issuer: address,
        audience: issuer,
        algorithms: ['ES256'],
      })
      return payload
    },
  }
}

export type ConsentServer = ReturnType<typeof consentServer>
