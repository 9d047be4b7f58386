import type { CatalogScope } from '#lib/catalog/index.ts'
import { purposesOf } from '#lib/clients/index.ts'
import { describeValue } from '#lib/errors/index.ts'
import { type AskedDetail, refuse } from './authorization-details.ts'
import { effectiveFields } from './effective-fields.ts'
import { faultOfUse, type Judge } from './scope-parameter.ts'
import type { RequestedScope } from './types.ts'

/**
 * Each scope asked for, with its effective fields: those of `scope` first, each at its place with its details.
 *
 * @throws CodedError `invalid_authorization_details`
 */
export function requestScope(
  named: readonly CatalogScope[],
  details: readonly AskedDetail[],
  judge: Judge,
): readonly RequestedScope[] {
  const purposes = purposesOf(judge.client, judge.catalog)
  const found = details.map((detail) => ({ detail, scope: scopeOf(detail, judge) }))
  const onlyInDetails = found.map(({ scope }) => scope).filter((scope) => !named.includes(scope))
  return [...named, ...new Set(onlyInDetails)].flatMap((scope) => {
    const own = found.filter((one) => one.scope === scope).map(({ detail }) => detail)
    const asked = own.length > 0 ? own : [{ type: scope.description.id, values: {}, at: 'scope' }]
    return asked.map((detail): RequestedScope => {
      const fields = effectiveFields(scope, detail, judge)
      const purpose = purposes.find(({ id }) => id === fields.purpose) ?? null
      return { scope: scope.description.id, catalog: scope, at: detail.at, fields, purpose }
    })
  })
}

/** Found through what was published, whatever name that is (SC-116). */
function scopeOf({ type, at }: AskedDetail, judge: Judge): CatalogScope {
  const scopes = [...judge.catalog.scopes.values()]
  const scope = scopes.find(({ description }) =>
    description.authorization_details_types_supported.includes(type),
  )
  const may = `this client may ask for ${judge.client.authorizationDetailsTypes.join(', ') || 'none'}`
  if (!scope) throw refuse(`${describeValue(type)} is no type here; ${may}`, `${at}.type`)
  const fault = faultOfUse(scope, judge)
  if (fault) throw refuse(`${fault}; ${may}`, `${at}.type`)
  if (!judge.client.authorizationDetailsTypes.includes(type)) {
    throw refuse(`this client is not registered for details of type '${type}'; ${may}`, `${at}.type`)
  }
  return scope
}
