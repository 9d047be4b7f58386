import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const leash = join(import.meta.dirname, 'leash.ts')

/** A program of others with its children, which ends with the tests at the latest. */
export class Leashed {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>

  constructor(command: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    this.#process = fork(leash, command, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...variables },
    })
    this.#ended = once(this.#process, 'exit')
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** Sends it and its children a signal, and waits for their end. The status it ended with. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.isRunning) this.#process.send(signal)
    await this.#ended
    return this.#process.exitCode
  }
}
