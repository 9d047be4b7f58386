import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import {
  type ArtifactRow,
  consumeArtifact,
  consumeForInteraction,
  deleteArtifact,
  deleteOfGrant,
  findArtifacts,
  putArtifact,
} from './artifact.ts'
import type { Exchange, Exchanges } from './exchange.ts'
import { usableGrant } from './grant-details.ts'
import { purgeArtifacts } from './purge.ts'

interface Keeping {
  readonly storage: Storage
  readonly exchanges: Exchanges
  readonly now: () => Temporal.Instant
}

/** What the engine looks up whenever a token is used or asked about: the grant, or a grant admin token itself. */
const opening = new Set(['Grant', 'ClientCredentials'])

/** One write in so many deletes some of what has expired. */
const writesBetweenPurges = 200

/**
 * Where the engine keeps things: table `artifact`, ids hashed. What it writes inside a transaction of ours rolls
 * back with it; what it writes while it answers a request waits for the answer (`inExchange`). It never reads
 * what it wrote in the same request.
 */
export function artifactAdapter({ storage, exchanges, now }: Keeping): (model: string) => Adapter {
  let writes = 0
  const nowS = () => Math.floor((exchanges.getStore()?.nowMs ?? now().epochMilliseconds) / 1000)

  async function write(act: (tx: Tx) => Promise<void>) {
    const tx = storage.current()
    if (tx) return act(tx)
    const exchange = exchanges.getStore()
    if (!exchange) return storage.transaction(act)
    exchange.writes.push(act)
  }

  async function read(id: string): Promise<ArtifactRow[]> {
    const exchange = exchanges.getStore()
    const tx = storage.current()
    if (!exchange || tx) return findArtifacts(tx ?? storage.db, id, nowS())
    const known = exchange.rows.get(id) ?? findArtifacts(storage.db, id, nowS())
    exchange.rows.set(id, known)
    return known
  }

  /** A grant that has just run out has tokens yet, and they open nothing: the engine is told that they are gone. */
  async function stillOpens({ model, grant_id: grantId }: ArtifactRow): Promise<boolean> {
    if (grantId === null || !opening.has(model)) return true
    return (await usableGrant(storage.current() ?? storage.db, grantId, now())) !== undefined
  }

  return (model) => {
    if (model === 'Session') return noSessions
    return {
      upsert: (id, payload, ttl) => {
        const artifact = toArtifact(model, id, payload, exchanges.getStore())
        const expires = model === 'Grant' || !ttl ? null : nowS() + ttl
        writes += 1
        const due = writes % writesBetweenPurges === 0
        return write(async (tx) => {
          await putArtifact(tx, { ...artifact, expires })
          if (due) await purgeArtifacts(tx, nowS())
        })
      },
      find: async (id) => {
        const row = (await read(id)).find((candidate) => candidate.model === model)
        if (!row || !(await stillOpens(row))) return undefined
        return toPayload(row, id, exchanges.getStore())
      },
      consume: async (id) => {
        const row = (await read(id)).find((candidate) => candidate.model === model)
        const uid = exchanges.getStore()?.interactionUid
        await write((tx) => useUp(tx, { model, id, uid, grantId: row?.grant_id, nowS: nowS() }))
      },
      destroy: async (id) => {
        // an interaction stays until it expires: its result may have to be handed over again
        if (model !== 'Interaction') await write((tx) => deleteArtifact(tx, model, id))
      },
      revokeByGrantId: (grantId) => write((tx) => deleteOfGrant(tx, model, grantId)),
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
    }
  }
}

/** The engine's session never counts (the sign-in's does), so there is none. */
const noSessions: Adapter = {
  upsert: async () => {},
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
}

function toArtifact(model: string, id: string, payload: AdapterPayload, exchange: Exchange | undefined) {
  const { jti: _secret, consumed: _column, ...kept } = payload
  const ofGrant = model === 'Interaction' ? undefined : payload.grantId
  const opened = model === 'ClientCredentials' ? exchange?.openedGrantId : undefined
  return {
    model,
    id,
    payload: kept,
    grantId: ofGrant ?? opened ?? null,
    credentialId: exchange?.credentialId ?? null,
    clientId: payload.clientId ?? clientOfParams(payload) ?? null,
    uid: model === 'AuthorizationCode' ? (exchange?.interactionUid ?? null) : null,
  }
}

function clientOfParams({ params }: AdapterPayload): string | undefined {
  return typeof params?.client_id === 'string' ? params.client_id : undefined
}

/** A pushed request that this very interaction used up is still good for it. */
function toPayload(row: ArtifactRow, id: string, exchange: Exchange | undefined): AdapterPayload {
  const ownUse = row.model === 'PushedAuthorizationRequest' && row.uid === exchange?.interactionUid
  const payload = JSON.parse(row.payload) as AdapterPayload
  payload.jti = id
  if (row.consumed_at !== null && !ownUse) payload.consumed = row.consumed_at
  return payload
}

/** Of two takers one gets it; a code also only if no other code of its interaction was redeemed. */
async function useUp(
  tx: Tx,
  use: {
    model: string
    id: string
    uid?: string | null | undefined
    grantId?: string | null | undefined
    nowS: number
  },
) {
  const { model, id, uid, grantId, nowS } = use
  if (model === 'PushedAuthorizationRequest') {
    if (uid && (await consumeForInteraction(tx, id, uid, nowS))) return
    throw new CodedError('invalid_request_uri', 'this request_uri was used already; push the request again')
  }
  const consumed = await consumeArtifact(tx, model, id, nowS)
  if (!consumed) throw new CodedError('invalid_grant', 'this was used already', { cause: grantId })
  if (model === 'AuthorizationCode' && consumed.uid !== null) {
    const first = await consumeArtifact(tx, 'Interaction', consumed.uid, nowS)
    if (!first) throw new CodedError('invalid_grant', 'another code of this authorization was used already')
  }
}
