import { Temporal } from 'temporal-polyfill'
import { findClient, recordReview } from '#lib/clients/index.ts'
import { readEnvironment } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { openStorage } from '#lib/storage/index.ts'

try {
  const { databaseUrl } = readEnvironment(process.env)
  const options = process.argv.slice(2)
  const confirmsWebsite = options.includes('--website')
  const [clientId] = options.filter((option) => !option.startsWith('--'))
  process.exitCode = await review(databaseUrl, clientId ?? '', confirmsWebsite)
} catch (error) {
  if (!isCoded(error)) throw error
  process.stderr.write(`Nothing was recorded. ${error.message}\n`)
  process.exitCode = 2
}

/** @returns 0 if it is on record, 1 if there is no such client */
async function review(databaseUrl: string, clientId: string, confirmsWebsite: boolean): Promise<number> {
  const storage = await openStorage(databaseUrl)
  try {
    const client = await findClient(storage.db, clientId)
    if (!client) {
      process.stderr.write(`There is no client '${clientId}': use a client_id that was registered here.\n`)
      return 1
    }
    await storage.transaction((tx) =>
      recordReview(tx, client, { confirmsWebsite, now: Temporal.Now.instant() }),
    )
    const website = confirmsWebsite && client.uri ? `, and ${client.uri} is confirmed as its website` : ''
    process.stdout.write(`${client.name} (${client.id}) is reviewed${website}.\n`)
    return 0
  } finally {
    await storage.close()
  }
}
