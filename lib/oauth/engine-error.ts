import { errors } from 'oidc-provider'
import { errorDescription, isCoded, isOutage } from '#lib/errors/index.ts'

/**
 * Runs something of ours for the engine, which answers our faults as it answers its own. The engine knows no outage of
 * the utility's systems: it would call it the client's fault.
 */
export async function asEngine<T>(act: () => Promise<T> | T): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error)) throw error
    const told = new errors.CustomOIDCProviderError(error.code, errorDescription(error.message))
    throw isOutage(error) ? Object.assign(told, { status: 503, statusCode: 503 }) : told
  }
}
