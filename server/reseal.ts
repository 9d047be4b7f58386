import { readEnvironment } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { openStorage } from '#lib/storage/index.ts'
import { resealAll } from './sealed.ts'
import { secretOf } from './secret.ts'

try {
  const environment = readEnvironment(process.env)
  const storage = await openStorage(environment.databaseUrl)
  try {
    const count = await resealAll(storage, secretOf(environment))
    process.stdout.write(`${count} values were sealed anew; all that is kept is under WATTGRANT_SECRET.\n`)
  } finally {
    await storage.close()
  }
} catch (error) {
  if (!isCoded(error)) throw error
  process.stderr.write(`Nothing was sealed anew. ${error.message}\n`)
  process.exitCode = 2
}
