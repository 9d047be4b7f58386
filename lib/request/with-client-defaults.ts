import type { Client, ClientDetail } from '#lib/clients/index.ts'

/**
 * A request's parameters, with what the client registered for what it leaves out; an empty one is left out
 * (RFC 6749 §3.1). Said twice, the answer is the same.
 *
 * - `redirect_uri` from `cds_default_redirect_uri` (AU-013).
 * - `scope` from `cds_default_scope`, where the request has no details either (AU-010, CL-028).
 * - `authorization_details` from `cds_default_authorization_details`, less those for scopes that are not asked
 *   for (AU-012, CL-028).
 * - With none of these, everything in `cds_authorization_details` (DR-10).
 */
export function withClientDefaults(
  params: Readonly<Record<string, string>>,
  client: Client,
): Record<string, string> {
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))
  if (given.redirect_uri === undefined && client.defaultRedirectUri) {
    given.redirect_uri = client.defaultRedirectUri
  }
  if (given.authorization_details !== undefined) return given
  if (given.scope === undefined && client.defaultScope) given.scope = client.defaultScope
  const details = defaultDetails(given.scope, client)
  return details.length === 0 ? given : { ...given, authorization_details: JSON.stringify(details) }
}

function defaultDetails(scope: string | undefined, client: Client): readonly ClientDetail[] {
  const preset = client.defaultAuthorizationDetails
  if (scope !== undefined) return preset.filter(({ type }) => scope.split(' ').includes(type))
  return preset.length > 0 ? preset : client.authorizationDetails
}
