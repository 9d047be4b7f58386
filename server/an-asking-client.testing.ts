import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer } from './an-oauth-server.testing.ts'

/** A server with a client that asks customers, and its requests. */
export async function anAskingClient() {
  const storage = await (storages[0] as (typeof storages)[number]).open()
  const oauth = await anOAuthServer(storage)
  const { consent } = await oauth.register()

  const good = () => ({
    client_id: consent.client.id,
    response_type: 'code',
    scope: 'cds_usage',
    state: 'kept',
    ...oauth.pkce,
  })
  const open = (query: Record<string, string> | string) =>
    oauth.browser().get(`/oauth/authorize?${new URLSearchParams(query)}`)
  /** With what differs from a good one. */
  const push = (changes: Record<string, string>, credentials = consent) =>
    oauth.post('/oauth/par', credentials, { ...good(), ...changes })

  return {
    storage,
    oauth,
    consent,
    good,
    open,
    push,
    [Symbol.asyncDispose]: async () => {
      await oauth[Symbol.asyncDispose]()
      await storage[Symbol.asyncDispose]()
    },
  }
}

export type AskingClient = Awaited<ReturnType<typeof anAskingClient>>
