import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import {
  admitClient,
  answerMessage,
  type Client,
  findClient,
  recordReview,
  refuseAdmission,
} from '#lib/clients/index.ts'
import {
  deriveKeys,
  type Environment,
  loadProfile,
  readConnectorCredential,
  readEnvironment,
} from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { openStorage, type Storage } from '#lib/storage/index.ts'
import { createLog } from './log.ts'
import { reviewGrant, reviewPending } from './review-grant.ts'
import { secretOf } from './secret.ts'
import { type Systems, systemsOf } from './systems.ts'

const options = {
  website: { type: 'boolean', default: false },
  admit: { type: 'boolean', default: false },
  refuse: { type: 'string' },
  answer: { type: 'string' },
  customer: { type: 'string' },
  act: { type: 'string' },
} as const

try {
  process.exitCode = await review(readEnvironment(process.env))
} catch (error) {
  const isMistyped = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  if (!isCoded(error) && !isMistyped) throw error
  process.stderr.write(`Nothing was recorded. ${(error as Error).message}\n`)
  process.exitCode = 2
}

/** @returns 0 if it is on record, 1 if there is no such client */
async function review(environment: Environment): Promise<number> {
  const { positionals, values } = parseArgs({ options, allowPositionals: true })
  const [clientId = ''] = positionals
  const storage = await openStorage(environment.databaseUrl)
  try {
    if (clientId === 'pending') return await reviewPending(storage)
    if (clientId.startsWith('grant_'))
      return await reviewGrant(storage, clientId, values, () => openSystems(environment, storage))
    if (values.answer !== undefined) {
      await answerMessage(storage, clientId, { answer: values.answer, now: Temporal.Now.instant() })
      process.stdout.write(`The message ${clientId} is answered.\n`)
      return 0
    }
    const client = await findClient(storage.db, clientId)
    if (!client) {
      process.stderr.write(`There is no client '${clientId}': use a client_id that was registered here.\n`)
      return 1
    }
    process.stdout.write(`${await decide(environment, storage, client)}\n`)
    return 0
  } finally {
    await storage.close()
  }
}

function openSystems({ utility, utilitiesFolder }: Environment, storage: Storage): Systems {
  const profile = loadProfile(utility, utilitiesFolder)
  const credential = readConnectorCredential(profile, process.env)
  return systemsOf(profile, credential, { storage, log: createLog(process.stderr) })
}

/** What was recorded, in a sentence. */
async function decide(environment: Environment, storage: Storage, client: Client): Promise<string> {
  const { website: confirmsWebsite, admit, refuse } = parseArgs({ options, allowPositionals: true }).values
  const now = Temporal.Now.instant()
  if (refuse !== undefined) {
    await refuseAdmission(storage, client, { reason: refuse, now })
    return `${client.name} (${client.id}) is told that it is not admitted to production, and why.`
  }
  const website = confirmsWebsite && client.uri ? `, and ${client.uri} is confirmed as its website` : ''
  const reviewed = `${client.name} (${client.id}) is reviewed${website}.`
  if (!admit) {
    await storage.transaction((tx) => recordReview(tx, client, { confirmsWebsite, now }))
    return reviewed
  }
  const secretKeys = deriveKeys(secretOf(environment), 'encryption')
  const { publicUrl } = environment
  const admitted = await admitClient(storage, client, { secretKeys, publicUrl, confirmsWebsite, now })
  return `${reviewed} ${admitted.id} is its client for production.`
}
