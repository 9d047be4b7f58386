import type { Catalog, ScopeDescription } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import type { ClientDetail } from './types.ts'

/** The one field that an entry of `cds_authorization_details` can narrow (DR-12). */
export const narrowableField = 'fields_included'

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
      choices ? { type, [narrowableField]: choices } : { type },
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
    checkNarrowing(entry, widest, `${at}[${index}]`)
  })
  const missing = types.find((type) => !wanted.some((entry) => entry.type === type))
  if (missing !== undefined) {
    throw refused(`no entry for '${missing}'; add one, or leave the scope out`, at)
  }
  return full.map(({ type }) => wanted.find((entry) => entry.type === type) as ClientDetail)
}

function checkNarrowing(entry: ClientDetail, widest: ClientDetail, place: string) {
  const foreign = Object.keys(entry).find(
    (field) => field !== 'type' && !(field === narrowableField && widest[narrowableField]),
  )
  if (foreign !== undefined) {
    throw refused(
      widest[narrowableField] ? `only '${narrowableField}' can be narrowed` : 'nothing can be narrowed here',
      `${place}.${foreign}`,
    )
  }
  const offered = widest[narrowableField]
  if (!offered || entry[narrowableField] === undefined) {
    if (offered)
      throw refused(`send the part that is wanted of ${list(offered)}`, `${place}.${narrowableField}`)
    return
  }
  const fields = entry[narrowableField]
  const fits =
    Array.isArray(fields) &&
    fields.length > 0 &&
    new Set(fields).size === fields.length &&
    fields.every((field) => Array.isArray(offered) && offered.includes(field))
  if (!fits) {
    throw refused(
      `${describeValue(fields)} does not do; use some of ${list(offered)}`,
      `${place}.${narrowableField}`,
    )
  }
}

/**
 * Scopes as they are for one client: its own values where they differ from the public ones (CL-022), with the grant
 * admin scopes that they point to (SC-115).
 */
export function descriptionsFor(
  client: { readonly scopes: readonly string[]; readonly authorizationDetails: readonly ClientDetail[] },
  catalog: Catalog,
): ScopeDescription[] {
  const own = client.scopes.flatMap((scope) => described(scope, catalog) ?? [])
  const pointedTo = new Set(own.flatMap((scope) => scope.grant_admin_scope ?? []))
  for (const scope of own) pointedTo.delete(scope.id)
  const grantAdmins = [...pointedTo].flatMap((scope) => described(scope, catalog) ?? [])
  return [...own.map((scope) => narrowedDescription(scope, client.authorizationDetails)), ...grantAdmins]
}

function narrowedDescription(scope: ScopeDescription, details: readonly ClientDetail[]): ScopeDescription {
  const entry = details.find(({ type }) => scope.authorization_details_types_supported.includes(type))
  const allowed = entry?.[narrowableField]
  if (!Array.isArray(allowed)) return scope
  return {
    ...scope,
    authorization_details_fields_supported: scope.authorization_details_fields_supported.map((field) =>
      field.id === narrowableField && field.choices
        ? {
            ...field,
            default: allowed,
            choices: field.choices.filter((choice) => allowed.includes(choice.id)),
          }
        : field,
    ),
  }
}

function dataScopes(scopes: readonly string[], catalog: Catalog): ScopeDescription[] {
  return scopes.flatMap((id) => {
    const scope = catalog.scopes.get(id)
    return scope && scope.kind !== 'administration' ? [scope.description] : []
  })
}

function choicesOf(scope: ScopeDescription): string[] | undefined {
  return scope.authorization_details_fields_supported
    .find((field) => field.id === narrowableField)
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
