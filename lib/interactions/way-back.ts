import { embeddedAnswer, pagePaths } from '#lib/config/index.ts'
import type { Interaction } from './types.ts'

/**
 * Where a browser goes with a decision: to the authorization server that takes it. From a pop-up or a frame it goes
 * over the form's own address, which tells the page that opened it, and leads on.
 */
export function wayBackOf({
  uid,
  params,
  returnTo,
}: Pick<Interaction, 'uid' | 'params' | 'returnTo'>): string {
  return params.display === 'popup' ? `${pagePaths.authorize(uid)}?${embeddedAnswer}=on` : returnTo
}
