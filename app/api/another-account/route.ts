import { pagePaths } from '#lib/config/index.ts'
import { changeCustomer } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { signInAddress } from '../../session.ts'
import { keepTried } from '../../sign-in-cookies.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'
import { formOf, postedRequest, postingSession } from '../posted-visit.ts'

/** The same request, for somebody else: a sign-in is due, and what was chosen is dropped (AN-020, AN-021). */
export async function POST(request: Request): Promise<Response> {
  let post: URLSearchParams | undefined
  return answerForm(
    async () => {
      post = await readFormPost(request)
      const { interaction } = await postedRequest(post)
      if (await postingSession(post, interaction)) {
        await changeCustomer(getRuntime().storage, interaction.uid)
      }
      const answer = seeOther(signInAddress(pagePaths.authorize(interaction.uid)))
      keepTried(answer, '') // nobody's name stands in the field
      return answer
    },
    () => formOf(post),
  )
}
