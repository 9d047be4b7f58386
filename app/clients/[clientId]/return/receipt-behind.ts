import { pagePaths } from '#lib/config/index.ts'
import { findGrantById, receiptAddress } from '#lib/grants/index.ts'
import { grantOfCode } from '#lib/oauth/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** The receipt of the approval that a code stands for. The code stays out of the receipt's address (OP-41). */
export async function receiptBehind(clientId: string, code: string): Promise<string | undefined> {
  const { storage, secret, now } = getRuntime()
  const grantId = await grantOfCode(storage.db, code, clientId, now())
  const grant = grantId && (await findGrantById(storage.db, grantId))
  const number = grant ? grant.receiptConfirmations.at(-1) : undefined
  const address = number && (await receiptAddress(storage.db, secret, number))
  return address ? pagePaths.receipt(address) : undefined
}
