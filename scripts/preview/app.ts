import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Profile } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'

/** A running server. */
export interface App {
  readonly url: string
  stop(): Promise<void>
}

/** A mail server that nobody is at: what is sent stays in the outbox. */
const nobodysMail = 'smtp://127.0.0.1:9'

/** @throws CodedError `configuration`, in its own words, for an app that does not start */
export async function startApp({
  port,
  utility,
  utilitiesFolder,
  databaseUrl,
  secret,
  profile,
}: {
  readonly port: number
  readonly utility: string
  readonly utilitiesFolder: string
  readonly databaseUrl: string
  readonly secret: string
  readonly profile: Profile
}): Promise<App> {
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...secretsOf(profile),
      NODE_ENV: 'production',
      WATTGRANT_ENV: 'sandbox',
      PORT: String(port),
      PUBLIC_URL: url,
      UTILITY: utility,
      UTILITIES_FOLDER: utilitiesFolder,
      DATABASE_URL: databaseUrl,
      WATTGRANT_SECRET: secret,
      WATTGRANT_OTHER_SECRET: '',
      METRICS_ADDRESS: '',
      SMTP_URL: nobodysMail,
    },
  })
  const printed = text(server.stderr as Readable)
  const ended = once(server, 'exit')
  const isReady = await Promise.race([once(server, 'message').then(() => true), ended.then(() => false)])
  if (!isReady) {
    const why = (await printed).replace(/^Wattgrant does not start\. /, '').trim()
    throw new CodedError('configuration', why || 'the server does not start')
  }
  return {
    url,
    stop: async () => {
      server.kill('SIGKILL')
      await ended
    },
  }
}

/** Providers are not asked; without their secrets it would not start. */
function secretsOf({ signIn }: Profile): Record<string, string> {
  return Object.fromEntries(
    signIn.flatMap((way) => (way.kind === 'openid-connect' ? [[way.clientSecret, 'not used']] : [])),
  )
}
