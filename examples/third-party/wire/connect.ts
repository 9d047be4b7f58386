import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AskingClient, prepareClients } from './clients.ts'
import { discover, type Utility, wellKnown } from './discover.ts'
import { getAdminToken, type Ourselves, type Registration, register, scopeForUs } from './register.ts'

/** A utility with which we are registered. */
export interface Connection {
  readonly utility: Utility
  readonly clients: readonly AskingClient[]
  /** A fresh token for the Grants API; got anew each time, so that it is never stale. */
  readonly adminToken: () => Promise<string>
}

const retryMilliseconds = 1000

/** Does not give up: the server may be started after us. `onWait` is told why it takes longer. */
export async function connect(
  address: string,
  ourselves: Ourselves,
  dataFile: string | undefined,
  onWait: (reason: string) => void,
): Promise<Connection> {
  for (;;) {
    try {
      return await connectOnce(address, ourselves, dataFile)
    } catch (error) {
      onWait(reasonOf(error))
      await new Promise((resolve) => setTimeout(resolve, retryMilliseconds))
    }
  }
}

async function connectOnce(address: string, ourselves: Ourselves, dataFile: string | undefined) {
  const utility = await discover(new URL(wellKnown, address))
  const registration = await knownOrNew(utility, ourselves, dataFile)
  const adminToken = () => getAdminToken(utility.server, registration)
  const clients = await prepareClients(utility.server, await adminToken(), ourselves)
  return { utility, clients, adminToken }
}

/** Made again when the server has forgotten it (its storage was emptied) or offers other scopes than it did. */
async function knownOrNew(
  { server }: Utility,
  ourselves: Ourselves,
  dataFile: string | undefined,
): Promise<Registration> {
  const wanted = { issuer: server.issuer, scope: scopeForUs(server), callback: ourselves.callback }
  const known = dataFile && read(dataFile, wanted)
  if (known && (await stillGood(server, known))) return known
  const made = await register(server, ourselves)
  if (dataFile) writeFileSync(dataFile, JSON.stringify({ ...wanted, ...made }, null, 2), { mode: 0o600 })
  return made
}

function read(file: string, wanted: Record<string, string>): Registration | undefined {
  if (!existsSync(file)) return undefined
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(wanted).every(([name, value]) => kept[name] === value) ? kept : undefined
}

async function stillGood(server: Utility['server'], registration: Registration): Promise<boolean> {
  try {
    await getAdminToken(server, registration)
    return true
  } catch (error) {
    if ((error as { status?: number }).status === 401) return false
    throw error
  }
}

/** Node says 'fetch failed' and keeps the reason in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ? `${error.message} (${cause.code})` : error.message
}
