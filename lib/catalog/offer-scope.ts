import { pagePaths, type ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { FieldType, ScopeType } from './data/types.ts'
import { describeField } from './describe-field.ts'
import { offeredFields, selectionTypeField, type UtilityChoices } from './offered-fields.ts'
import type { CatalogScope, Json, SelectionType } from './types.ts'

interface Offer {
  readonly id: string
  readonly type: ScopeType
  readonly coverages: readonly string[]
  readonly grantAdminScope: string | null
  readonly fields: ScopeOffer['fields']
  readonly utilityChoices: UtilityChoices
  readonly publicUrl: string
  /** Where the offer stands in the profile, for errors. */
  readonly at: string
}

/** A scope type as this utility offers it, ready to be published. WG1-02 §3.4 (SC-101 to SC-117) */
export function offerScope(offer: Offer): CatalogScope {
  const { id, type, publicUrl } = offer
  const offered = offeredFields(type, offer.fields, offer.utilityChoices, offer.at)
  const fields = [...offered].map(([field, narrowed]) => describeField(field, narrowed, id, publicUrl))
  const byCode = type.kind === 'customer-consent'
  const selectionTypes = byCode ? selectionTypesOf(offer, offered) : []
  checkRequiredWith(offer, selectionTypes, offered)
  checkFixedValues(offer, offered)
  return {
    notation: type.notation,
    kind: type.kind,
    impliedFields: type.impliedFields,
    selectionTypes,
    groups: factsOf(offered, ({ group }) => group),
    directions: factsOf(offered, ({ direction }) => direction),
    neverNull: [
      ...(type.neverNull ?? []),
      ...[...offered].flatMap(([field, { isRequired }]) => (isRequired ? field : [])),
    ],
    fixedValues: type.fixedValues ?? {},
    keptPreselections: type.keptPreselections ?? [],
    hasFixedSelection: type.hasFixedSelection ?? false,
    hints: [...offered].flatMap(([field, { isHint }]) => (isHint ? field : [])),
    ownFields: [...offered].flatMap(([field, { isOwn }]) => (isOwn ? field : [])),
    description: {
      id,
      type: type.type,
      name: type.name,
      description: type.description,
      documentation: `${publicUrl}${pagePaths.scopeDocumentation(id)}`,
      registration_requirements: type.kind === 'administration' ? [] : ['production_review'],
      registration_optional: [],
      response_types_supported: byCode ? ['code'] : [],
      grant_types_supported: byCode ? ['authorization_code', 'refresh_token'] : ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      code_challenge_methods_supported: byCode ? ['S256'] : [],
      coverages_supported: offer.coverages,
      grant_admin_scope: byCode ? offer.grantAdminScope : null,
      authorization_details_types_supported: fields.length > 0 ? [id] : [],
      authorization_details_fields_supported: fields,
    },
  }
}

function factsOf<Fact>(
  fields: ReadonlyMap<string, FieldType>,
  factOf: (field: FieldType) => Fact | undefined,
): Record<string, Fact> {
  return Object.fromEntries(
    [...fields].flatMap(([id, field]) => {
      const fact = factOf(field)
      return fact === undefined ? [] : [[id, fact] as const]
    }),
  )
}

/** The lists that the form may show, the default first (FD-422, SP-186, SP-266). */
function selectionTypesOf(
  { type, at }: Offer,
  fields: ReadonlyMap<string, FieldType>,
): readonly SelectionType[] {
  const { required, optional } = type.selectionTypes
  const field = fields.get(selectionTypeField)
  if (!field) return required
  const isOffered = (list: SelectionType) => field.choices?.some(({ id }) => id === list)
  const missing = required.find((list) => !isOffered(list))
  if (missing) {
    throw refuse(`${missing} must be among them`, `${at}.fields.${selectionTypeField}.choices`)
  }
  const offered = [...required, ...optional].filter(isOffered)
  return offered.sort((a, b) => Number(b === field.default) - Number(a === field.default))
}

/** SP-272 to SP-276 */
function checkRequiredWith(
  { type, at }: Offer,
  lists: readonly SelectionType[],
  fields: ReadonlyMap<string, FieldType>,
): void {
  for (const list of lists) {
    const missing = type.requiredWith?.[list]?.find((id) => !fields.has(id))
    if (missing !== undefined) {
      throw refuse(
        `${type.type} with ${list} must offer this field; remove the null`,
        `${at}.fields.${missing}`,
      )
    }
  }
}

/** SP-308, SP-309 */
function checkFixedValues({ type, at }: Offer, fields: ReadonlyMap<string, FieldType>): void {
  for (const [id, fixed] of Object.entries<Json>(type.fixedValues ?? {})) {
    if (fields.get(id)?.default === fixed) continue
    throw refuse(
      `must be ${JSON.stringify(fixed)} on ${type.type}; leave it out`,
      `${at}.fields.${id}.default`,
    )
  }
}

function refuse(description: string, at: string): CodedError {
  return new CodedError('configuration', description, { at })
}
