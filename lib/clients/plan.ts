import type { Catalog, ScopeDescription } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'

export const adminScope = 'cds_client_admin'
/** The draft's word for it (DR-05). */
const draftAdminScope = 'client_admin'

/** The scopes of one client that a registration makes, and how it works by them. */
export interface PlannedClient {
  readonly scopes: readonly string[]
  readonly responseTypes: readonly string[]
  readonly grantTypes: readonly string[]
  readonly tokenEndpointAuthMethod: string | null
  /** By the form, to which it sends them. */
  readonly asksCustomers: boolean
}

/**
 * Which clients a registration makes: the admin client first, one for all scopes that work alike (RG-032), one for
 * each grant admin scope that these point to, asked for or not (RG-033).
 *
 * @throws CodedError `invalid_client_metadata` (RG-003, RG-005)
 */
export function planClients(scope: string, catalog: Catalog): PlannedClient[] {
  const words = scopeWords(scope)
  if (!words.includes(adminScope)) throw refused(`must have '${adminScope}' among its words`)
  const asked = words.map((word) => scopeOf(word, catalog))
  const pointedTo = asked.flatMap(({ grant_admin_scope }) => grant_admin_scope ?? [])
  const grantAdmins = [...new Set([...asked.filter(isGrantAdmin).map(({ id }) => id), ...pointedTo])].map(
    (word) => scopeOf(word, catalog),
  )
  const others = asked.filter((description) => description.id !== adminScope && !isGrantAdmin(description))
  return [
    plan([scopeOf(adminScope, catalog)]),
    ...[...Map.groupBy(others, workingsOf).values()].map(plan),
    ...grantAdmins.map((description) => plan([description])),
  ]
}

/** Each word once, in the order in which they were sent. */
export function scopeWords(scope: string): string[] {
  const words = scope.split(' ').filter((word) => word !== '')
  return [...new Set(words.map((word) => (word === draftAdminScope ? adminScope : word)))]
}

/** Scopes may share a client if this is equal (RG-032). */
export function workingsOf(scope: ScopeDescription): string {
  const { responseTypes, grantTypes, tokenEndpointAuthMethod } = plan([scope])
  return JSON.stringify([responseTypes.toSorted(), grantTypes.toSorted(), tokenEndpointAuthMethod])
}

function plan(scopes: readonly ScopeDescription[]): PlannedClient {
  const [first] = scopes
  const methods = first?.token_endpoint_auth_methods_supported ?? []
  return {
    scopes: scopes.map(({ id }) => id),
    responseTypes: first?.response_types_supported ?? [],
    grantTypes: first?.grant_types_supported ?? [],
    tokenEndpointAuthMethod: methods.find((method) => method === 'client_secret_basic') ?? methods[0] ?? null,
    asksCustomers: (first?.response_types_supported.length ?? 0) > 0,
  }
}

/** @throws CodedError `invalid_client_metadata` for a scope that is not described (RG-005) */
export function scopeOf(word: string, catalog: Catalog): ScopeDescription {
  const scope = catalog.scopes.get(word)
  if (!scope) {
    throw refused(
      `${describeValue(word)} is no scope of this server; use ${[...catalog.scopes.keys()].join(', ')}`,
    )
  }
  return scope.description
}

function isGrantAdmin(description: ScopeDescription) {
  return description.type === 'cds_grant_admin'
}

function refused(description: string) {
  return new CodedError('invalid_client_metadata', description, { at: 'scope' })
}
