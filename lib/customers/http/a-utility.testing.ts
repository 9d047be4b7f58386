import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from './utility.testing.ts'

export const credential = 'the token of the tests'

/** Starts a utility's systems in a process of their own. `only` names the customers, separated by blanks. */
export async function aUtility(
  only = '',
  { port = 0, utility = 'example-gas-electric' }: { port?: number; utility?: string } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-utility-'))
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/customers/http/utility.testing.ts'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PORT: String(port),
        UTILITY: utility,
        ONLY: only,
        TOKEN: credential,
        DATABASE_URL: `file:${join(folder, 'utility.db')}`,
      },
    },
  )
  const [address] = (await once(child, 'message')) as [{ port: number }]
  const baseUrl = `http://127.0.0.1:${address.port}`
  return {
    baseUrl,
    databaseUrl: `file:${join(folder, 'utility.db')}`,
    fault: async (fault: Fault) => void (await fetch(`${baseUrl}/faults/${fault}`)),
    /** How often something was asked since the last change of faults. */
    asked: async () => Number(await (await fetch(`${baseUrl}/asked`)).text()),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}
