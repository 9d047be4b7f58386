export { type AskedDetail, parseAuthorizationDetails } from './authorization-details.ts'
export {
  durationKey,
  faultOfShortening,
  isChangeable,
  optionalData,
  type ShorteningFault,
  shorterLengths,
  withChanges,
} from './changes.ts'
export { checkDecision, type DecisionFault, type DecisionProblem } from './check-decision.ts'
export { checkFilters, knownIn, wantsCheckedFilters } from './check-filters.ts'
export { dataEffects } from './data-effects.ts'
export { absolute as absoluteDuration } from './durations.ts'
export { grantedFrom, grantedToClient } from './granted-from.ts'
export { type SignInHints, signInHints } from './hints.ts'
export {
  checkGrantCustomer,
  checkNamedGrant,
  type NamedGrant,
  paramsForGrant,
  requestForGrant,
  withStandingChoice,
} from './named-grant.ts'
export { hasFutureOption } from './preselection.ts'
export { type RequestInput, readRequest, readTokenRequest } from './read-request.ts'
export { resolveConsent, selectionTypeOf } from './resolve-consent.ts'
export { everythingTyped, settleTyped, typedConsent } from './typed-consent.ts'
export type {
  AuthorizationDetail,
  AuthorizationRequest,
  ConsentRequest,
  ConsentSection,
  GrantedScope,
  RequestedDuration,
  RequestedScope,
  SectionChanges,
  SectionDecision,
  Selection,
} from './types.ts'
export { withClientDefaults } from './with-client-defaults.ts'
