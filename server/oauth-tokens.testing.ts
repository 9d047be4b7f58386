import { type anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

type Server = Awaited<ReturnType<typeof anOAuthServer>>

/** A client's tokens of a new approval, with the code that they were got for. */
export async function tokensOf(oauth: Server, credentials: Credentials) {
  const got = await oauth.getCode(credentials)
  const answer = await json(await oauth.redeem(credentials, got.code))
  return { ...got, access: String(answer.access_token), refresh: String(answer.refresh_token) }
}

export const refresh = (oauth: Server, credentials: Credentials, token: string) =>
  oauth.post('/oauth/token', credentials, { grant_type: 'refresh_token', refresh_token: token })
