import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import type { Catalog, Json } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import {
  type AskedDetail,
  grantedToClient,
  parseAuthorizationDetails,
  readRequest,
  readTokenRequest,
} from '#lib/request/index.ts'
import { type Access, byPlace, wordsOf } from './comparison.ts'
import type { AuthorizationDetail, Grant } from './types.ts'

/** What a client sends to change what a grant opens; what is left out stays. */
export interface AskedChange {
  readonly scope?: unknown
  readonly authorizationDetails?: unknown
}

/** What the change is judged by, as a request would be. */
export interface Judging {
  readonly client: Client
  readonly catalog: Catalog
  /** The utility's. */
  readonly timezone: string
  readonly now: Temporal.Instant
}

/**
 * What the grant is to open after the change: the scopes of `scope` and those that details are sent for. A scope
 * without details of its own in the change, and a field that is left out of them, stay as they are in the grant.
 *
 * What is new is judged as a request for it would be (GR-096); what stands was judged when it was approved.
 *
 * @throws CodedError `invalid_request`, `invalid_scope`, `invalid_authorization_details`
 */
export function wantedOf(grant: Grant, asked: AskedChange, judging: Judging): Access {
  const given = parseAuthorizationDetails(
    asked.authorizationDetails === undefined ? undefined : JSON.stringify(asked.authorizationDetails),
  )
  const scopes = [
    ...new Set([...wordsOf(scopeOf(asked.scope ?? grant.scope)), ...given.map(({ type }) => type)]),
  ]
  if (scopes.length === 0) {
    throw new CodedError('invalid_request', "nothing would be left of the grant; set status to 'closed'", {
      at: 'scope',
    })
  }
  const changes = changesOf(grant, given)
  const held = new Set(wordsOf(grant.scope))
  const named = scopes.filter((scope) => !held.has(scope) && !given.some(({ type }) => type === scope))
  const judged = judge(grant, { named, changes }, judging)
  return {
    scope: scopes.join(' '),
    authorizationDetails: scopes.flatMap((scope) => {
      const own = changes.filter(({ type }) => type === scope)
      if (own.length > 0) return own.map((change) => withChange(change, judged))
      const standing = grant.authorizationDetails.filter(({ type }) => type === scope)
      return standing.length > 0 ? standing : (judged.get(scope) ?? [])
    }),
  }
}

interface DetailChange {
  readonly type: string
  readonly at: string
  readonly standing: AuthorizationDetail | undefined
  /** Fields that are not as they stand. */
  readonly values: Readonly<Record<string, Json>>
}

function scopeOf(scope: unknown): string {
  if (typeof scope === 'string') return scope
  throw new CodedError('invalid_request', `${describeValue(scope)} is no list of scopes`, { at: 'scope' })
}

function changesOf(grant: Grant, given: readonly AskedDetail[]): readonly DetailChange[] {
  const standing = byPlace(grant.authorizationDetails)
  return [...byPlace(given)].map(([place, { type, values, at }]) => {
    const before = standing.get(place)
    const differing = Object.entries(values).filter(
      ([field, value]) => !before || !isDeepStrictEqual(before[field] ?? null, value),
    )
    return { type, at, standing: before, values: Object.fromEntries(differing) }
  })
}

/** By place in the change, or by the scope that is only named: what they come to, durations absolute. */
function judge(
  { customerId }: Grant,
  { named, changes }: { named: readonly string[]; changes: readonly DetailChange[] },
  { now, timezone, ...by }: Judging,
): ReadonlyMap<string, readonly AuthorizationDetail[]> {
  const unknown = changes.filter(({ standing, values }) => !standing || Object.keys(values).length > 0)
  if (named.length + unknown.length === 0) return new Map()
  const read = customerId === null ? readTokenRequest : readRequest
  const params = {
    ...(named.length > 0 && { scope: named.join(' ') }),
    authorization_details: JSON.stringify(unknown.map(({ type, values }) => ({ ...values, type }))),
  }
  const request = atPlaceOf(unknown, () => read({ ...by, params, now, timezone }))
  const { authorizationDetails } = grantedToClient(request, { now, timezone })
  const judged = new Map<string, AuthorizationDetail[]>()
  for (const [index, { at, scope }] of request.scopes.entries()) {
    const place = unknown.find((_, position) => at === `authorization_details[${position}]`)?.at ?? scope
    const detail = authorizationDetails[index]
    if (detail) judged.set(place, [...(judged.get(place) ?? []), detail])
  }
  return judged
}

/** A fault is told with the place where the client wrote it. */
function atPlaceOf<T>(unknown: readonly DetailChange[], act: () => T): T {
  try {
    return act()
  } catch (error) {
    const { code, at, message } = error as Partial<CodedError>
    const [place = '', position] = /^authorization_details\[(\d+)\]/.exec(at ?? '') ?? []
    const written = unknown[Number(position)]?.at
    if (!code || !message || !written || written === place) throw error
    throw new CodedError(code, message.replace(`${at}: `, ''), {
      at: (at ?? '').replace(place, written),
      cause: error,
    })
  }
}

function withChange(
  { standing, values, at }: DetailChange,
  judged: ReadonlyMap<string, readonly AuthorizationDetail[]>,
): AuthorizationDetail {
  const [came] = judged.get(at) ?? []
  if (!standing || !came) return (standing ?? came) as AuthorizationDetail
  const kept = Object.keys(values).filter((field) => Object.hasOwn(came, field))
  return { ...standing, ...Object.fromEntries(kept.map((field) => [field, came[field] ?? null])) }
}
