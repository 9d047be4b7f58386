import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const token = 'known to the server and to the systems of the tests'
const port = 3971

/** A utility's own systems: another program, with the customers, that the server asks over HTTP. */
export class UtilitySystems {
  readonly #process: ChildProcess
  readonly #url: string
  /** What the server has to know them by. */
  readonly variables: Readonly<Record<string, string> & { UTILITY: string }>

  private constructor(process: ChildProcess, url: string, utilities: string) {
    this.#process = process
    this.#url = url
    this.variables = { UTILITIES_FOLDER: utilities, UTILITY: 'connected', UTILITY_TOKEN: token }
  }

  /** @param customers of the sandbox, by username */
  static async start(customers: readonly string[]): Promise<UtilitySystems> {
    const folder = await mkdtemp(join(tmpdir(), 'wattgrant-systems-'))
    const systems = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'lib/customers/http/utility.testing.ts'],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
          ...process.env,
          PORT: `${port}`,
          TOKEN: token,
          UTILITY: 'example-gas-electric',
          ONLY: customers.join(' '),
          DATABASE_URL: `file:${join(folder, 'systems.db')}`,
        },
      },
    )
    await once(systems, 'message')
    const url = `http://127.0.0.1:${port}`
    await connectedProfile(join(folder, 'connected'), url)
    return new UtilitySystems(systems, url, folder)
  }

  /** From now on: `none`, `late` (they answer after a while), `slow` (too late), `status`, `reset`, `garbage`. */
  async fault(fault: string): Promise<void> {
    await fetch(`${this.#url}/faults/${fault}`)
  }

  async stop(): Promise<void> {
    this.#process.kill()
    await once(this.#process, 'exit')
  }
}

/**
 * Whose systems are elsewhere, in every language that there is. Nothing stands in while they are down, as for a
 * customer who has never been here.
 */
async function connectedProfile(folder: string, baseUrl: string): Promise<void> {
  await cp('utilities/example-gas-electric', folder, { recursive: true })
  const file = join(folder, 'profile.json')
  const profile = JSON.parse(await readFile(file, 'utf8'), (_, value) =>
    value?.en === undefined ? value : { da: value.en, de: value.en, ...value },
  )
  const patience = { tryTimeoutMs: 20_000, timeoutMs: 30_000 } // a busy machine is no outage
  const connector = { baseUrl, credential: 'UTILITY_TOKEN', lastKnownMinutes: 0, ...patience }
  const locales = ['en', 'es', 'fr', 'da', 'de']
  await writeFile(file, JSON.stringify({ ...profile, locales, connector }))
}
