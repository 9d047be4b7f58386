import type { Catalog, CatalogScope } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import type { Clock } from '#lib/time/index.ts'

/** By what scopes and details are judged. */
export interface Judge {
  readonly client: Client
  readonly catalog: Catalog
  readonly grantType: string
  readonly clock: Clock
}

/**
 * The scopes that `scope` names, each once; none when it is left out.
 *
 * @throws CodedError `invalid_scope` for wrong syntax (RFC 6749 §3.3), an unknown scope, another client's, or one
 *   that this kind of request does not give (AU-009)
 */
export function readScopeParameter(scope: string | undefined, judge: Judge): readonly CatalogScope[] {
  if (scope === undefined) return []
  if (!/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(scope)) {
    throw refuse(`${describeValue(scope)} is no list of scopes; put one space between them`)
  }
  return [...new Set(scope.split(' '))].map((id) => {
    const found = judge.catalog.scopes.get(id)
    const fault = found ? faultOfUse(found, judge) : `${describeValue(id)} is not offered here`
    if (!found || fault) throw refuse(`${fault}; this client may ask for ${usable(judge)}`)
    return found
  })
}

/** Why this client cannot ask for this scope in this way; `undefined` if it can. */
export function faultOfUse({ description }: CatalogScope, { client, grantType }: Judge): string | undefined {
  if (!client.scopes.includes(description.id)) return `this client is not registered for '${description.id}'`
  if (description.grant_types_supported.includes(grantType)) return undefined
  return `'${description.id}' is not given by ${grantType} but by ${description.grant_types_supported.join(', ')}`
}

function usable(judge: Judge): string {
  const ids = [...judge.catalog.scopes.values()].filter((scope) => !faultOfUse(scope, judge))
  return ids.map(({ description }) => description.id).join(', ') || 'none in this way'
}

function refuse(description: string): CodedError {
  return new CodedError('invalid_scope', description, { at: 'scope' })
}
