import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { addSubject } from '#lib/customers/a-subject.testing.ts'
import { createEmbeddedDirectory } from '#lib/customers/index.ts'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes } from './consent-requests.ts'
import { consentDecisions } from './decisions.ts'

/** As the profile `alder-valley` has it. */
export const issuer = 'http://127.0.0.1:3950'

/** The consent routes over real HTTP, and an authorization server that signs; there is one customer, `av-7001`. */
export async function aConsentServer() {
  const server = await aServer(routes, 'alder-valley')
  const { storage, secret } = server.runtime
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  await addSubject(storage, { path: 'alder-account', subject: 'av-7001' })
  Object.assign(server.runtime, {
    directory: createEmbeddedDirectory(storage),
    authorizationServerKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }),
    ...consentDecisions({ storage, secret }),
  })
  const nowS = () => server.clock.now.epochMilliseconds / 1000
  let signed = 0

  /** What is `undefined` is left out. */
  function sign(claims: Record<string, unknown>, header: object = {}, key = privateKey) {
    return new SignJWT(JSON.parse(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'consent-request+jwt', ...header })
      .sign(key)
  }

  function good(): Record<string, unknown> {
    return {
      iss: issuer,
      aud: publicUrl,
      iat: nowS(),
      exp: nowS() + 60,
      jti: `request-${signed++}`,
      sub: 'av-7001',
      return_uri: `${issuer}/consent`,
      state: 'its own state',
      client: {
        client_id: 'green-homes',
        client_name: 'Green Homes',
        cds_authorization_details: [{ type: 'cds_usage' }],
        client_id_issued_at: nowS() - 86_400,
        reviewed_at: nowS() - 3600,
      },
      request: {
        scope: 'cds_usage',
        authorization_details: [{ type: 'cds_usage', service_types: ['electric'] }],
      },
    }
  }

  return {
    ...server,
    sign,
    good,
    post: (token: string, type = 'application/jwt') =>
      server.ask('/consent-requests', { method: 'POST', text: token, headers: { 'content-type': type } }),
    /** A browser's visit, which follows nothing. */
    visit: async (address: string, cookies: readonly string[] = []) => {
      const headers = { cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') }
      return server.ask(address, { headers })
    },
    read: async (id: string, change: Record<string, unknown> = {}, header: object = {}) => {
      const aud = `${publicUrl}/consent-requests/${id}`
      const claims = { iss: issuer, aud, iat: nowS(), exp: nowS() + 60, ...change }
      return server.ask(`/consent-requests/${id}`, {
        token: await sign(claims, { typ: 'consent-read+jwt', ...header }),
      })
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
