export { type Act, actOnGrant } from './act.ts'
export { amendGrant } from './amend.ts'
export { type AuditResult, auditHistory, type HistoryMark } from './audit.ts'
export { type Change, changeGrant, insertGrant, type RevokeGrantTokens } from './change.ts'
export { insertClientGrant } from './client-grant.ts'
export { closeGrant } from './close.ts'
export { type DirectRequest, directGrant } from './direct-grant.ts'
export { passMoments } from './due.ts'
export { type Given, givenInFull, receiptNumbersGiven, receiptsNumbered } from './given.ts'
export { type GivenPlace, placesGiven } from './given-places.ts'
export { type HistoryEntry, historyOf } from './history.ts'
export { lastMomentOf } from './last-moment.ts'
export { type GrantFilters, type GrantPage, listGrants } from './listing.ts'
export { newGrant } from './new-grant.ts'
export { enabledSoFar, foundFor, type PendingGrant, pendingGrants } from './pending.ts'
export { findReceipt, insertReceipt, receiptAddress, receiptsOf } from './receipt.ts'
export { type Reduction, reduceGrant } from './reduce.ts'
export { type Renewal, renewalOf, renewGrant, standingContent } from './renew.ts'
export { findGrantById, findGrantOf } from './repository.ts'
export { resealReceipts } from './reseal.ts'
export { type Ending, revokeGrant, type TellCustomer } from './revoke.ts'
export { type SinceReceipt, sinceReceipt } from './since-receipt.ts'
export { endsSoon, grantAsOf, soonDays } from './status.ts'
export { type Consents, consentScope } from './sub-grants.ts'
export { supersededBy } from './supersede.ts'
export { type ToldEntry, toldHistory } from './told-history.ts'
export { type Actor, appliesTo, type Cause, givesAccess, isOver } from './transitions.ts'
export type {
  AuthorizationDetail,
  Grant,
  GrantedScope,
  GrantNews,
  GrantStatus,
  Receipt,
  ReceiptContent,
  ReceiptSection,
  ShownPurpose,
} from './types.ts'
export {
  addUses,
  lastUses,
  type MonthlyUse,
  monthlyUses,
  type Use,
  type UseKind,
  useKinds,
  usesOf,
} from './use.ts'
export type { AskedChange } from './wanted.ts'
