import { cookies } from 'next/headers'
import type { Interaction } from '#lib/interactions/index.ts'
import { signInHints } from '#lib/request/index.ts'
import { triedUsernameCookie } from '../session.ts'

/**
 * What the customer typed last, else what the client suggests: a hint that can be changed, that signs nobody in and
 * tells nothing of who exists (OP-45). Whoever wants another account gets no suggestion.
 */
export async function startingUsername(interaction: Interaction | undefined): Promise<string> {
  const tried = (await cookies()).get(triedUsernameCookie)?.value
  if (tried !== undefined) return tried
  return interaction ? signInHints(interaction.params, []).username : ''
}
