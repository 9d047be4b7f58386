export { type Approval, approve, type Deciding, decline, receiptAddressOf } from './decide.ts'
export { uidOfAddress } from './form-address.ts'
export { formToken, isFormToken } from './form-token.ts'
export { listMark, postedDecision, startingDecision } from './posted-decision.ts'
export { shownPurpose } from './receipt-content.ts'
export {
  changeCustomer,
  findInteraction,
  insertInteraction,
  markSignedIn,
  openInteraction,
  saveDraft,
} from './repository.ts'
export { formatPositions, parsePositions, selectionNames } from './selection-post.ts'
export type { HandOver, Interaction, Outcome } from './types.ts'
