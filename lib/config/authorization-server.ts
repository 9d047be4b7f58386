import { z } from 'zod'
import { isLoopback } from './embedding.ts'

function secureAddress(example: string) {
  const remedy = `use an https address, such as '${example}'`
  return z
    .url(remedy)
    .refine((text) => text.startsWith('https:') || isLoopback.test(text), remedy)
    .refine((text) => !text.includes('#'), 'leave out the fragment')
}

/** The utility's own authorization server, which asks here for the consent alone. */
export const authorizationServer = z.strictObject({
  /** `iss` of what it signs. */
  issuer: secureAddress('https://login.example.com'),
  /** Where its public keys are, as a JWK Set (RFC 7517). */
  jwksUri: secureAddress('https://login.example.com/jwks'),
  /** Where a browser may be sent back to with the decision. */
  returnUris: z.array(secureAddress('https://login.example.com/consent')).min(1),
  /** Id of the way to sign in whose subjects a request's `sub` is one of; left out: customers sign in here. */
  subjects: z.string().optional(),
})

export type AuthorizationServer = z.infer<typeof authorizationServer>

/** Where in it there is a loopback address, which is for trying. */
export function loopbackOf({ issuer, jwksUri, returnUris }: AuthorizationServer): string | undefined {
  const places: readonly (readonly [string, string])[] = [
    ['issuer', issuer],
    ['jwksUri', jwksUri],
    ...returnUris.map((one, index) => [`returnUris.${index}`, one] as const),
  ]
  return places.find(([, address]) => isLoopback.test(address))?.[0]
}
