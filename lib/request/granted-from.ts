import type { Temporal } from 'temporal-polyfill'
import type { Json } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Clock } from '#lib/time/index.ts'
import { absolute } from './durations.ts'
import type {
  AuthorizationDetail,
  AuthorizationRequest,
  ConsentRequest,
  ConsentSection,
  GrantedScope,
  RequestedScope,
  SectionDecision,
} from './types.ts'

/** What an approval gives. */
interface Granted {
  /** For `access/`. */
  readonly granted: readonly GrantedScope[]
  /** Space-separated, each id once. */
  readonly scope: string
  /** For the grant and the token answer (SP-063). */
  readonly authorizationDetails: readonly AuthorizationDetail[]
  /** When the grant ends by itself: ISO 8601, UTC; `null`: it does not (FD-411). */
  readonly expires: string | null
}

/**
 * A decision becomes what is granted. Relative durations count from `approvedAt` in the utility's timezone, and are
 * absolute from here on (FD-365, FD-366, FD-368). Preselection is forgotten but where a scope keeps it (SP-088,
 * SP-132, SP-310), and so are hints; merged scopes are kept apart, with one selection behind (FD-449).
 *
 * @param decision has passed `checkDecision`
 * @throws CodedError `invalid_request` for a section with a selection and no decision
 */
export function grantedFrom({
  consent,
  decision,
  approvedAt,
  timezone,
}: {
  readonly consent: ConsentRequest
  readonly decision: readonly SectionDecision[]
  readonly approvedAt: Temporal.Instant
  readonly timezone: string
}): Granted {
  const clock: Clock = { now: approvedAt, timezone }
  return grantedScopes(
    consent.sections.flatMap((section) => {
      const selection = selectionOf(section, decision)
      return section.scopes.map((scope) => ({ scope, selection }))
    }),
    clock,
  )
}

/**
 * What a token request by client credentials gives: preselection stays as filters (SP-330), and durations count from
 * now, the first token request (FD-365).
 */
export function grantedToClient({ scopes }: AuthorizationRequest, clock: Clock): Granted {
  return grantedScopes(
    scopes.map((scope) => ({ scope, selection: null })),
    clock,
  )
}

function grantedScopes(
  asked: readonly { readonly scope: RequestedScope; readonly selection: GrantedScope['selection'] }[],
  clock: Clock,
): Granted {
  const granted = asked.map(({ scope, selection }) => {
    const fields = grantedFields(scope, clock)
    return { scope, fields, opened: openedBy(scope, fields, selection) }
  })
  return {
    granted: granted.map(({ opened }) => opened),
    scope: [...new Set(granted.map(({ scope }) => scope.scope))].join(' '),
    authorizationDetails: granted.map(({ scope, fields }) => detailOf(scope, fields)),
    expires: earliest(granted.map(({ fields }) => fields.expires)),
  }
}

function selectionOf(
  { id, selection }: ConsentSection,
  decision: readonly SectionDecision[],
): GrantedScope['selection'] {
  if (!selection) return null
  const made = decision.find(({ section }) => section === id)
  if (!made) throw new CodedError('invalid_request', 'nothing was decided here', { at: id })
  return { type: selection.type, entries: [...new Set(made.entries)], includeFuture: made.includeFuture }
}

/** All values that a grant keeps, durations absolute. */
function grantedFields({ catalog, fields }: RequestedScope, clock: Clock): Record<string, Json> {
  const isKept = (id: string) =>
    (catalog.groups[id] !== 'preselection' || catalog.keptPreselections.includes(id)) &&
    !catalog.hints.includes(id)
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([id]) => isKept(id))
      .map(([id, value]) => [
        id,
        Object.hasOwn(catalog.directions, id) ? absolute(id, value, catalog, clock) : value,
      ]),
  )
}

/** Absolute values of one notation, in which the order of texts is the order in time. */
function earliest(values: readonly (Json | undefined)[]): string | null {
  const ends = values.filter((value) => typeof value === 'string' && value !== 'infinite')
  return (ends as string[]).toSorted()[0] ?? null
}

function openedBy(
  { scope, catalog }: RequestedScope,
  fields: Readonly<Record<string, Json>>,
  selection: GrantedScope['selection'],
): GrantedScope {
  const { start = fields.historical_start, end = fields.ongoing_end } = fields
  const draft = start !== undefined && end !== undefined && { historical_start: start, ongoing_end: end }
  return {
    scope,
    type: catalog.description.type,
    fields: { ...fields, ...(catalog.notation === 'draft' && draft) },
    selection,
  }
}

/** What the client is told: the fields that the scope offers, in the words in which they were asked for. */
function detailOf(
  { scope, catalog }: RequestedScope,
  fields: Readonly<Record<string, Json>>,
): AuthorizationDetail {
  const offered = Object.entries(fields).filter(([id]) => Object.hasOwn(catalog.groups, id))
  return {
    type: catalog.description.authorization_details_types_supported[0] ?? scope,
    ...Object.fromEntries(offered),
  }
}
