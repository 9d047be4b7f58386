export { insertClientGrant } from './client-grant.ts'
export { type DirectRequest, directGrant } from './direct-grant.ts'
export { closeGrant, type Ending, type RevokeGrantTokens, revokeGrant, type TellCustomer } from './end.ts'
export { newGrantId } from './identifiers.ts'
export { type GrantFilters, type GrantPage, listGrants } from './listing.ts'
export { findReceipt, insertReceipt, receiptAddress } from './receipt.ts'
export { findGrantById, findGrantOf, insertGrant } from './repository.ts'
export { givesAccess, grantAsOf } from './status.ts'
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
