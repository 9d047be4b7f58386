import type { Client } from '#lib/clients/index.ts'
import { type RequestInput, readRequest } from '#lib/request/index.ts'

/** Dates in a request are judged anew after so long; and all of it when the form is made. */
const keptMs = 60_000
const mostOfClient = 20
const longestCharacters = 2000

/**
 * The scopes that an authorization request asks for, after `scope` and after its details. A client asks for the
 * same again and again, and reckoning with its durations takes longer than all else: what was found good is
 * remembered for a while, as long as the client stays as it is.
 *
 * The reader throws as `readRequest` does.
 */
export function requestedScopes(): (input: RequestInput) => string {
  const accepted = new WeakMap<Client, Map<string, { scope: string; until: number }>>()
  return (input) => {
    const { params, client, now } = input
    const asked = `${params.scope ?? ''}\n${params.authorization_details ?? ''}`
    const ofClient = accepted.get(client) ?? new Map()
    const known = ofClient.get(asked)
    if (known && known.until > now.epochMilliseconds) return known.scope
    const { scopes } = readRequest(input)
    const scope = [...new Set(scopes.map((one) => one.scope))].join(' ')
    if (asked.length > longestCharacters) return scope
    if (ofClient.size >= mostOfClient) ofClient.clear()
    ofClient.set(asked, { scope, until: now.epochMilliseconds + keptMs })
    accepted.set(client, ofClient)
    return scope
  }
}
