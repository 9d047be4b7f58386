import type { JWTPayload } from 'jose'
import type { Temporal } from 'temporal-polyfill'
import { findGrantById, type Grant, givesAccess, grantAsOf } from '#lib/grants/index.ts'
import type { Interaction, Outcome } from '#lib/interactions/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import type { AskedConsent } from './repository.ts'

/** How a request stands: with `error` the customer was not asked, as what they were asked for could not be granted. */
export type ConsentStatus = 'pending' | 'approved' | 'declined' | 'error' | 'expired'

const noes = new Set(['access_denied', 'no_preselections'])

export function statusOf(
  { outcome, expires }: Pick<Interaction, 'outcome' | 'expires'>,
  { opened, formExpires }: Pick<AskedConsent, 'opened' | 'formExpires'>,
  now: Temporal.Instant,
): ConsentStatus {
  if (outcome) return outcomeOf(outcome)
  const end = opened === null ? formExpires : expires
  return end <= isoInstant(now) ? 'expired' : 'pending'
}

function outcomeOf(outcome: Outcome): 'approved' | 'declined' | 'error' {
  if (outcome.kind === 'approved') return 'approved'
  return noes.has(outcome.error) ? 'declined' : 'error'
}

/** The grant of an approved request, as it stands now. */
export async function grantOfOutcome(
  db: Db,
  outcome: Outcome | null,
  now: Temporal.Instant,
): Promise<Grant | undefined> {
  if (outcome?.kind !== 'approved') return undefined
  const grant = await findGrantById(db, outcome.grantId)
  return grant && grantAsOf(grant, now)
}

/**
 * What the browser takes back: how it ended, and no more, since addresses are kept in logs and cut off when they are
 * long.
 */
export function shortResult(
  { uid, outcome }: Pick<Interaction, 'uid'> & { readonly outcome: Outcome },
  { state }: Pick<AskedConsent, 'state'>,
): JWTPayload {
  return {
    consent_request_id: uid,
    outcome: outcomeOf(outcome),
    ...(state !== null && { state }),
    ...(outcome.kind === 'approved' ? { grant_id: outcome.grantId } : { error: outcome.error }),
  }
}

/** What the authorization server reads: with what was granted, and to whom. */
export function fullResult(
  interaction: Pick<Interaction, 'uid'> & { readonly outcome: Outcome },
  asked: Pick<AskedConsent, 'state' | 'sub'>,
  grant: Grant | undefined,
): JWTPayload {
  return {
    ...shortResult(interaction, asked),
    ...(asked.sub !== null && { sub: asked.sub }),
    ...(grant && { scope: grant.scope, authorization_details: grant.authorizationDetails }),
  }
}

/** A grant as it stands, for who enforces it: also which of the customer's things it is about, by the directory's ids. */
export function grantObject(grant: Grant): object {
  return {
    grant_id: grant.id,
    status: grant.status,
    customer: grant.customerId,
    scope: grant.enabledScope,
    authorization_details: grant.enabledAuthorizationDetails,
    granted: (givesAccess(grant.status) ? grant.granted : []).map(({ scope, fields, selection }) => ({
      scope,
      fields,
      selection: selection && {
        type: selection.type,
        entries: selection.entries,
        include_future: selection.includeFuture,
      },
    })),
    created: grant.created,
    modified: grant.modified,
    expires: grant.expires,
  }
}
