import { cookies } from 'next/headers'
import type { SignInPath } from '#lib/config/index.ts'
import type { Interaction } from '#lib/interactions/index.ts'
import { signInHints } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { triedUsernameCookie } from '../sign-in-cookies.ts'

/** How the sign-in page begins. */
export interface StartingWith {
  readonly username: string
  /** The way that stands open. */
  readonly path: SignInPath | undefined
  /** Somebody else than before is to sign in: a provider where they are signed in asks anew. */
  readonly isAnother: boolean
}

/**
 * What the customer typed or chose last, else what the client suggests: hints that can be changed, that sign nobody in
 * and tell nothing of who exists (OP-45). Whoever wants another account gets no username suggested.
 *
 * @param chosen id of a way, from the page's address
 */
export async function startingWith(
  interaction: Interaction | undefined,
  chosen: string | null,
): Promise<StartingWith> {
  const { signIn } = getRuntime().profile
  const hints = signInHints(
    interaction?.params ?? {},
    signIn.map(({ id }) => id),
  )
  const tried = (await cookies()).get(triedUsernameCookie)?.value
  return {
    username: tried ?? hints.username,
    path: signIn.find(({ id }) => id === chosen) ?? signIn.find(({ id }) => id === hints.path) ?? signIn[0],
    isAnother: tried === '',
  }
}
