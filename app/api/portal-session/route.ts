import { pagePaths } from '#lib/config/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import { takeHandOver } from '#lib/portal/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { sessionCookie } from '#server/session-cookie.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'

/**
 * The utility's portal hands its customer over, and their connections open. Without a customer there is no session
 * either: what another one left in this browser does not show.
 */
export async function POST(request: Request): Promise<Response> {
  return answerForm(async () => {
    const { environment, profile, secret, log } = getRuntime()
    const { portal } = profile.embedding
    if (!portal) throw new CodedError('not_found', 'this utility has no portal')
    if (!portal.origins.includes(request.headers.get('origin') ?? '')) {
      log('portal hand-over refused', { reason: 'posted by a page of another origin than the profile lists' })
      throw new CodedError('forbidden', 'only a page of the portal may hand a customer over')
    }
    const customer = await handedOver((await readFormPost(request)).get('token') ?? '', portal)
    const answer = seeOther(pagePaths.connections)
    const { publicUrl } = environment
    answer.headers.append('Set-Cookie', await sessionCookie(customer?.id, { secret, profile, publicUrl }))
    return answer
  })
}

/** `undefined` for a token that is not good; why, the portal's developers find in the log. */
async function handedOver(
  token: string,
  portal: Parameters<typeof takeHandOver>[1]['portal'],
): Promise<Customer | undefined> {
  const { environment, storage, directory, portalKeys, now, log } = getRuntime()
  if (!portalKeys) return undefined
  try {
    return await takeHandOver(token, {
      portal,
      keys: portalKeys,
      audience: environment.publicUrl,
      storage,
      directory,
      now: now(),
    })
  } catch (error) {
    if (!isCoded(error) || error.code !== 'invalid_token') throw error
    log('portal hand-over refused', { reason: error.at ? `${error.at}: ${error.message}` : error.message })
    return undefined
  }
}
