import { pagePaths } from '#lib/config/index.ts'
import { type CodedError, isCoded, isOutage } from '#lib/errors/index.ts'
import { type Problem, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { refusalAddress } from '../refusal.ts'
import { seeOther } from './form-post.ts'

/**
 * The one place that turns what a post cannot do into a page: one to be got, so that loading it again posts nothing.
 * That page answers an outage as one. `backTo` is where the customer goes on from there.
 */
export async function answerForm(
  act: () => Promise<Response>,
  backTo: () => string = () => pagePaths.home,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error)) throw error
    const uid = uidOfAddress(backTo())
    if (uid) getRuntime().funnel.problem(uid, problemIn(error))
    return seeOther(refusalAddress(error, backTo()))
  }
}

function problemIn(error: CodedError): Problem {
  if (isOutage(error)) return 'unavailable'
  return error.code === 'interaction_expired' ? 'expired' : 'refused'
}
