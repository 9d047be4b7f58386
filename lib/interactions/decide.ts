import type { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import type { Profile, Secret } from '#lib/config/index.ts'
import type { Contact, Customer } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import {
  changeGrant,
  enabledSoFar,
  type Grant,
  insertGrant,
  insertReceipt,
  isOver,
  newGrant,
  type RevokeGrantTokens,
  receiptAddress,
  supersededBy,
} from '#lib/grants/index.ts'
import { enqueueNews, keepContact } from '#lib/notify/index.ts'
import {
  type ConsentRequest,
  checkGrantCustomer,
  grantedFrom,
  type SectionDecision,
} from '#lib/request/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { receiptContent } from './receipt-content.ts'
import { claimDecision, findInteraction, recordOutcome } from './repository.ts'
import type { HandOver, Interaction, Outcome } from './types.ts'
import { dropUnsignedForm } from './unsigned/repository.ts'

/** What a decision needs of the house. */
export interface Deciding {
  readonly storage: Storage
  readonly handOver: HandOver
  readonly profile: Profile
  readonly secret: Secret
  readonly revokeGrantTokens: RevokeGrantTokens
}

/** Everything that the customer saw and chose; `decision` has passed `checkDecision`. */
export interface Approval {
  readonly interaction: Interaction
  readonly client: Client
  readonly customer: Customer
  readonly consent: ConsentRequest
  readonly decision: readonly SectionDecision[]
  readonly locale: string
  readonly now: Temporal.Instant
  /** Where nobody signed in: what was on that form, and who is told (AN-047). */
  readonly unsigned?: Unsigned
}

/**
 * What the customer typed in and saw. `consent` and `decision` of the approval are then what the verified contact
 * leads to; where that is not all that was typed in, the utility has yet to look at the rest (OP-36).
 */
export interface Unsigned {
  readonly contact: Contact
  readonly consent: ConsentRequest
  readonly decision: readonly SectionDecision[]
  readonly isWhole: boolean
}

/**
 * Grant, receipt, message, outcome and the authorization server's result, or nothing (AU-031, AU-033, RC-001).
 * Said twice, it answers with what stands, be that an approval or not (LY-087). For a request that names a grant, it
 * is that grant which is approved, with a receipt of its own (AU-032, GR-066, RC-075).
 *
 * @throws CodedError `interaction_expired`, `cds_grant_id_invalid_value` for a grant that no longer waits,
 *   `cds_grant_id_invalid_user`
 */
export async function approve(deciding: Deciding, approval: Approval): Promise<Outcome> {
  const { storage, handOver, profile, secret, revokeGrantTokens } = deciding
  const { interaction, client, customer, unsigned, locale, now } = approval
  const { consent, decision } = unsigned ?? approval
  const customerName = unsigned ? null : customer.name
  const at = isoInstant(now)
  return storage.transaction(async (tx) => {
    if (!(await claimDecision(tx, interaction.uid, at))) return standingOutcome(tx, interaction.uid)
    const grant = await keepGrant(tx, grantOf(approval, profile), approval, revokeGrantTokens)
    const content = receiptContent({
      client,
      customerName,
      profile,
      consent,
      decision,
      granted: grant.granted,
    })
    const { receipt } = await insertReceipt(tx, secret, { grantId: grant.id, created: at, locale, content })
    const outcome: Outcome = { kind: 'approved', grantId: grant.id, receiptNumber: receipt.number, at }
    await recordOutcome(tx, interaction.uid, outcome)
    if (unsigned) {
      await keepContact(tx, secret, grant.id, unsigned.contact)
      await dropUnsignedForm(tx, interaction.uid)
    }
    const kind = interaction.params.cds_grant_id ? 'changed' : 'receipt'
    await enqueueNews(tx, { kind, grantId: grant.id, now })
    await handOver.approved(tx, interaction.uid, {
      customerId: customer.id,
      grantId: grant.id,
      scope: grant.scope,
      authorizationDetails: grant.authorizationDetails,
    })
    return outcome
  })
}

/**
 * The customer says no, or the request cannot be granted to them (`no_preselections`). AU-030
 *
 * @throws CodedError `interaction_expired`
 */
export async function decline(
  { storage, handOver }: Pick<Deciding, 'storage' | 'handOver'>,
  refusal: { uid: string; error: string; description: string; now: Temporal.Instant },
): Promise<Outcome> {
  const { uid, error, description } = refusal
  const at = isoInstant(refusal.now)
  return storage.transaction(async (tx) => {
    if (!(await claimDecision(tx, uid, at))) return standingOutcome(tx, uid)
    const outcome: Outcome = { kind: 'declined', error, at }
    await recordOutcome(tx, uid, outcome)
    await handOver.declined(tx, uid, { error, description })
    return outcome
  })
}

/** The address of the receipt of an approved interaction. */
export async function receiptAddressOf(
  { storage, secret }: Pick<Deciding, 'storage' | 'secret'>,
  outcome: Extract<Outcome, { kind: 'approved' }>,
): Promise<string> {
  const address = await receiptAddress(storage.db, secret, outcome.receiptNumber)
  if (address === undefined) throw new Error(`no receipt for grant ${outcome.grantId}`)
  return address
}

/** A new grant, or the one that the request names with what it was approved for now. */
async function keepGrant(
  tx: Tx,
  approved: Grant,
  { interaction, consent, now }: Approval,
  revokeGrantTokens: RevokeGrantTokens,
): Promise<Grant> {
  const grantId = interaction.params.cds_grant_id
  if (!grantId) return keepNewGrant(tx, approved, { consent, now, revokeGrantTokens })
  const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, (present) => {
    if (present.status !== 'needs_authorization' || present.clientId !== approved.clientId) throw notWaiting()
    checkGrantCustomer(present, approved.customerId ?? '')
    const { customerId, status, scope, authorizationDetails, granted, expires, eta } = approved
    const { enabledScope, enabledAuthorizationDetails } = approved
    return {
      cause: 'approve',
      by: 'customer',
      to: status,
      values: {
        customerId,
        scope,
        authorizationDetails,
        enabledScope,
        enabledAuthorizationDetails,
        granted,
        expires,
        eta,
        approved: isoInstant(now),
        state: approved.state ?? present.state,
      },
    }
  })
  if (!grant) throw notWaiting()
  return grant
}

