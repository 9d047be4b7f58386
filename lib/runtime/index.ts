import type { JWTVerifyGetKey } from 'jose'
import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Environment, Profile, Secret } from '#lib/config/index.ts'
import type { Directory, Resources } from '#lib/customers/index.ts'
import type { RevokeGrantTokens, TellCustomer, UseKind } from '#lib/grants/index.ts'
import type { Funnel, HandOver } from '#lib/interactions/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'

/** All that lives as long as the process. `server/main.ts` makes the one that there is. */
export interface Runtime {
  readonly environment: Environment
  /** Key material; derive keys for each purpose (`deriveKeys`). */
  readonly secret: Secret
  readonly profile: Profile
  /** By which its OpenID Providers know us; by id of the way to sign in. */
  readonly clientSecrets: ReadonlyMap<string, string>
  readonly catalog: Catalog
  readonly storage: Storage
  readonly directory: Directory
  readonly resources: Resources
  readonly handOver: HandOver
  /** What a Bearer token stands for now; `undefined`: unknown, expired or revoked. */
  readonly findToken: (token: string) => Promise<PresentedToken | undefined>
  /** Ends every code and token of a grant, in the transaction that ends the grant. */
  readonly revokeGrantTokens: RevokeGrantTokens
  /** Ends every code and token of a client, in the transaction that disables it (CL-033). */
  readonly revokeClientTokens: (tx: Tx, clientId: string) => Promise<void>
  /** Ends every code and token that was got by a secret, in the transaction that ends it (CR-034). */
  readonly revokeCredentialTokens: (tx: Tx, credentialId: string) => Promise<void>
  /** Puts a message about a grant into the outbox, in the transaction of what it tells. */
  readonly tellCustomer: TellCustomer
  /** Data was read by a grant; written soon after, apart from the call. */
  readonly noteUse: (grantId: string, kind: UseKind) => void
  /** How far requests come. */
  readonly funnel: Funnel
  /** Whether the browser that sends these cookies is the one that began this interaction. */
  readonly sawInteractionCookie: (cookieHeader: string | null | undefined, uid: string) => boolean
  /** The page that is being made answers `503` and when to come again. */
  readonly tryLater: () => void
  /** Whether the result of an interaction waits to be fetched at its `returnTo`. */
  readonly isReadyToResume: (uid: string) => Promise<boolean>
  /** Public keys of the utility's portal; there if the profile has one. */
  readonly portalKeys?: JWTVerifyGetKey | undefined
  /** Public keys of the utility's own authorization server; there if the profile has one. */
  readonly authorizationServerKeys?: JWTVerifyGetKey | undefined
  readonly now: () => Temporal.Instant
  /** What happened, with ids of ours. Never a customer's data, never a token; of an error, `fault: faultOf(error)`. */
  readonly log: (event: string, facts?: Record<string, string | number | boolean | undefined>) => void
}

const key = Symbol.for('wattgrant.runtime')

/** `globalThis` is the one place that both copies of `lib/` in the process share (Node's and the bundler's). */
export function setRuntime(runtime: Runtime): void {
  ;(globalThis as { [key]?: Runtime })[key] = runtime
}

export function getRuntime(): Runtime {
  const runtime = (globalThis as { [key]?: Runtime })[key]
  if (!runtime) throw new Error('no runtime: server/main.ts makes it before the first request')
  return runtime
}
