import { type CatalogScope, type FieldDescription, faultOfValue, type Json } from '#lib/catalog/index.ts'
import { type ClientDetail, descriptionFor } from '#lib/clients/index.ts'
import { withoutAlternatives } from './alternatives.ts'
import { type AskedDetail, pathOf, refuse } from './authorization-details.ts'
import { checkDataEffects } from './data-effects.ts'
import { checkOrder } from './field-order.ts'
import type { Judge } from './scope-parameter.ts'

export type Values = Readonly<Record<string, Json>>

/**
 * The value of each field of a scope: what the request says, else what the client's `cds_authorization_details`
 * say, else the field's default (AU-018, FD-007). Fields that count as true are true (SP-062).
 *
 * What a client may ask for is narrower where its own metadata is (DR-10, CL-022).
 *
 * @throws CodedError `invalid_authorization_details`, for unknown fields and values that do not fit (FD-013)
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
  for (const field of descriptionFor(scope.description, judge.client)
    .authorization_details_fields_supported) {
    const source = sources.find(({ values }) => Object.hasOwn(values, field.id))
    if (!source && field.is_required) throw refuse('this field is required', pathOf(asked.at, field.id))
    if (!source) continue
    const value = source.values[field.id] as Json
    const at = pathOf(source.at, field.id)
    checkValue(value, field, scope, at, judge)
    fields[field.id] = value
  }
  checkScopeRules(fields, scope, asked.at)
  checkDataEffects({ fields, catalog: scope }, asked.at)
  checkOrder(fields, scope, asked.at, judge.clock)
  return { ...fields, ...Object.fromEntries(scope.impliedFields.map((id) => [id, true] as const)) }
}

/**
 * What a scope refuses although the field would take it.
 *
 * @throws CodedError `invalid_authorization_details` (SP-131, SP-136, SP-151, SP-156, SP-311 to SP-314)
 */
function checkScopeRules(fields: Values, { neverNull, fixedValues, description }: CatalogScope, at: string) {
  for (const id of neverNull) {
    const value = fields[id] ?? null
    if (value !== null && (!Array.isArray(value) || value.length > 0)) continue
    throw refuse(`${description.id} needs a value here; name at least one`, pathOf(at, id))
  }
  for (const [id, fixed] of Object.entries(fixedValues)) {
    if (fields[id] !== fixed) throw refuse(`${description.id} takes ${fixed} only`, pathOf(at, id))
  }
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
