import { createPublicKey } from 'node:crypto'
import type { Json } from './types.ts'

const curves = ['P-256', 'P-384', 'P-521']
const algorithms = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']

/** Why a value is no key that answers can be encrypted with; `undefined` if it is one (FD-495, FD-496, FD-499). */
export function faultOfPublicKey(jwk: { readonly [member: string]: Json }): string | undefined {
  if (jwk.kty !== 'EC' || !curves.includes(String(jwk.crv)))
    return `this kind of key is not supported; use 'kty' EC with 'crv' ${curves.join(', ')}`
  if (jwk.d !== undefined) return 'this is a private key; send its public part, and make a new one'
  if (jwk.use !== 'enc') return "'use' must be enc"
  if (jwk.alg !== undefined && !algorithms.includes(String(jwk.alg)))
    return `this 'alg' is not supported; use ${algorithms.join(', ')}, or leave it out`
  return isPointOfCurve(jwk) ? undefined : "'x' and 'y' are no point of the curve"
}

function isPointOfCurve({ kty, crv, x, y }: { readonly [member: string]: Json }): boolean {
  const key = { kty: String(kty), crv: String(crv), x: String(x), y: String(y) }
  try {
    createPublicKey({ key, format: 'jwk' })
    return true
  } catch {
    return false
  }
}
