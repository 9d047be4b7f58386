import { AsyncLocalStorage } from 'node:async_hooks'
import type { Temporal } from 'temporal-polyfill'
import { isCoded } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { type ArtifactRow, deleteTokensOfGrant } from './artifact.ts'

/** One request to the engine, and what we know of it beside what the engine knows. */
export interface Exchange {
  /** When it began. */
  readonly nowMs: number
  /** The engine's writes, kept until its answer is ready: they are committed together, in one flush. */
  readonly writes: ((tx: Tx) => Promise<void>)[]
  /** Called once those are. */
  readonly whenWritten: (() => void)[]
  /** Read once each: the engine asks for one value as three kinds of token. By id. */
  readonly rows: Map<string, Promise<ArtifactRow[]>>
  /** The credential by which the client has authenticated. */
  credentialId: string | null
  /** The interaction whose result is being handed to the client. */
  interactionUid: string | null
  /** The grant that a token by client credentials is to open. */
  openedGrantId: string | null
  /**
   * The `authorization_details` of a token request by client credentials: the engine, which would judge them before
   * we can and in words of its own, gets them when they are judged.
   */
  authorizationDetails: string | null
}

export type Exchanges = AsyncLocalStorage<Exchange>

export function createExchanges(): Exchanges {
  return new AsyncLocalStorage<Exchange>()
}

/**
 * Lets the engine answer, then writes what it wanted written, whole or not at all, before the answer is sent.
 * An answer that `failed` leaves nothing behind.
 *
 * @throws CodedError `invalid_grant`, `invalid_request_uri` if something for one use was used up meanwhile: this
 *   answer must not be sent. The tokens got with a code or refresh token that comes a second time are revoked
 *   (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
 */
export async function inExchange(
  exchanges: Exchanges,
  storage: Storage,
  { now, answer, failed }: { now: Temporal.Instant; answer: () => Promise<void>; failed: () => boolean },
): Promise<void> {
  const exchange: Exchange = {
    nowMs: now.epochMilliseconds,
    writes: [],
    whenWritten: [],
    rows: new Map(),
    credentialId: null,
    interactionUid: null,
    openedGrantId: null,
    authorizationDetails: null,
  }
  await exchanges.run(exchange, answer)
  if (exchange.writes.length === 0 || failed()) return
  try {
    await storage.transaction(async (tx) => {
      for (const write of exchange.writes) await write(tx)
    })
  } catch (error) {
    const grantId = isCoded(error) && error.code === 'invalid_grant' ? error.cause : undefined
    if (typeof grantId === 'string') await storage.transaction((tx) => deleteTokensOfGrant(tx, grantId))
    throw error
  }
  for (const tell of exchange.whenWritten) tell()
}
