import { AuthorizationResponseError } from 'openid-client'
import { newId, type Outcome, type Visit } from './visits.ts'
import { type Asked, ask, clientFor } from './wire/ask.ts'
import { Refused } from './wire/call.ts'
import { type Connection, reasonOf } from './wire/connect.ts'
import { readAll } from './wire/read.ts'
import { findGrant, redeem } from './wire/receive.ts'

/** Off to the utility; or why the request cannot be sent as it is. */
export async function go(
  connection: Connection,
  visit: Visit,
  asked: Asked,
  callback: string,
): Promise<{ address: URL | string } | { problem: string }> {
  const broken = problemOf(asked.details)
  if (broken) return { problem: `authorization_details is no JSON: ${broken}` }
  const client = clientFor(connection.clients, asked.scope)
  if (!client) {
    return { problem: `None of our clients is registered for the scopes '${asked.scope}' together.` }
  }
  try {
    const { pending, address } = await ask(client, asked, callback)
    visit.pending.set(pending.state, pending)
    return { address }
  } catch (error) {
    const where = 'The utility refused the request when we pushed it; the customer saw nothing of it.'
    return { address: keep(visit, notShared(asked, error, where)) }
  }
}

/** Back from the utility. Answers where to show what came of it, so that a reload asks for nothing again. */
export async function come(connection: Connection, visit: Visit, arrivedAt: URL): Promise<string> {
  const state = arrivedAt.searchParams.get('state') ?? ''
  const pending = visit.pending.get(state)
  const client = connection.clients.find((candidate) => candidate.id === pending?.clientId)
  if (!pending || !client) return '/outcomes/unknown'
  visit.pending.delete(state)
  const { asked, parameters, clientId } = pending
  try {
    const token = await redeem(client, pending, arrivedAt)
    const [grant, readings] = await Promise.all([
      findGrant(connection, client, state),
      readAll(client.server, token),
    ])
    return keep(visit, {
      kind: 'shared',
      asked,
      clientId,
      state,
      parameters,
      token,
      grant,
      readings,
      told: undefined,
    })
  } catch (error) {
    const where =
      error instanceof AuthorizationResponseError
        ? 'This is what the customer came back with.'
        : 'The customer came back with a code, and what followed was refused.'
    return keep(visit, notShared(asked, error, where))
  }
}

function keep(visit: Visit, outcome: Outcome): string {
  const id = newId()
  visit.outcomes.set(id, outcome)
  return `/outcomes/${id}`
}

function notShared(asked: Asked, error: unknown, where: string): Outcome {
  return { kind: 'not-shared', asked, where, ...saidBy(error) }
}

/** What the server said, as it said it; or what went wrong on the way. */
export function saidBy(error: unknown): { error: string; description: string } {
  const said = error as { error?: string; error_description?: string }
  if (error instanceof Refused) return { error: error.error, description: error.message }
  if (said.error) return { error: said.error, description: said.error_description ?? '' }
  return { error: 'no answer that we can use', description: reasonOf(error) }
}

function problemOf(details: string): string | undefined {
  if (!details) return undefined
  try {
    JSON.parse(details)
    return undefined
  } catch (problem) {
    return (problem as Error).message
  }
}
