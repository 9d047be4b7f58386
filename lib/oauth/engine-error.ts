import { errors } from 'oidc-provider'
import { errorDescription, isCoded } from '#lib/errors/index.ts'

/** Runs something of ours for the engine, which answers our faults as it answers its own. */
export async function asEngine<T>(act: () => Promise<T> | T): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error)) throw error
    throw new errors.CustomOIDCProviderError(error.code, errorDescription(error.message))
  }
}
