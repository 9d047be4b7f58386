import { pagePaths } from '#lib/config/index.ts'
import { type CodedError, faultOf, isCoded, isOutage } from '#lib/errors/index.ts'
import { type Problem, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { refusalAddress } from '../refusal.ts'
import { seeOther } from './form-post.ts'

/**
 * The one place that turns what a post cannot do into a page: one to be got, so that loading it again posts nothing.
 * That page answers an outage as one, and what nobody meant as a fault of ours. `backTo` is where the customer goes on
 * from there.
 */
export async function answerForm(
  act: () => Promise<Response>,
  backTo: () => string = () => pagePaths.home,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const { funnel, log } = getRuntime()
    const uid = uidOfAddress(backTo())
    if (!isCoded(error)) log('form failed', { fault: faultOf(error) })
    else if (uid) funnel.problem(uid, problemIn(error))
    return seeOther(refusalAddress(error, backTo()))
  }
}

function problemIn(error: CodedError): Problem {
  if (isOutage(error)) return 'unavailable'
  return error.code === 'interaction_expired' ? 'expired' : 'refused'
}
