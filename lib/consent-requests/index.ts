export { browserCookies, isSameBrowser } from './browser.ts'
export { consentHandOver } from './hand-over.ts'
export {
  type AskedConsent,
  findConsentRequest,
  formLifetimeS,
  keepConsentRequest,
  takeFormKey,
} from './repository.ts'
export { type ConsentRequestClaims, readConsentRequest } from './request-claims.ts'
export {
  type ConsentStatus,
  fullResult,
  grantObject,
  grantOfOutcome,
  shortResult,
  statusOf,
} from './result.ts'
export { resultKeys, signResult } from './signing.ts'
export { type Verifying, verifySigned } from './verify.ts'
