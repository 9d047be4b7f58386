import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { type Client, findClient } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { CodedError, isCoded, isOutage } from '#lib/errors/index.ts'
import { findGrantById, type Grant } from '#lib/grants/index.ts'
import {
  decline,
  findInteraction,
  findUnsignedForm,
  type Interaction,
  type Outcome,
  receiptAddressOf,
  type UnsignedForm,
  wayBackOf,
} from '#lib/interactions/index.ts'
import type { ConsentRequest } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { customerOfSession, signedInCustomer, signInAddress, signInPage } from '../session.ts'
import { consentOf, isAsked, namedGrantOf } from './consent.ts'
import { typedConsentOf } from './typed-consent.ts'

/** Whoever comes to a form, and what they are to see. */
export type Visit =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stranger' | 'expired' | 'unavailable'; readonly of: Asked }
  | ({ readonly kind: 'decided'; readonly of: Asked; readonly outcome: Outcome } & Onward)
  | ({ readonly kind: 'form' } & Asking)
  | ({ readonly kind: 'no-preselection' } & Asking)
  | ({ readonly kind: 'unsigned' } & Unsigned)

export interface Asking {
  readonly of: Asked
  readonly customer: Customer
  readonly consent: ConsentRequest
  /** The one that the request would change, as it stands. */
  readonly grant: Grant | undefined
}

/** Nobody signs in at this utility. */
export interface Unsigned {
  readonly of: Asked
  readonly customer: null
  readonly consent: ConsentRequest
  readonly unsigned: UnsignedForm | undefined
}

/** Where it goes on from a decision that stands. */
export interface Onward {
  /** The client has not fetched the answer yet: here it can be handed over. */
  readonly finish?: string
  /** For whom it is. */
  readonly receipt?: string
}

export interface Asked {
  readonly interaction: Interaction
  readonly client: Client
}

/**
 * Leads to sign-in whoever has to (AN-003, AN-004, AN-010), and back to the client what cannot be granted to this
 * customer (AU-027).
 */
export async function openVisit(uid: string): Promise<Visit> {
  const of = await findAsked(uid)
  if (!of) return { kind: 'unknown' }
  const { interaction, client } = of
  const { outcome } = interaction
  const isOwn = getRuntime().sawInteractionCookie((await headers()).get('cookie'), uid)
  if (outcome) return { kind: 'decided', of, outcome, ...(await onward(of.interaction, outcome, isOwn)) }
  const { funnel } = getRuntime()
  if (hasExpired(interaction)) {
    funnel.problem(uid, 'expired')
    return { kind: 'expired', of }
  }
  if (!isOwn) return { kind: 'stranger', of }
  try {
    if (getRuntime().profile.withoutSignIn) return await unsignedVisit(of) // AU-025
    const customer = interaction.mustSignIn ? undefined : await signedInCustomer()
    if (!customer) redirect(signInAddress(pagePaths.authorize(uid)))
    if (!isAsked(interaction, customer)) {
      redirect(signInPage({ callbackUrl: pagePaths.authorize(uid), error: 'OtherCustomer' }))
    }
    funnel.note({ uid, stage: 'signed_in', signIn: 'session' })
    const consent = await consentOf(interaction, client, customer)
    const grant = await namedGrantOf(interaction)
    if (consent.noPreselection) funnel.problem(uid, 'no_preselection')
    else funnel.note({ uid, stage: 'form_seen' })
    return { kind: consent.noPreselection ? 'no-preselection' : 'form', of, customer, consent, grant }
  } catch (error) {
    if (!isCoded(error)) throw error
    if (isOutage(error)) {
      funnel.problem(uid, 'unavailable')
      getRuntime().tryLater()
      return { kind: 'unavailable', of }
    }
    await refuse(uid, error)
    redirect(wayBackOf(interaction))
  }
}

async function unsignedVisit(of: Asked): Promise<Visit> {
  const { storage, secret, funnel } = getRuntime()
  if (of.interaction.params.cds_grant_id) {
    throw new CodedError('cds_grant_id_invalid_user', 'nobody signs in here who could change a grant')
  }
  const consent = await typedConsentOf(of.interaction, of.client)
  const unsigned = await findUnsignedForm(storage.db, secret, of.interaction.uid)
  funnel.note({ uid: of.interaction.uid, stage: 'form_seen' })
  return { kind: 'unsigned', of, customer: null, consent, unsigned }
}

/** `undefined` for a request that is not there, or whose client is not there any more. */
export async function findAsked(uid: string): Promise<Asked | undefined> {
  if (!/^[\w-]{1,100}$/.test(uid)) return undefined
  const { db } = getRuntime().storage
  const interaction = await findInteraction(db, uid)
  const client = interaction && (await findClient(db, interaction.clientId))
  return client && { interaction, client }
}

export function hasExpired({ expires }: Interaction): boolean {
  return Date.parse(expires) <= getRuntime().now().epochMilliseconds
}

async function refuse(uid: string, error: { code: string; message: string }): Promise<void> {
  const runtime = getRuntime()
  await decline(runtime, { uid, error: error.code, description: error.message, now: runtime.now() })
}

async function onward(interaction: Interaction, outcome: Outcome, isOwn: boolean): Promise<Onward> {
  const isReady = isOwn && (await getRuntime().isReadyToResume(interaction.uid))
  const receipt = await ownReceipt(outcome, isOwn)
  return { ...(isReady ? { finish: interaction.returnTo } : {}), ...(receipt ? { receipt } : {}) }
}

/** Where the receipt is read, for the one who approved. */
async function ownReceipt(outcome: Outcome, isOwn: boolean): Promise<string | undefined> {
  if (outcome.kind !== 'approved') return undefined
  const { storage, secret, profile } = getRuntime()
  if (profile.withoutSignIn) {
    if (!isOwn) return undefined
  } else {
    const grant = await findGrantById(storage.db, outcome.grantId)
    const customer = await customerOfSession()
    if (!customer || grant?.customerId !== customer.id) return undefined
  }
  return pagePaths.receipt(await receiptAddressOf({ storage, secret }, outcome))
}
