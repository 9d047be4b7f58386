import { setTimeout as pause } from 'node:timers/promises'
import { Leashed } from './leashed.ts'

const longestStartMs = 240_000

/** What `npm start` runs, without npm, which does not wait for it: killed or stopped, and started again. */
export class Instance {
  readonly url: string
  readonly #port: number
  #variables: Readonly<Record<string, string>>
  #process: Leashed | undefined

  constructor(port: number, variables: Readonly<Record<string, string>>) {
    this.#port = port
    this.#variables = variables
    this.url = `http://localhost:${port}`
  }

  /** @param variables of its environment from now on, over those that it has */
  async start(variables: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#variables = { ...this.#variables, ...variables }
    const started = new Leashed([process.execPath, 'scripts/start.mjs'], {
      ...this.#variables,
      PORT: String(this.#port),
    })
    this.#process = started
    const until = Date.now() + longestStartMs
    while (!(await isReady(this.url))) {
      if (!started.isRunning || Date.now() > until) throw new Error(`${this.url} does not start`)
      await pause(100)
    }
  }

  /** `SIGKILL` as by a power cut, `SIGTERM` as by whoever runs it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const status = await this.#process?.end(signal)
    this.#process = undefined
    if (signal === 'SIGTERM' && status) throw new Error(`${this.url} did not stop well: ${status}`)
  }

  async again(signal: 'SIGKILL' | 'SIGTERM', variables?: Readonly<Record<string, string>>): Promise<void> {
    await this.end(signal)
    await this.start(variables)
  }
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/ready`, { headers: { connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  )
}
