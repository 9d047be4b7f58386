export { type Admission, admitClient, answerMessage, refuseAdmission } from './admit.ts'
export { descriptionFor, descriptionsFor } from './authorization-details.ts'
export { type ChangeContext, changeClient } from './change.ts'
export { addCredential, endCredential, secondsOf } from './change-credential.ts'
export type { ClientChange } from './changed-client.ts'
export { type CredentialFilters, findCredentialOf, listCredentials } from './credentials.ts'
export { appendMessage, findMessageOf, listMessages, type MessageArray, markMessage } from './messages.ts'
export type { Page, PageRequest } from './page.ts'
export { type ClientMessage, postMessage } from './post-message.ts'
export { type PresentedClient, presentedClients } from './presented.ts'
export { purposesOf, type SentPurpose } from './purposes.ts'
export { type RegistrationContext, type RegistrationRequest, registerClient } from './register.ts'
export { findClient, findClientOf, listClients } from './repository.ts'
export { resealCredentials } from './reseal.ts'
export { type ClientReview, recordReview, reviewOf } from './review.ts'
export { hashesOfSecret } from './secret.ts'
export { checkStage } from './stage.ts'
export { findStanding, matchCredential, type Standing } from './standing.ts'
export type {
  Client,
  ClientDetail,
  ClientStatus,
  Credential,
  GrantRequest,
  Message,
  RelatedTo,
} from './types.ts'
export { verifyClientSecret } from './verify-client-secret.ts'
export { keepVouchedClient, type Vouched, vouchedClient } from './vouched.ts'
export { webOriginsOf } from './web-origins.ts'
