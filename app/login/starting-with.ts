import { cookies } from 'next/headers'
import type { Interaction } from '#lib/interactions/index.ts'
import { signInHints } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { triedPathCookie, triedUsernameCookie } from '../session.ts'

/** How the sign-in form begins. */
export interface StartingWith {
  readonly username: string
  /** Id of one of the profile's ways to sign in. */
  readonly path: string | undefined
}

/**
 * What the customer typed or chose last, else what the client suggests: hints that can be changed, that sign nobody in
 * and tell nothing of who exists (OP-45). Whoever wants another account gets no username suggested.
 */
export async function startingWith(interaction: Interaction | undefined): Promise<StartingWith> {
  const paths = getRuntime().profile.signIn.map(({ id }) => id)
  const hints = signInHints(interaction?.params ?? {}, paths)
  const tried = await cookies()
  const path = tried.get(triedPathCookie)?.value
  return {
    username: tried.get(triedUsernameCookie)?.value ?? hints.username,
    path: paths.find((id) => id === path) ?? hints.path ?? paths[0],
  }
}
