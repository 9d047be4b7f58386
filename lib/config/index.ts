export {
  certificateDataPath,
  clientPaths,
  consentRequestPaths,
  customerDataPaths,
  draftPaths,
  embeddedAnswer,
  isMachinePath,
  machinePaths,
  operationPaths,
  pagePaths,
} from './addresses.ts'
export type { AuthorizationServer } from './authorization-server.ts'
export { type BrandAsset, palettesOf } from './brand.ts'
export { brandStyle, fontOf } from './brand-style.ts'
export { readConnectorCredential } from './connector.ts'
export { type Environment, readEnvironment } from './environment.ts'
export { faultOfAnswer, readJsonFile } from './json-file.ts'
export {
  deriveKey,
  deriveKeys,
  type KeyPurpose,
  type Keys,
  type Secret,
  signInKeys,
  withSignInKey,
} from './keys.ts'
export type { Locale, Localized } from './locale.ts'
export type { Palette } from './palette.ts'
export { linksOf, loadProfile, type Profile, profileParts } from './profile.ts'
export type { ScopeOffer } from './scope-offer.ts'
export { reseal, seal, unseal } from './seal.ts'
export { readClientSecrets, type SignInPath } from './sign-in.ts'
export { type TermForms, type TermId, termIds } from './terms.ts'
export { refuseTryingSettings } from './trying-settings.ts'
