import type { Catalog, FieldDescription, Json, Purpose, ScopeDescription } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import { faultOfLongest, isDuration, narrowedDuration } from './narrowed-duration.ts'
import type { Client, ClientDetail } from './types.ts'

/** The field that an entry of `cds_authorization_details` always has where its scope has it (DR-12). */
const partsField = 'fields_included'

const at = 'cds_authorization_details'

/** The details types by which these scopes are asked for; administrative scopes open no data and have no entry. */
export function detailsTypesOf(scopes: readonly string[], catalog: Catalog): string[] {
  return scopes.flatMap((scope) => described(scope, catalog)?.authorization_details_types_supported ?? [])
}

/** What clients with these scopes may ask for when nothing narrows it: one entry a type (DR-10 to DR-12). */
export function fullDetails(scopes: readonly string[], catalog: Catalog): ClientDetail[] {
  return dataScopes(scopes, catalog).flatMap((scope) => {
    const choices = choicesOf(scope)
    return scope.authorization_details_types_supported.map((type) =>
      choices ? { type, [partsField]: choices } : { type },
    )
  })
}

/**
 * What a client wants to be held to: an entry for each type of its scopes, each as wide as the server allows, or less.
 *
 * @throws CodedError `invalid_client_metadata`
 */
export function narrowedDetails(
  wanted: readonly ClientDetail[],
  scopes: readonly string[],
  catalog: Catalog,
): ClientDetail[] {
  const full = fullDetails(scopes, catalog)
  const types = full.map((entry) => entry.type)
  wanted.forEach((entry, index) => {
    const widest = full.find(({ type }) => type === entry.type)
    if (!widest) {
      throw refused(
        `${describeValue(entry.type)} is no type of the scopes asked for; use ${list(types)}`,
        `${at}[${index}].type`,
      )
    }
    if (wanted.findIndex(({ type }) => type === entry.type) !== index) {
      throw refused(`${describeValue(entry.type)} stands here twice`, `${at}[${index}].type`)
    }
    const scope = scopes.flatMap((id) => described(id, catalog) ?? []).find((one) => hasType(one, entry.type))
    checkNarrowing(entry, scope, `${at}[${index}]`)
  })
  const missing = types.find((type) => !wanted.some((entry) => entry.type === type))
  if (missing !== undefined) {
    throw refused(`no entry for '${missing}'; add one, or leave the scope out`, at)
  }
  return full.map(({ type }) => wanted.find((entry) => entry.type === type) as ClientDetail)
}

function checkNarrowing(entry: ClientDetail, scope: ScopeDescription | undefined, place: string) {
  const fields = narrowable(scope)
  const parts = fields.find(({ id }) => id === partsField)
  if (parts && entry[partsField] === undefined) {
    throw refused(`send the part that is wanted of ${list(idsOf(parts))}`, `${place}.${partsField}`)
  }
  for (const [name, wanted] of Object.entries(entry)) {
    if (name === 'type') continue
    const field = fields.find(({ id }) => id === name)
    if (!field) {
      const names = fields.map(({ id }) => id)
      const remedy =
        names.length > 0 ? `only ${names.join(', ')} can be narrowed` : 'nothing can be narrowed here'
      throw refused(remedy, `${place}.${name}`)
    }
    const fault = isDuration(field) ? faultOfLongest(wanted, field, entry) : faultOfChoices(wanted, field)
    if (fault) throw refused(fault, `${place}.${name}`)
  }
}

function faultOfChoices(wanted: Json, field: FieldDescription): string | undefined {
  const offered = idsOf(field)
  const fits =
    Array.isArray(wanted) &&
    wanted.length > 0 &&
    new Set(wanted).size === wanted.length &&
    wanted.every((id) => offered.includes(String(id)))
  return fits ? undefined : `${describeValue(wanted)} does not do; use some of ${list(offered)}`
}

/**
 * Scopes as they are for one client: its own values where they differ from the public ones (CL-022), with the grant
 * admin scopes that they point to (SC-115).
 */
export function descriptionsFor(
  client: Pick<Client, 'scopes' | 'authorizationDetails' | 'purposes'>,
  catalog: Catalog,
): ScopeDescription[] {
  const own = client.scopes.flatMap((scope) => described(scope, catalog) ?? [])
  const pointedTo = new Set(own.flatMap((scope) => scope.grant_admin_scope ?? []))
  for (const scope of own) pointedTo.delete(scope.id)
  const grantAdmins = [...pointedTo].flatMap((scope) => described(scope, catalog) ?? [])
  return [...own.map((scope) => descriptionFor(scope, client)), ...grantAdmins]
}

/**
 * One scope as it is for one client: lists with the choices that it may use (CL-022, SP-134, SP-154), durations no
 * longer than it may ask for, and its own purposes (PU-041).
 */
export function descriptionFor(
  scope: ScopeDescription,
  client: Pick<Client, 'authorizationDetails' | 'purposes'>,
): ScopeDescription {
  const entry = client.authorizationDetails.find(({ type }) => hasType(scope, type))
  const purposes = client.purposes.filter(({ scopesSupported }) => scopesSupported.includes(scope.id))
  const isPlain = purposes.length === 0 && (!entry || Object.keys(entry).length === 1)
  if (isPlain) return scope
  return {
    ...scope,
    authorization_details_fields_supported: scope.authorization_details_fields_supported.map((field) => {
      if (field.id === 'purpose') return withPurposes(field, purposes)
      if (entry && isDuration(field)) return narrowedDuration(field, entry)
      const allowed = entry?.[field.id]
      if (!field.choices || !Array.isArray(allowed)) return field
      return {
        ...field,
        default: allowed,
        choices: field.choices.filter((choice) => allowed.includes(choice.id)),
      }
    }),
  }
}

function withPurposes(field: FieldDescription, purposes: readonly Purpose[]): FieldDescription {
  const own = purposes.map(({ id, name, content }) => ({
    id,
    name,
    description: content,
    documentation: `${field.documentation}#${id}`,
  }))
  return { ...field, choices: [...(field.choices ?? []), ...own] }
}

function hasType(scope: ScopeDescription, type: string): boolean {
  return scope.authorization_details_types_supported.includes(type)
}

/** Fields of which an entry can name some choices, or how far they reach. */
function narrowable(scope: ScopeDescription | undefined): readonly FieldDescription[] {
  const fields = scope?.authorization_details_fields_supported ?? []
  return fields.filter((field) => field.format.startsWith('choice_list') || isDuration(field))
}

function idsOf({ choices }: FieldDescription): readonly string[] {
  return choices?.map(({ id }) => id) ?? []
}

function dataScopes(scopes: readonly string[], catalog: Catalog): ScopeDescription[] {
  return scopes.flatMap((id) => {
    const scope = catalog.scopes.get(id)
    return scope && scope.kind !== 'administration' ? [scope.description] : []
  })
}

function choicesOf(scope: ScopeDescription): string[] | undefined {
  return scope.authorization_details_fields_supported
    .find((field) => field.id === partsField)
    ?.choices?.map((choice) => choice.id)
}

function described(scope: string, catalog: Catalog): ScopeDescription | undefined {
  return catalog.scopes.get(scope)?.description
}

function list(values: unknown): string {
  return Array.isArray(values) && values.length > 0 ? values.join(', ') : 'none'
}

function refused(description: string, place: string) {
  return new CodedError('invalid_client_metadata', description, { at: place })
}
