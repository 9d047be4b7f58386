import { type Client, checkStage } from '#lib/clients/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import { findGrantById, type Grant, grantAsOf } from '#lib/grants/index.ts'
import type { EngineParts } from '#lib/oauth/index.ts'
import { checkNamedGrant, paramsForGrant, readRequest, withClientDefaults } from '#lib/request/index.ts'
import { requestedScopes } from './oauth-accepted.ts'
import type { Form } from './oauth-form.ts'

/** Of OpenID Connect, which is not offered here; what is not known is ignored (RFC 6749 §3.1). */
const ignored = new Set([
  'acr_values',
  'claims',
  'claims_locales',
  'id_token_hint',
  'max_age',
  'nonce',
  'registration',
])

/** What parameters are judged by. */
export type JudgingParts = Pick<EngineParts, 'catalog' | 'mode' | 'now' | 'storage' | 'timezone'>

/**
 * A request's parameters as the engine gets them: each once, with the client's defaults, and every scope that is
 * asked for in `scope`. Throws CodedError for the first that is wrong.
 */
export type ParamsJudge = (form: Form, client: Client) => Promise<Record<string, string>>

export function paramsJudge(parts: JudgingParts): ParamsJudge {
  const { catalog, now, timezone, mode } = parts
  const scopesOf = requestedScopes()
  return async (form, client) => {
    checkStage(client, mode) //                                                       CL-032
    const given = singleValues(form) //                                               AU-044
    if (isByReference(form)) return given // the engine's to refuse
    const grant = given.cds_grant_id ? await namedGrant(parts, given.cds_grant_id, client) : undefined
    const asked = grant ? paramsForGrant(given, grant, catalog) : given
    const params = withClientDefaults(asked, client) //                               AU-010, AU-012, AU-013
    checkResponseMode(params)
    const input = { params, client, catalog, now: now(), timezone }
    const scope = scopesOf(input) //                                                  AU-009, AU-011, AU-018, AU-019
    if (given.cds_grant_id) checkNamedGrant(given, readRequest(input), client, grant) // AU-042, GR-064
    return { ...params, scope }
  }
}

/** The grant that the request names, if it could be meant: what is in others is not looked at. */
async function namedGrant(
  { storage, now }: JudgingParts,
  grantId: string,
  client: Client,
): Promise<Grant | undefined> {
  if (!/^[\w-]{1,100}$/.test(grantId)) return undefined
  const stored = await findGrantById(storage.db, grantId)
  const grant = stored && grantAsOf(stored, now())
  return grant?.clientId === client.id && grant.status === 'needs_authorization' ? grant : undefined
}

export function isByReference(form: Form): boolean {
  return form.request !== undefined || form.request_uri !== undefined
}

function singleValues(form: Form): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(form)) {
    if (ignored.has(name) || value === undefined) continue
    const given = [value].flat().filter((one) => name !== 'cds_grant_id' || one !== '') // AU-043
    if (given.length > 1)
      throw new CodedError('invalid_request', 'sent more than once; send it once', { at: name })
    if (given[0] !== undefined) values[name] = given[0]
  }
  return values
}

function checkResponseMode({ response_mode: mode }: Record<string, string>): void {
  if (mode === undefined || mode === 'query') return
  throw new CodedError('invalid_request', `${describeValue(mode)} is not offered; leave it out`, {
    at: 'response_mode',
  })
}
