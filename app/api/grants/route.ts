import { getLocale } from 'next-intl/server'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import {
  approve,
  type Draft,
  decline,
  type Interaction,
  postedDecision,
  saveDraft,
  startingDecision,
  wayBackOf,
} from '#lib/interactions/index.ts'
import { checkDecision, withChanges } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { consentOf } from '../../authorize/consent.ts'
import { signInAddress } from '../../session.ts'
import { answerForm } from '../answer-form.ts'
import { readFormPost, seeOther } from '../form-post.ts'
import {
  formOf,
  isTokenOf,
  keepForSignIn,
  keptOnFailure,
  postedRequest,
  postingCustomer,
  postingSession,
} from '../posted-visit.ts'
import { approvedUnsigned, resentCode, verifiedCode } from './unsigned.ts'

/**
 * The decision. Whatever way it comes twice, the first one stands (LY-087): the same again gets the same answer, another
 * one is told on the form's page what stands.
 */
export async function POST(request: Request): Promise<Response> {
  let post: URLSearchParams | undefined
  return answerForm(
    async () => {
      post = await readFormPost(request)
      return decided(post)
    },
    () => formOf(post),
  )
}

async function decided(post: URLSearchParams): Promise<Response> {
  const decision = post.get('decision')
  if (decision === 'decline') return declined(post)
  if (getRuntime().profile.withoutSignIn) return decidedUnsigned(decision, post)
  if (decision === 'approve') return keptOnFailure(post, approvedOrLedBack)
  throw noDecision()
}

function decidedUnsigned(decision: string | null, post: URLSearchParams): Promise<Response> {
  if (decision === 'approve') return approvedUnsigned(post)
  if (decision === 'verify') return verifiedCode(post)
  if (decision === 'resend') return resentCode(post)
  throw noDecision()
}

function noDecision(): CodedError {
  return new CodedError('invalid_request', "use 'approve' or 'decline'", { at: 'decision' })
}

/** Needs nothing but the form itself: of the customer who sees it, or of the sign-in page (LY-083, AN-006). */
async function declined(post: URLSearchParams): Promise<Response> {
  const runtime = getRuntime()
  const { interaction, client } = await postedRequest(post)
  const { uid, outcome } = interaction
  const customer = isTokenOf(post, uid, '') ? undefined : await postingSession(post, interaction)
  if (!customer && !isTokenOf(post, uid, '')) return seeOther(signInAddress(pagePaths.authorize(uid)))
  if (outcome?.kind === 'approved') return seeOther(formOf(post))
  const unmatched = customer && (await hasNoPreselection(interaction, client, customer))
  await decline(runtime, {
    uid,
    error: unmatched ? 'no_preselections' : 'access_denied',
    description: unmatched
      ? 'the customer has nothing that the request preselects, and declined'
      : 'the customer declined',
    now: runtime.now(),
  })
  return seeOther(wayBackOf(interaction))
}

/** Declining waits for nothing: where the customer's data cannot be had now, it is an ordinary no. */
async function hasNoPreselection(...asked: Parameters<typeof consentOf>): Promise<boolean> {
  try {
    return (await consentOf(...asked)).noPreselection
  } catch (error) {
    if (isCoded(error)) return false
    throw error
  }
}

/** A grant that no longer waits for this customer: the form tells the client so (GR-065). */
async function approvedOrLedBack(post: URLSearchParams): Promise<Response> {
  try {
    return await approved(post)
  } catch (error) {
    if (isCoded(error) && error.code.startsWith('cds_grant_id_')) return seeOther(formOf(post))
    throw error
  }
}

async function approved(post: URLSearchParams): Promise<Response> {
  const runtime = getRuntime()
  const { interaction, client } = await postedRequest(post)
  const { uid } = interaction
  const customer = interaction.mustSignIn ? undefined : await postingCustomer(post, interaction)
  if (!customer) {
    await keepForSignIn(post, interaction, client)
    return seeOther(signInAddress(pagePaths.authorize(uid)))
  }
  const { outcome } = interaction
  if (outcome) return seeOther(outcome.kind === 'approved' ? wayBackOf(interaction) : formOf(post))
  const consent = await consentOf(interaction, client, customer)
  const start = startingDecision(consent, interaction.draft, customer.id)
  const { decision, changed } = postedDecision(post, consent, start)
  const draft = { customerId: customer.id, sections: decision }
  if (changed.length > 0) return backToForm(interaction, draft, { changed: changed.join(' ') })
  const now = runtime.now()
  const clock = { now, timezone: runtime.profile.timezone }
  if (checkDecision(consent, decision, clock).length > 0)
    return backToForm(interaction, draft, { check: 'on' })
  await approve(runtime, {
    interaction,
    client,
    customer,
    consent: withChanges(consent, decision, clock),
    decision,
    locale: await getLocale(),
    now,
  })
  return seeOther(wayBackOf(interaction))
}

/** Nothing of what was chosen is lost, and what is missing is told first (LY-084 to LY-086). */
async function backToForm(
  { uid }: Interaction,
  draft: Draft,
  why: Record<string, string>,
): Promise<Response> {
  const { storage, funnel } = getRuntime()
  funnel.problem(uid, why.changed === undefined ? 'incomplete' : 'changed')
  await saveDraft(storage, uid, draft)
  return seeOther(`${pagePaths.authorize(uid)}?${new URLSearchParams(why)}#problems`)
}
