import { Temporal } from 'temporal-polyfill'
import type { Json } from '#lib/catalog/index.ts'
import { type Grant, type GrantedScope, givesAccess, grantAsOf } from '#lib/grants/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { impliedBy } from './implied.ts'

/** What one scope of a grant opens now: whose selection, which fields, which time. */
export interface Opening {
  readonly scope: string
  /** The catalog type that says what the selection opens. */
  readonly type: string
  /** The listings of CDS-WG3-01 answer for the one, the draft's endpoints for the other (DR-44). */
  readonly notation: 'cds' | 'draft'
  /** `null` where no customer was asked: then `filters` say what is open (AP-149). */
  readonly selection: GrantedScope['selection']
  /** Values of preselection fields, where they filter; a field that is not here filters nothing (AP-150). */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Entries that came into being later than this are future ones. */
  readonly approvedAt: string
  readonly now: string
  /** Objects are shown as they were at this instant: now, or the end of `sync_until` if that has passed. */
  readonly asOf: string
  /** Included data fields that are on, be it by the scope itself (AP-071). */
  readonly includes: ReadonlySet<string>
  /** Kinds of measurements; `null`: no values are shared (FD-342). */
  readonly valueTypes: ReadonlySet<string> | null
  /** Parts of the draft's combined form. */
  readonly parts: ReadonlySet<string>
  /** Usage from and until these instants. */
  readonly usage: Range
  /** Bills by their date. Both days are inside, here as below. */
  readonly statements: Range
  /** Charges whose whole period lies inside. */
  readonly sections: Range
  /** Programs that are shown, by number; `null`: all (AP-118). */
  readonly programs: {
    readonly account: ReadonlySet<string> | null
    readonly service: ReadonlySet<string> | null
  }
  /** The key with which answers are encrypted as well, as JWK; `null`: none (FD-494, FD-498). */
  readonly encryptionKey: Readonly<Record<string, Json>> | null
  /** Dates of the draft's bills. */
  readonly days: Range
}

/** `null`: without bound. */
export interface Range {
  readonly from: string | null
  readonly until: string | null
}

/**
 * What a grant opens at a moment, by its present state: none in the statuses that give no access (AP-027, GR-054),
 * none but what is enabled (AP-028), none that the token does not name.
 *
 * A duration that a grant does not have ends, or begins, with its approval: nothing is open by being forgotten.
 *
 * @param tokenScope of the token that is presented; `null` for one that stands for the whole grant (AP-029)
 * @param timezone of the utility, by which dates of the draft are days
 */
export function openingsOf(
  stored: Grant,
  { tokenScope, now, timezone }: { tokenScope: string | null; now: Temporal.Instant; timezone: string },
): readonly Opening[] {
  const grant = grantAsOf(stored, now)
  if (!givesAccess(grant.status) || grant.status === 'errored') return []
  const words = grant.enabledScope.split(' ')
  const named = tokenScope === null ? words : tokenScope.split(' ')
  return grant.granted
    .filter(({ scope }) => words.includes(scope) && named.includes(scope))
    .flatMap((granted) => openingOf(grant, granted, isoInstant(now), timezone))
}

