import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { CodedError, isCoded, isOutage } from '#lib/errors/index.ts'
import {
  customerOfToken,
  type Interaction,
  isFormToken,
  postedDecision,
  saveDraft,
  startingDecision,
} from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { consentOf } from '../authorize/consent.ts'
import { findAsked } from '../authorize/visit.ts'
import { customerOfSession, type KnownCustomer, signedInCustomer } from '../session.ts'

/** The request that a post is about. @throws CodedError `invalid_request`, `not_found` */
export async function postedRequest(
  post: URLSearchParams,
): Promise<{ interaction: Interaction; client: Client }> {
  const uid = post.get('uid') ?? ''
  if (!/^[\w-]{1,100}$/.test(uid)) throw new CodedError('invalid_request', 'no request', { at: 'uid' })
  const asked = await findAsked(uid)
  if (!asked) throw new CodedError('not_found', 'no such request')
  return asked
}

/**
 * The customer who posts, if they are the one that the form was shown to; `undefined`: signed out meanwhile.
 *
 * @throws CodedError `forbidden` for a form of somebody else's, or of another request
 */
export async function postingCustomer(
  post: URLSearchParams,
  { uid }: Interaction,
): Promise<Customer | undefined> {
  return whoPosts(post, uid, await signedInCustomer())
}

/** The same, also while the utility's directory does not answer. */
export async function postingSession(
  post: URLSearchParams,
  { uid }: Interaction,
): Promise<KnownCustomer | undefined> {
  return whoPosts(post, uid, await customerOfSession())
}

function whoPosts<Who extends KnownCustomer>(post: URLSearchParams, uid: string, who: Who | undefined) {
  if (who && !isTokenOf(post, uid, who.id)) throw new CodedError('forbidden', 'a form of another sign-in')
  return who
}

/**
 * Signed out meanwhile: what was chosen waits for the same customer to sign in again.
 *
 * @throws CodedError what `postedDecision` throws
 */
export async function keepForSignIn(
  post: URLSearchParams,
  interaction: Interaction,
  client: Client,
): Promise<void> {
  const { secret, directory, storage } = getRuntime()
  const { uid, outcome, mustSignIn } = interaction
  const customerId = customerOfToken(post.get('token') ?? '', secret, uid)
  if (customerId === undefined || mustSignIn || outcome || (await signedInCustomer())) return
  const customer = await directory.find(customerId)
  if (!customer) return
  const consent = await consentOf(interaction, client, customer)
  const start = startingDecision(consent, interaction.draft, customerId)
  const { decision } = postedDecision(post, consent, start)
  await saveDraft(storage, uid, { customerId, sections: decision })
}

/**
 * Does what a customer's form asks for. While the utility does not answer, or when something fails here, the form is kept
 * as it was posted, and is as they left it when it opens again.
 */
export async function keptOnFailure(
  post: URLSearchParams,
  act: (post: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  try {
    return await act(post)
  } catch (error) {
    if (isOutage(error)) await keepUnread(post)
    // a fault of ours may be one of storage, too
    else if (!isCoded(error)) await keepUnread(post).catch(() => undefined)
    throw error
  }
}

async function keepUnread(post: URLSearchParams): Promise<void> {
  const { secret, storage } = getRuntime()
  const { interaction } = await postedRequest(post)
  const { uid, draft, mustSignIn } = interaction
  const customerId = customerOfToken(post.get('token') ?? '', secret, uid)
  if (!customerId || mustSignIn) return
  const sections = draft?.customerId === customerId ? draft.sections : []
  const unread = new URLSearchParams(post)
  unread.delete('token')
  await saveDraft(storage, uid, { customerId, sections, unread: unread.toString() })
}

/** `customerId` is empty for the form on the sign-in page. */
export function isTokenOf(post: URLSearchParams, uid: string, customerId: string): boolean {
  return isFormToken(post.get('token') ?? '', getRuntime().secret, uid, customerId)
}

/** Where a post's sender finds the form again. */
export function formOf(post: URLSearchParams | undefined): string {
  const uid = post?.get('uid') ?? ''
  return /^[\w-]{1,100}$/.test(uid) ? pagePaths.authorize(uid) : pagePaths.home
}
