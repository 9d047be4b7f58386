import type { Secret } from '#lib/config/index.ts'
import { consentHandOver, isSameBrowser } from '#lib/consent-requests/index.ts'
import { findInteraction } from '#lib/interactions/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import type { OAuth } from './oauth.ts'

/** Which browser may decide, and who takes the decision. */
type Decisions = Pick<Runtime, 'handOver' | 'isReadyToResume' | 'sawInteractionCookie'>

/** The OAuth engine's. */
export function engineDecisions({ handOver, isReadyToResume, sawInteractionCookie }: OAuth): Decisions {
  return { handOver, isReadyToResume, sawInteractionCookie }
}

/** Where the utility's own authorization server asks. It may be told again what was decided. */
export function consentDecisions({
  storage,
  secret,
}: {
  readonly storage: Storage
  readonly secret: Secret
}): Decisions {
  return {
    handOver: consentHandOver,
    isReadyToResume: async (uid) => Boolean((await findInteraction(storage.db, uid))?.outcome),
    sawInteractionCookie: (cookieHeader, uid) => isSameBrowser(secret, cookieHeader, uid),
  }
}
