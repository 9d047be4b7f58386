import { pagePaths } from '#lib/config/index.ts'
import { type CodedError, isOutage } from '#lib/errors/index.ts'
import { uidOfAddress } from '#lib/interactions/index.ts'

/** Why a post decided nothing, by the sentence that says it (`refused` in messages/). */
export type Refusal = 'says' | 'tooLarge' | 'notYours' | 'unavailable'

const refusals: Readonly<Record<string, Refusal>> = {
  payload_too_large: 'tooLarge',
  forbidden: 'notYours',
}

/** In an address. */
const known: readonly Refusal[] = [...Object.values(refusals), 'unavailable']

/** These the page that the post came from says itself. */
const saidThere = ['not_found', 'interaction_expired']

/**
 * The page that says why. Of a form it is the form's own address, which knows how the request stands, and so which way
 * leads on.
 *
 * @param backTo where the customer goes on
 */
export function refusalAddress(error: CodedError, backTo: string): string {
  if (saidThere.includes(error.code) && backTo !== pagePaths.home) return backTo
  const why = isOutage(error) ? 'unavailable' : (refusals[error.code] ?? 'says')
  if (uidOfAddress(backTo)) return `${backTo}?${new URLSearchParams({ refused: why })}`
  return `${pagePaths.refused}?${new URLSearchParams({ refused: why, back: backTo })}`
}

/** `undefined`: nothing was refused. */
export function refusalIn(search: URLSearchParams): Refusal | undefined {
  const why = search.get('refused')
  if (why === null) return undefined
  return known.find((one) => one === why) ?? 'says'
}
