import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const tablesOfRequests = [
  'registration',
  'client',
  'credential',
  'message',
  'interaction',
  'grant',
  'receipt',
  'artifact',
  'outbox',
]

/** A server of the tests' own, with a database of its own, that can be killed and started again. */
export class OwnServer {
  readonly url: string
  readonly #port: number
  readonly #database: string
  readonly #variables: Record<string, string>
  #process: ChildProcess | undefined

  private constructor(port: number, database: string, variables: Record<string, string>) {
    this.#port = port
    this.#variables = variables
    this.#database = database
    this.url = `http://localhost:${port}`
  }

  /** @param variables of its environment, in place of or beside the usual ones */
  static async start(port: number, variables: Record<string, string> = {}): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'wattgrant-own-'))
    const server = new OwnServer(port, join(folder, 'own.db'), variables)
    await server.start()
    return server
  }

  async start(): Promise<void> {
    this.#process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.#port),
        DATABASE_URL: `file:${this.#database}`,
        UTILITY: 'example-gas-electric',
        WATTGRANT_SECRET: 'the secret of the restart tests, long enough',
        ...this.#variables,
      },
    })
    await once(this.#process, 'message')
  }

  /** How many rows each table has that a client or a customer can add to. */
  countRows(): Record<string, number> {
    const database = new DatabaseSync(this.#database, { readOnly: true })
    try {
      return Object.fromEntries(
        tablesOfRequests.map((table) => {
          const row = database.prepare(`select count(*) as rows from "${table}"`).get()
          return [table, Number(row?.rows)]
        }),
      )
    } finally {
      database.close()
    }
  }

  /** As a power cut would: nothing gets a chance to tidy up. */
  async kill(): Promise<void> {
    const dying = this.#process
    this.#process = undefined
    if (!dying || dying.exitCode !== null) return
    dying.kill('SIGKILL')
    await once(dying, 'exit')
  }
}
