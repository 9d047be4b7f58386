import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type SignInFault, toFault } from '../../../sign-in-faults.ts'

/**
 * Why next-auth leads back to the sign-in page, if it does.
 *
 * @param denied the provider's own `error`, of an answer that came from there
 */
export function faultIn(answered: Response, denied: string | null = null): SignInFault | undefined {
  const location = answered.headers.get('location')
  if (location === null) return undefined
  const { pathname, searchParams } = new URL(location, getRuntime().environment.publicUrl)
  const error = searchParams.get('error')
  if (error === null || ![pagePaths.signIn, '/api/auth/error', '/api/auth/signin'].includes(pathname)) {
    return undefined
  }
  if (error !== 'OAuthCallback' && error !== 'Callback') return toFault(error)
  return denied === 'access_denied' ? 'GivenUp' : 'Failed'
}
