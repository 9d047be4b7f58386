import { parseAuthorizationDetails } from './authorization-details.ts'

/** How a client wants the sign-in page to begin. It is shown, and otherwise of no effect (DR-30, OP-45). */
export interface SignInHints {
  /** What the field is filled with; `''`: nothing. It need not be anybody's. */
  readonly username: string
  /** A way to sign in that the utility has; `undefined`: its usual one. */
  readonly path: string | undefined
  /** Languages, the most wanted first, as sent; the utility may have none of them. */
  readonly locales: readonly string[]
}

const longestUsername = 254

/**
 * Hints of the request: `login_hint`, `idp_hint` and `ui_locales`; else the first `username` and
 * `authentication_path` in its details, for clients that can send nothing else. An unknown path is no fault: a hint
 * that cannot be followed is not followed.
 *
 * @param params of a request that `readRequest` has taken
 * @param paths ids of the utility's ways to sign in
 */
export function signInHints(params: Readonly<Record<string, string>>, paths: readonly string[]): SignInHints {
  const details = parseAuthorizationDetails(params.authorization_details)
  const first = (field: string) =>
    details.map(({ values }) => values[field]).find((value) => typeof value === 'string')
  const username = params.login_hint || String(first('username') ?? '')
  const path = [params.idp_hint, first('authentication_path')].find((one) => paths.includes(String(one)))
  return {
    username: [...username].slice(0, longestUsername).join(''),
    path: path === undefined ? undefined : String(path),
    locales: (params.ui_locales ?? '').split(' ').filter((locale) => locale !== ''),
  }
}
