import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { withFewCustomers } from '../few-customers.ts'
import { Instance } from './instance.ts'
import { customers } from './journey.ts'
import { Nginx } from './nginx.ts'

/** Each instance's example third party has the port after its own. */
const instancePorts = [3960, 3962] as const
const nginxPort = 3964
const longestStartMs = 300_000

export const firstSecret = 'the first secret of the two instances, long enough'

/** Two instances on one PostgreSQL behind nginx, as `compose.yaml` has them. */
export interface Cluster {
  /** Where people and clients come in. */
  readonly url: string
  readonly instances: readonly [Instance, Instance]
  readonly databaseUrl: string
}

/** One for all of these tests: they run one after the other. */
export const test = base.extend<object, { cluster: Cluster }>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: the first argument has to be a pattern
    async ({}, use) => {
      const [database, databaseUrl] = await startDatabase()
      const utility = await withFewCustomers(customers)
      const url = `http://localhost:${nginxPort}`
      const variables = {
        DATABASE_URL: databaseUrl,
        PUBLIC_URL: url,
        ...utility,
        WATTGRANT_SECRET: firstSecret,
      }
      const [one, other] = instancePorts.map((port) => new Instance(port, variables))
      if (!one || !other) throw new Error('two instances need two ports')
      let nginx: Nginx | undefined
      try {
        await Promise.all([one.start(), other.start()])
        nginx = await Nginx.start(nginxPort, instancePorts)
        await use({ url, instances: [one, other], databaseUrl })
      } finally {
        await nginx?.stop()
        await Promise.all([one.end('SIGTERM'), other.end('SIGTERM')])
        database.disconnect()
        await once(database, 'exit')
        await rm(utility.UTILITIES_FOLDER, { recursive: true })
      }
    },
    { scope: 'worker', timeout: longestStartMs },
  ],
})

async function startDatabase(): Promise<[ChildProcess, string]> {
  const database = fork(join(import.meta.dirname, 'database.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [url] = await Promise.race([
    once(database, 'message'),
    once(database, 'exit').then(() => {
      throw new Error('PostgreSQL did not start')
    }),
  ])
  return [database, String(url)]
}
