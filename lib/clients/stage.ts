import { CodedError } from '#lib/errors/index.ts'
import type { Client } from './types.ts'

/**
 * Whether a client may meet the customers that there are here: in production these are real, and a sandbox client is
 * for made-up ones only (CL-032).
 *
 * @throws CodedError `unauthorized_client`
 */
export function checkStage({ id, status }: Client, mode: 'sandbox' | 'production'): void {
  if (mode === 'sandbox' || status === 'production') return
  throw new CodedError(
    'unauthorized_client',
    `client ${id} is '${status}' and for testing only; use the one for production, which is made after review`,
  )
}