/** With those that it supersedes (GR-012, GR-013). */
async function keepNewGrant(
  tx: Tx,
  approved: Grant,
  {
    consent,
    now,
    revokeGrantTokens,
  }: Pick<Approval, 'consent' | 'now'> & Pick<Deciding, 'revokeGrantTokens'>,
): Promise<Grant> {
  const scopes = new Map(
    consent.sections.flatMap((section) => section.scopes.map(({ scope, catalog }) => [scope, catalog])),
  )
  const replacing = await supersededBy(
    tx,
    approved,
    (scope) => scopes.get(scope) ?? { directions: {}, groups: {} },
  )
  const grant = { ...approved, replacing }
  await insertGrant(tx, grant)
  for (const grantId of replacing) {
    await changeGrant(tx, { grantId, now, revokeGrantTokens }, ({ status }) =>
      !isOver(status) ? { cause: 'supersede', by: 'customer', to: status } : undefined,
    )
  }
  return grant
}

function notWaiting() {
  return new CodedError(
    'cds_grant_id_invalid_value',
    'the grant does not wait for an authorization any more',
    {
      at: 'cds_grant_id',
    },
  )
}

async function standingOutcome(tx: Tx, uid: string): Promise<Outcome> {
  const outcome = (await findInteraction(tx, uid))?.outcome
  if (!outcome) throw new CodedError('interaction_expired', 'this request has expired; ask for a new one')
  return outcome
}

function grantOf(
  { interaction, client, customer, consent, decision, unsigned, now }: Approval,
  profile: Profile,
): Grant {
  const { granted, scope, authorizationDetails, expires } = grantedFrom({
    consent,
    decision,
    approvedAt: now,
    timezone: profile.timezone,
  })
  const isPending = unsigned?.isWhole === false
  return newGrant(client, now, {
    customerId: customer.id,
    status: isPending ? 'pending' : 'active',
    scope,
    authorizationDetails,
    ...(isPending && enabledSoFar({ granted, scope, authorizationDetails })),
    granted,
    state: interaction.params.state ?? null,
    expires,
    eta: isPending ? isoInstant(now.add({ hours: 24 * (profile.withoutSignIn?.reviewDays ?? 0) })) : null,
  })
}
