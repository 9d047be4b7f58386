export { type Approval, approve, type Deciding, decline, receiptAddressOf } from './decide.ts'
export { formToken, isFormToken } from './form-token.ts'
export { changeCustomer, findInteraction, markSignedIn, openInteraction, saveDraft } from './repository.ts'
export type { HandOver, Interaction, Outcome } from './types.ts'
