import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync } from 'node:fs'
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
  readonly #variables: Readonly<Record<string, string>>
  #process: ChildProcess | undefined

  private constructor(port: number, database: string, variables: Readonly<Record<string, string>>) {
    this.#port = port
    this.#database = database
    this.#variables = variables
    this.url = `http://localhost:${port}`
  }

  /** @param variables of its environment, beside those that every such server has */
  static async start(
    port: number,
    variables: Readonly<Record<string, string> & { UTILITY: string }>,
  ): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'wattgrant-own-'))
    const server = new OwnServer(port, join(folder, 'own.db'), variables)
    await server.start()
    return server
  }

  async start(): Promise<void> {
    const kept = keptOutput(`own-${this.#port}`)
    this.#process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
      stdio: ['ignore', kept ?? 'ignore', kept ?? 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.#port),
        DATABASE_URL: `file:${this.#database}`,
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

  /** A fault that nobody reckons with: while `act` runs, a table is not there. */
  async without(table: string, act: () => Promise<void>): Promise<void> {
    const database = new DatabaseSync(this.#database, { timeout: 5000 })
    try {
      database.exec(`alter table "${table}" rename to missing`)
      await act()
    } finally {
      database.exec(`alter table missing rename to "${table}"`)
      database.close()
    }
  }

  /** As a power cut would: nothing gets a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** As whoever runs it would; with the status that it ends with. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const dying = this.#process
    this.#process = undefined
    if (!dying || dying.exitCode !== null) return dying?.exitCode ?? null
    dying.kill(signal)
    const [status] = await once(dying, 'exit')
    return status
  }
}

/** Where the run keeps what servers print, if it does. */
export function keptOutput(name: string): number | undefined {
  const folder = process.env.LOG_FOLDER
  if (!folder) return undefined
  mkdirSync(folder, { recursive: true })
  return openSync(join(folder, `${name}.log`), 'a')
}
