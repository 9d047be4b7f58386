import { type CatalogScope, registrationFields, type ScopeDescription } from '#lib/catalog/index.ts'
import { customerDataPaths, draftPaths, linksOf, machinePaths, pagePaths } from '#lib/config/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/**
 * RFC 8414, with the fields of WG1-02 §3.2 (AS) and WG3-01 §5 (SP-020 to SP-034), for the public or for one client.
 *
 * @param scopes all that the document describes, each as it is for its reader
 */
export function authorizationServerMetadata(
  { environment, profile, catalog }: Runtime,
  scopes: readonly ScopeDescription[],
) {
  const at = (path: string) => `${environment.publicUrl}${path}`
  const union = (list: (scope: ScopeDescription) => readonly string[]) => [...new Set(scopes.flatMap(list))]
  const responseTypes = union((scope) => scope.response_types_supported)
  const authMethods = union((scope) => scope.token_endpoint_auth_methods_supported)
  const known = scopes.flatMap(({ id }) => catalog.scopes.get(id) ?? [])
  return {
    issuer: environment.publicUrl,
    token_endpoint: at(machinePaths.token),
    registration_endpoint: at(machinePaths.register),
    revocation_endpoint: at(machinePaths.revoke),
    introspection_endpoint: at(machinePaths.introspect),
    jwks_uri: at(machinePaths.jwks),
    ...(responseTypes.length > 0 && {
      authorization_endpoint: at(machinePaths.authorize),
      pushed_authorization_request_endpoint: at(machinePaths.par),
      authorization_response_iss_parameter_supported: true,
      response_modes_supported: ['query'],
      cds_test_accounts: at(pagePaths.testAccounts),
    }),
    scopes_supported: scopes.map((scope) => scope.id),
    response_types_supported: responseTypes,
    grant_types_supported: union((scope) => scope.grant_types_supported),
    token_endpoint_auth_methods_supported: authMethods,
    revocation_endpoint_auth_methods_supported: authMethods,
    introspection_endpoint_auth_methods_supported: authMethods,
    code_challenge_methods_supported: union((scope) => scope.code_challenge_methods_supported),
    authorization_details_types_supported: union((scope) => scope.authorization_details_types_supported),
    ui_locales_supported: profile.locales,
    service_documentation: at(pagePaths.documentation),
    op_policy_uri: at(pagePaths.policy),
    op_tos_uri: new URL(linksOf(profile).terms, environment.publicUrl).href,
    cds_oauth_version: 'v1',
    cds_human_registration: at(pagePaths.humanRegistration),
    cds_timezone: profile.timezone,
    cds_clients_api: at(machinePaths.clients),
    cds_messages_api: at(machinePaths.messages),
    cds_credentials_api: at(machinePaths.credentials),
    cds_grants_api: at(machinePaths.grants),
    cds_scope_descriptions: Object.fromEntries(scopes.map((scope) => [scope.id, scope])),
    cds_registration_fields: fieldsOf(scopes, at(pagePaths.humanRegistration)),
    cds_customerdata_version: 'v1',
    ...customerDataApis(known, at),
    ...draftApis(known, at),
  }
}

/** AS-040: those that the scopes require or allow. */
function fieldsOf(scopes: readonly ScopeDescription[], documentation: string) {
  const ids = scopes.flatMap((scope) => [...scope.registration_requirements, ...scope.registration_optional])
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) =>
      registrationFields[id] ? [[id, { ...registrationFields[id], documentation }]] : [],
    ),
  )
}

const apis = [
  { name: 'cds_accounts_api', field: 'include_accounts', path: customerDataPaths.accounts },
  {
    name: 'cds_servicecontracts_api',
    field: 'include_service_contracts',
    path: customerDataPaths.serviceContracts,
  },
  { name: 'cds_servicepoints_api', field: 'include_service_points', path: customerDataPaths.servicePoints },
  { name: 'cds_meterdevices_api', field: 'include_meter_devices', path: customerDataPaths.meterDevices },
  {
    name: 'cds_billstatement_api',
    field: 'include_bill_statements',
    path: customerDataPaths.billStatements,
  },
  { name: 'cds_billsection_api', field: 'include_bill_sections', path: customerDataPaths.billSections },
  { name: 'cds_aggregations_api', field: 'include_aggregations', path: customerDataPaths.aggregations },
  { name: 'cds_eacs_api', field: 'include_eacs', path: customerDataPaths.certificates },
  { name: 'cds_usagesegments_api', field: 'include_usage_segments', path: customerDataPaths.usageSegments },
] as const

/** A listing is named as soon as a scope opens it, by itself or by a field (SP-033); no value types beyond the standard's. */
function customerDataApis(scopes: readonly CatalogScope[], at: (path: string) => string) {
  const named = apis.filter(({ field }) => scopes.some((scope) => opens(scope, field)))
  return {
    ...Object.fromEntries(named.map(({ name, path }) => [name, at(path)])),
    ...(named.some(({ name }) => name === 'cds_usagesegments_api') && {
      cds_usagesegments_additional_value_types: {},
    }),
    ...(named.some(({ name }) => name === 'cds_eacs_api') && {
      cds_eac_formats: { [certificateFormat]: describeFormat(at(pagePaths.documentation)) },
    }),
  }
}

const certificateFormat = 'wattgrant_json'

/** WG3-01 §10.9.3 */
function describeFormat(documentation: string) {
  return {
    id: certificateFormat,
    name: 'Certificate as JSON',
    description:
      "A JSON object with the certificate's number, the source of the energy and how many megawatt hours it stands for.",
    documentation,
  }
}

/** Contracts and meters in one scope bring the points between them (SP-034). */
function opens(scope: CatalogScope, field: string): boolean {
  const has = (id: string) =>
    scope.impliedFields.includes(id) ||
    scope.description.authorization_details_fields_supported.some((offered) => offered.id === id)
  const bringsPoints = field === 'include_service_points' && scope.notation === 'cds'
  return has(field) || (bringsPoints && has('include_service_contracts') && has('include_meter_devices'))
}

/** Where the 2023 draft's data is read, by scope: a field of this server's own (AS-052). */
function draftApis(scopes: readonly CatalogScope[], at: (path: string) => string) {
  const served = scopes.flatMap(({ notation, description: { id, type } }) => {
    const path = draftPaths.find((draft) => draft === `/${type}`)
    return notation === 'draft' && path ? [[id, at(path)] as const] : []
  })
  return served.length > 0 ? { wattgrant_draft_apis: Object.fromEntries(served) } : {}
}
