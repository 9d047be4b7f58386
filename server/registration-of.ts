import { findClient } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Call } from './route.ts'

/**
 * What an admin token may see: all that came from its client's registration, and nothing else (CL-002).
 *
 * @throws CodedError `invalid_token` when the client is gone or disabled (CL-033)
 */
export async function registrationOf({ runtime, token }: Call<unknown, unknown>): Promise<string> {
  const client = await findClient(runtime.storage.db, token.clientId)
  if (!client || client.status === 'disabled') {
    throw new CodedError('invalid_token', 'the client of this access token is not there any more')
  }
  return client.registrationId
}
