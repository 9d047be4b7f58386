export { findClient } from './repository.ts'
export type { Client, ClientDetail, ClientStatus } from './types.ts'
export { verifyClientSecret } from './verify-client-secret.ts'
