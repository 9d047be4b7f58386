import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A utility's own OpenID Provider: another program, with its own accounts, sessions and pages. */
export class IdentityProvider {
  readonly #redirectUri: string
  #process: ChildProcess | undefined

  /** @param utility the address of the server that lets people sign in with it */
  constructor(utility: string) {
    this.#redirectUri = `${utility}/api/auth/callback/member-account`
  }

  /** What the server has to know it by. */
  static readonly secret = 'known to the provider and to the server of the tests'
  static readonly url = 'http://127.0.0.1:3940'

  async start(): Promise<void> {
    this.#process = spawn(process.execPath, ['examples/identity-provider/main.ts'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PORT: '3940',
        CLIENT_SECRET: IdentityProvider.secret,
        REDIRECT_URI: this.#redirectUri,
      },
    })
    await once(this.#process, 'message')
  }

  async stop(): Promise<void> {
    const stopping = this.#process
    this.#process = undefined
    if (!stopping || stopping.exitCode !== null) return
    stopping.kill()
    await once(stopping, 'exit')
  }
}
