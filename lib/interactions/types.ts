import type { SectionDecision } from '#lib/request/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import type { SelectionStep } from './selection-steps.ts'

/** What brought a customer to the form: an authorization request that passed its first validation. */
export interface Interaction {
  readonly uid: string
  readonly clientId: string
  /** The request's parameters after defaults: `scope`, `authorization_details`, `state`, `login_hint`, … */
  readonly params: Readonly<Record<string, string>>
  /** Where the form sends the browser when the decision is taken. */
  readonly returnTo: string
  readonly created: string
  readonly expires: string
  /** The customer must sign in for this request even with a live session (`prompt=login`); `false` once done. */
  readonly mustSignIn: boolean
  /** For whom alone it is, where who asks has said; left out: for whoever signs in. */
  readonly customerId?: string | undefined
  /** What is chosen so far, where the form was posted without an end (paging, a change, a refused post). */
  readonly draft: Draft | null
  /** `null`: still open. */
  readonly outcome: Outcome | null
}

/** It is one customer's, and nobody else who signs in for the same request sees it (AN-022). */
export interface Draft {
  /** Empty where nobody signs in. */
  readonly customerId: string
  readonly sections: readonly DraftedSection[]
  /** The form as it was posted since, while the utility did not answer by whose lists it is read. */
  readonly unread?: string
}

/** A section as the customer left it. */
export interface DraftedSection extends SectionDecision {
  /** What can be undone, latest last, in the list that has this mark. */
  readonly steps?: { readonly list: string; readonly done: readonly SelectionStep[] }
}

export type Outcome =
  | {
      readonly kind: 'approved'
      readonly grantId: string
      readonly receiptNumber: string
      readonly at: string
    }
  | { readonly kind: 'declined'; readonly error: string; readonly at: string }

/** The authorization server that opened the interaction takes the result; `oauth/` is one. Idempotent within `tx`. */
export interface HandOver {
  approved(
    tx: Tx,
    uid: string,
    approval: { customerId: string; grantId: string; scope: string; authorizationDetails: readonly object[] },
  ): Promise<void>
  declined(tx: Tx, uid: string, refusal: { error: string; description: string }): Promise<void>
}
