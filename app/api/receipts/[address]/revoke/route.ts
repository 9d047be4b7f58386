import { pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findReceipt, revokeGrant } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { answerForm } from '../../../answer-form.ts'
import { seeOther } from '../../../form-post.ts'

interface Context {
  params: Promise<{ address: string }>
}

/** Whoever holds the receipt's address may end its access, signed in or not (RC-062). Said twice, it is ended once. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { address } = await params
  const back = pagePaths.receipt(encodeURIComponent(address))
  return answerForm(
    async () => {
      const runtime = getRuntime()
      const receipt = await findReceipt(runtime.storage.db, address)
      if (!receipt) throw new CodedError('not_found', 'no such receipt')
      await revokeGrant(runtime, receipt.grantId, runtime.now())
      return seeOther(back)
    },
    () => back,
  )
}
