import { saidBy } from './journey.ts'
import type { Shared } from './visits.ts'
import type { AskingClient } from './wire/clients.ts'
import type { Connection } from './wire/connect.ts'
import { readAll } from './wire/read.ts'
import { findGrant, type Grant, giveBack, introspect, refresh } from './wire/receive.ts'

type Act = (connection: Connection, client: AskingClient, outcome: Shared) => Promise<Shared>

/** The buttons under what was shared; each answers with what stands after it. */
const acts: Readonly<Record<string, Act>> = {
  read: readAgain,

  async refresh(connection, client, outcome) {
    const fresh = await refresh(client, outcome.token.refresh_token ?? '')
    const token = { ...outcome.token, ...fresh }
    const after = await readAgain(connection, client, { ...outcome, token })
    return { ...after, told: tell('A new token', { expires_in: fresh.expires_in, scope: fresh.scope }) }
  },

  async introspect(_connection, client, outcome) {
    const answer = await introspect(client, outcome.token.access_token)
    return { ...outcome, told: tell('What the utility says of the token', answer) }
  },

  'give-back': async (connection, client, outcome) => {
    const grant = outcome.grant?.body as Grant
    const closed = await giveBack(connection, grant)
    const after = await readAgain(connection, client, outcome)
    return { ...after, told: { title: 'Given back: the grant is closed', text: closed.text } }
  },
}

async function readAgain(connection: Connection, client: AskingClient, outcome: Shared): Promise<Shared> {
  const [grant, readings] = await Promise.all([
    findGrant(connection, client, outcome.state),
    readAll(client.server, outcome.token),
  ])
  return { ...outcome, grant, readings, told: undefined }
}

export async function act(connection: Connection, outcome: Shared, name: string): Promise<Shared> {
  const chosen = acts[name]
  const client = connection.clients.find((candidate) => candidate.id === outcome.clientId)
  if (!chosen || !client) return outcome
  try {
    return await chosen(connection, client, outcome)
  } catch (error) {
    const { error: code, description } = saidBy(error)
    return { ...outcome, told: tell('The utility refused', { error: code, error_description: description }) }
  }
}

function tell(title: string, answer: object) {
  return { title, text: JSON.stringify(answer) }
}
