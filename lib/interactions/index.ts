export { codeLifetimeMinutes } from './contact-code.ts'
export { type Approval, approve, type Deciding, decline, receiptAddressOf, type Unsigned } from './decide.ts'
export { uidOfAddress } from './form-address.ts'
export { customerOfToken, formToken, isFormToken } from './form-token.ts'
export { changeNames, type DurationChoice, durationChoice, ownDay } from './posted-changes.ts'
export { listMark, postedDecision, startingDecision, stepsOf } from './posted-decision.ts'
export { shownPurpose } from './receipt-content.ts'
export {
  changeCustomer,
  findInteraction,
  insertInteraction,
  interactionLifetimeS,
  markSignedIn,
  openInteraction,
  saveDraft,
} from './repository.ts'
export { formatPositions, parsePositions, selectionNames } from './selection-post.ts'
export { mostSteps, type SelectionStep } from './selection-steps.ts'
export {
  sendSignInCode,
  type TriedSignIn,
  trySignInCode,
  waitingSignIn,
} from './sign-in-code.ts'
export {
  countEnds,
  type Funnel,
  markOpened,
  markStages,
  type Noted,
  type Problem,
  problems,
  type Reached,
  type Stage,
  stages,
} from './stages.ts'
export { isTheirNo } from './their-no.ts'
export type { Draft, DraftedSection, HandOver, Interaction, Outcome } from './types.ts'
export { resendCode, sendCode, type Tried, tryCode } from './unsigned/code.ts'
export { contactKinds, readContact } from './unsigned/contact.ts'
export { findUnsignedForm, saveTyped, type UnsignedForm } from './unsigned/repository.ts'
export { resealContacts } from './unsigned/reseal.ts'
export { nothingTyped, postedTyped, type Typed, typedNames } from './unsigned/typed-post.ts'
export { wayBackOf } from './way-back.ts'
