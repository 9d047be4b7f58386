import type { NextRequest } from 'next/server'
import { decode } from 'next-auth/jwt'
import { withSignInKey } from '#lib/config/index.ts'
import { decline, findInteraction, uidOfAddress, wayBackOf } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { seeOther } from '../../form-post.ts'

/**
 * The customer turned back at the utility's provider: a sign-in that comes back uncompleted is a refusal (AN-006).
 * `undefined`: it came back otherwise, no request waits for it, or this browser did not begin it.
 */
export async function turnedBack(
  request: NextRequest,
  path: string,
  callbackUrl: string,
): Promise<Response | undefined> {
  if (request.nextUrl.searchParams.get('error') !== 'access_denied') return undefined
  if (!(await isBegunHere(request, path))) return undefined
  const runtime = getRuntime()
  const uid = uidOfAddress(callbackUrl)
  const interaction = uid ? await findInteraction(runtime.storage.db, uid) : undefined
  if (!interaction) return undefined
  const why = { error: 'access_denied', description: 'the customer did not sign in' }
  await decline(runtime, { uid: interaction.uid, ...why, now: runtime.now() })
  return seeOther(wayBackOf(interaction))
}

/** Whether `state` is the one that next-auth gave this browser; of a refusal, it does not look itself. */
async function isBegunHere({ cookies, nextUrl }: NextRequest, path: string): Promise<boolean> {
  const plain = 'next-auth.state'
  const cookie = cookies.get(`__Secure-${plain}`) ?? cookies.get(plain)
  if (!cookie) return false
  const { value: token, name: salt } = cookie
  const begun = await withSignInKey(getRuntime().secret, (secret) => decode({ token, salt, secret }))
  return begun?.provider === path && begun.value === nextUrl.searchParams.get('state')
}
