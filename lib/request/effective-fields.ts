import {
  type CatalogScope,
  durationBoundary,
  type FieldDescription,
  faultOfValue,
  type Json,
} from '#lib/catalog/index.ts'
import type { ClientDetail } from '#lib/clients/index.ts'
import { describeValue } from '#lib/errors/index.ts'
import { compareDistance } from '#lib/time/index.ts'
import { type AskedDetail, pathOf, refuse } from './authorization-details.ts'
import type { Judge } from './scope-parameter.ts'

type Values = Readonly<Record<string, Json>>

/**
 * The value of each field of a scope: what the request says, else what the client's `cds_authorization_details`
 * say, else the field's default (AU-018, FD-007). Fields that count as true are true (SP-062).
 *
 * @throws CodedError `invalid_authorization_details`, for unknown fields, values that do not fit (FD-013), and
 *   for more than the client may ask for (DR-10)
 */
export function effectiveFields(scope: CatalogScope, asked: AskedDetail, judge: Judge): Values {
  const own = judge.client.authorizationDetails.find(({ type }) => type === asked.type)
  checkNames(scope, asked, judge)
  const sources = withoutAlternatives([
    { values: asked.values, at: asked.at },
    { values: ownValues(own), at: 'cds_authorization_details' },
    { values: defaultsOf(scope), at: asked.at },
  ])
  const fields: Record<string, Json> = {}
  for (const field of scope.description.authorization_details_fields_supported) {
    const source = sources.find(({ values }) => Object.hasOwn(values, field.id))
    if (!source && field.is_required) throw refuse('this field is required', pathOf(asked.at, field.id))
    if (!source) continue
    const value = source.values[field.id] as Json
    const at = pathOf(source.at, field.id)
    checkValue(value, field, scope, at, judge)
    checkPermitted(value, field, own, at)
    fields[field.id] = value
  }
  checkOrder(fields, scope, asked.at, judge)
  return { ...fields, ...Object.fromEntries(scope.impliedFields.map((id) => [id, true] as const)) }
}

/** An unknown field is refused; one of the other notation is told apart (FD-013, DR-44). */
function checkNames(scope: CatalogScope, { values, at }: AskedDetail, { catalog }: Judge): void {
  const known = scope.description.authorization_details_fields_supported.map(({ id }) => id)
  const unknown = Object.keys(values).find((id) => !known.includes(id))
  if (unknown === undefined) return
  const { id } = scope.description
  const foreign = [...catalog.scopes.values()].some(
    ({ notation, groups }) => notation !== scope.notation && Object.hasOwn(groups, unknown),
  )
  const why = foreign ? `this field is of another notation than ${id} speaks` : `${id} has no such field`
  throw refuse(`${why}; use ${known.join(', ') || 'none'}`, pathOf(at, unknown))
}

function checkValue(value: Json, field: FieldDescription, scope: CatalogScope, at: string, { clock }: Judge) {
  const fault = faultOfValue(value, { ...field, direction: scope.directions[field.id] }, clock)
  if (fault) throw refuse(fault, at)
}

/** A list of parts may name those in the client's own metadata only (DR-10, DR-12). */
function checkPermitted(value: Json, field: FieldDescription, own: ClientDetail | undefined, at: string) {
  const permitted = own?.[field.id]
  if (field.format !== 'choice_list' || !Array.isArray(permitted) || !Array.isArray(value)) return
  const beyond = value.find((id) => !permitted.includes(id))
  if (beyond !== undefined) {
    throw refuse(`this client may not ask for ${describeValue(beyond)}; use ${permitted.join(', ')}`, at)
  }
}

/** Two ways to say one thing: whichever is said first, by the nearest source, silences the other (DR-40, DR-41). */
const alternatives = [
  ['historical_start', 'start'],
  ['ongoing_end', 'end'],
] as const

interface Source {
  readonly values: Values
  readonly at: string
}

function withoutAlternatives(sources: readonly Source[]): readonly Source[] {
  return alternatives.reduce((kept, pair) => {
    const said = kept.findIndex(({ values }) => pair.some((id) => Object.hasOwn(values, id)))
    const [first, second] = pair
    const nearest = kept[said]
    if (nearest && Object.hasOwn(nearest.values, first) && Object.hasOwn(nearest.values, second)) {
      throw refuse(`says the same as '${first}'; send one of the two`, pathOf(nearest.at, second))
    }
    return kept.map((source, index) => (index > said ? without(source, pair) : source))
  }, sources)
}

function without({ values, at }: Source, ids: readonly string[]): Source {
  return { at, values: Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id))) }
}

function ownValues(own: ClientDetail | undefined): Values {
  const { type: _, ...values } = own ?? { type: '' }
  return values
}

function defaultsOf(scope: CatalogScope): Values {
  const preset = scope.description.authorization_details_fields_supported
  return Object.fromEntries(
    preset.flatMap((field) => (field.default === undefined ? [] : [[field.id, field.default] as const])),
  )
}

const ranges = [
  ['segment_start', 'segment_end'],
  ['historical_start', 'ongoing_end'],
  ['historical_start', 'end'],
  ['start', 'ongoing_end'],
  ['start', 'end'],
] as const

/** An end before its start (FD-376). */
function checkOrder(fields: Values, scope: CatalogScope, at: string, { clock }: Judge): void {
  const place = (id: string) => {
    const field = scope.description.authorization_details_fields_supported.find((one) => one.id === id)
    const value = fields[id]
    if (!field || value === undefined) return undefined
    return durationBoundary(value, { ...field, direction: scope.directions[id] }, clock)
  }
  for (const [from, until] of ranges) {
    const start = place(from)
    const end = place(until)
    if (!start || !end || start.kind === 'infinite') continue
    if (compareDistance(end, start, 'future') < 0) {
      throw refuse(`ends before '${from}' begins; use a later one`, pathOf(at, until))
    }
  }
}