function openingOf(grant: Grant, granted: GrantedScope, now: string, timezone: string): Opening[] {
  const { scope, type, selection } = granted
  const isDirect = grant.customerId === null
  if (isDirect !== (selection === null)) return []
  const approvedAt = grant.approved
  const fields = enabledFields(grant, granted)
  const days = { from: day(fields.historical_start, approvedAt), until: day(fields.ongoing_end, approvedAt) }
  const isDraft = 'ongoing_end' in fields
  const until = isDraft ? endOf(days.until, timezone) : instant(fields.sync_until, approvedAt)
  return [
    {
      scope,
      type,
      notation: isDraft ? 'draft' : 'cds',
      selection,
      filters: isDirect ? filtersIn(fields) : {},
      approvedAt,
      now,
      asOf: until !== null && until < now ? until : now,
      includes: new Set([
        ...impliedBy(type),
        ...Object.keys(fields).filter((field) => fields[field] === true),
      ]),
      valueTypes: isDraft ? null : chosen(fields.include_usage_segment_value_types),
      parts: chosen(fields.fields_included) ?? new Set(),
      usage: isDraft
        ? { from: days.from === null ? null : startOf(days.from, timezone), until }
        : { from: instant(fields.segment_start, approvedAt), until: instant(fields.segment_end, approvedAt) },
      ...billRanges(fields, approvedAt, timezone),
      programs: {
        account: type === 'cds_account_programs' ? chosen(fields.account_programs) : null,
        service: type === 'cds_service_programs' ? chosen(fields.service_programs) : null,
      },
      days,
      encryptionKey: isObject(fields.jwk) ? fields.jwk : null,
    },
  ]
}

const filterFields = [
  'account_numbers',
  'account_programs',
  'contract_numbers',
  'service_types',
  'service_programs',
  'servicepoint_numbers',
  'servicepoint_types',
  'premise_numbers',
  'meter_numbers',
  'meter_types',
  'meter_apps',
  'aggregation_numbers',
] as const

/** A list filters, be it empty; `null` does not (AP-150). */
function filtersIn(fields: GrantedScope['fields']): Record<string, readonly string[]> {
  return Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = fields[field]
      return Array.isArray(value) ? [[field, value.map(String)] as const] : []
    }),
  )
}

/** A scope that brings bills by an include field, and has no dates for them, keeps to its other range (AP-135). */
function billRanges(fields: GrantedScope['fields'], approvedAt: string, timezone: string) {
  const first = (...values: (Json | undefined)[]) =>
    dayOf(
      values.find((value) => value !== undefined),
      approvedAt,
      timezone,
    )
  const { statement_date_start: dated, statement_date_end: datedUntil } = fields
  const { start_date: start, end_date: end, segment_start: used, segment_end: usedUntil } = fields
  return {
    statements: { from: first(dated, start, used), until: first(datedUntil, end, usedUntil) },
    sections: { from: first(start, used, dated), until: first(end, usedUntil, datedUntil) },
  }
}

/** The day by the utility's calendar, of a date or an instant. */
function dayOf(value: Json | undefined, otherwise: string, timezone: string): string | null {
  if (value === 'infinite') return null
  const text = typeof value === 'string' ? value : otherwise
  if (!text.includes('T')) return text
  return Temporal.Instant.from(text).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** Where the enabled details say less than what was granted, less holds. */
function enabledFields(grant: Grant, { scope, fields }: GrantedScope): Readonly<Record<string, Json>> {
  const enabled = grant.enabledAuthorizationDetails.find((detail) => detail.type === scope)
  if (!enabled) return fields
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const other = enabled[field]
      if (value === true && other === false) return [field, false]
      if (Array.isArray(value) && other === null) return [field, null]
      if (Array.isArray(value) && Array.isArray(other))
        return [field, value.filter((one) => other.includes(one))]
      return [field, value]
    }),
  )
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `null` for `null` and for `[]` (FD-345). */
function chosen(value: Json | undefined): ReadonlySet<string> | null {
  return Array.isArray(value) && value.length > 0 ? new Set(value.map(String)) : null
}

/** As instants are stored, so that text order is time order; `null` for `infinite`. */
function instant(value: Json | undefined, otherwise: string): string | null {
  if (value === 'infinite') return null
  return isoInstant(Temporal.Instant.from(typeof value === 'string' ? value : otherwise))
}

function day(value: Json | undefined, otherwise: string): string | null {
  if (value === 'infinite') return null
  return (typeof value === 'string' ? value : otherwise).slice(0, 'yyyy-mm-dd'.length)
}

function startOf(date: string, timezone: string): string {
  return isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: timezone }).toInstant())
}

/** A day is inside to its last moment. */
function endOf(date: string | null, timezone: string): string | null {
  return date === null ? null : startOf(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), timezone)
}
